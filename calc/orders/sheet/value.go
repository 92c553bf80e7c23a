package sheet

import (
	"bytes"
	"math"
	"strconv"
)

// Serial numbers count days from these, in days since 1970. The one of 1900 takes
// 1900 for a leap year, so that it is right from March 1900 on.
const (
	from1900 = -25569
	from1904 = -24107
)

// shownDigits is how many digits of a number spreadsheets keep and show: 19.99 may
// stand in the file as 19.989999999999998.
const shownDigits = 15

// appendValue appends a cell's number as its format means it.
func (r *Rows) appendValue(out, text []byte, f *format) []byte {
	switch f.kind {
	case date, clock:
		return r.appendDate(out, text, f.kind)
	case percent:
		if n, err := strconv.ParseFloat(string(text), 64); err == nil {
			return append(appendFloat(out, n*100), '%')
		}
	}
	if f.money != "" && len(text) > 0 {
		if text[0] == '-' {
			out, text = append(out, '-'), text[1:]
		}
		out = append(out, f.money...)
		if last := f.money[len(f.money)-1]; last >= 'A' && last <= 'Z' {
			out = append(out, ' ')
		}
	}
	from := len(out)
	out = appendNumber(out, text)
	if f.money != "" && len(out)-from > 2 && out[len(out)-2] == '.' {
		return append(out, '0')
	}
	if missing := f.zeros - (len(out) - from); missing > 0 && bytes.IndexByte(out[from:], '-') < 0 && bytes.IndexByte(out[from:], '.') < 0 {
		out = append(out, zeros[:min(missing, len(zeros))]...)
		copy(out[from+min(missing, len(zeros)):], out[from:])
		copy(out[from:], zeros[:min(missing, len(zeros))])
	}
	return out
}

const zeros = "00000000000000000000"

// appendNumber appends a number in plain digits with a point.
func appendNumber(out, text []byte) []byte {
	digits, point := 0, -1
	for i, c := range text {
		switch {
		case c-'0' <= 9:
			digits++
		case c == '.' && point < 0:
			point = i
		case c == '-' && i == 0:
		default:
			digits = shownDigits + 1
		}
	}
	if digits <= shownDigits {
		out = append(out, text...)
		if point >= 0 && len(text)-point == 4 {
			out = append(out, '0') // so that nobody takes 1.234 for a thousand and more
		}
		return out
	}
	n, err := strconv.ParseFloat(string(text), 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return appendCell(out, plain(text))
	}
	return appendFloat(out, n)
}

func appendFloat(out []byte, n float64) []byte {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'e', shownDigits-1, 64), 64)
	if short == 0 {
		short = 0 // not minus zero
	}
	if short != 0 && (math.Abs(short) >= 1e21 || math.Abs(short) < 1e-15) {
		return strconv.AppendFloat(out, short, 'e', -1, 64)
	}
	from := len(out)
	out = strconv.AppendFloat(out, short, 'f', -1, 64)
	if point := bytes.IndexByte(out[from:], '.'); point >= 0 && len(out)-from-point == 4 {
		out = append(out, '0')
	}
	return out
}

// appendDate appends the day that a serial number counts to, and its time.
func (r *Rows) appendDate(out, text []byte, k kind) []byte {
	if k == date && bytes.Equal(text, r.lastSerial) {
		return append(out, r.lastDay...)
	}
	serial, err := strconv.ParseFloat(string(text), 64)
	if err != nil || serial < 0 || serial > 2958466 { // the year 9999
		return appendNumber(out, text)
	}
	seconds := int64(math.Round(serial * 86400))
	days, time := seconds/86400, int(seconds%86400)
	from := len(out)
	if k == date {
		out = appendDay(out, days+r.book.from)
		if time != 0 {
			out = append(out, ' ')
		}
	}
	if k == clock || time != 0 {
		if k == clock {
			time = int(min(seconds, 99*3600+3599))
		}
		out = append(out, two(time/3600)...)
		out = append(append(out, ':'), two(time/60%60)...)
		out = append(append(out, ':'), two(time%60)...)
	}
	if k == date {
		r.lastSerial, r.lastDay = append(r.lastSerial[:0], text...), append(r.lastDay[:0], out[from:]...)
	}
	return out
}

func two(n int) []byte { return []byte{byte('0' + n/10), byte('0' + n%10)} }

// appendDay appends a day in days since 1970.
func appendDay(out []byte, n int64) []byte {
	z := n + 719468
	era := z / 146097
	ofEra := z - era*146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	year, month, day := int(yearOfEra+era*400), int(m+3), int(ofYear-(153*m+2)/5+1)
	if month > 12 {
		month -= 12
		year++
	}
	out = append(append(out, two(year/100)...), two(year%100)...)
	out = append(append(out, '-'), two(month)...)
	return append(append(out, '-'), two(day)...)
}
