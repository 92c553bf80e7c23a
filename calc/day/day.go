// Package day is the calendar: days as they are written, and as numbers to count with.
package day

import "section321/calc/say"

// A Date is a calendar day in Eastern time, written YYYY-MM-DD. Dates compare
// with < and >; the zero Date "" stands for "no end known" where a fact ends.
type Date string

// Parse reads a day. It refuses days that the calendar does not have.
func Parse(s string) (Date, error) {
	y, m, d, ok := digitsOf(s)
	if !ok {
		return "", say.Err("date-unwritten", say.Text("given", s))
	}
	if m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return "", say.Err("date-not-in-calendar", say.Text("given", s))
	}
	return Date(s), nil
}

// AddDays returns the day n days after d, or before it when n is negative. The
// zero Date stays as it is.
func (d Date) AddDays(n int) Date {
	year, month, day, ok := digitsOf(string(d))
	if !ok {
		return ""
	}
	return Date(Append(nil, Number(year, month, day)+int32(n)))
}

// DaysSince returns how many days d is after another.
func (d Date) DaysSince(o Date) int { return int(d.number() - o.number()) }

func (d Date) number() int32 {
	year, month, day, _ := digitsOf(string(d))
	return Number(year, month, day)
}

// Number returns the number of a day, counted from 1970-01-01 as clocks do (Howard Hinnant's
// days_from_civil). The calendar need not have the day.
func Number(year, month, day int) int32 {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	yearOfEra := year - era*400
	dayOfYear := (153*(month-3)+2)/5 + day - 1
	return int32(era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 719468)
}

// Of returns year, month and day of a number.
func Of(n int32) (year, month, day int) {
	z := int(n) + 719468
	era := z / 146097
	ofEra := z - era*146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	year, month, day = yearOfEra+era*400, m+3, ofYear-(153*m+2)/5+1
	if month > 12 {
		month -= 12
		year++
	}
	return
}

// Append appends the day of a number as it is written: 2026-07-23.
func Append(to []byte, n int32) []byte {
	y, m, d := Of(n)
	return append(to, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+d/10), byte('0'+d%10))
}

// digitsOf takes a date's figures apart. Package time would do it too, at the
// price of 15 KB in the engine for two small functions.
func digitsOf(s string) (year, month, day int, ok bool) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return 0, 0, 0, false
		}
	}
	number := func(digits string) (n int) {
		for i := range len(digits) {
			n = 10*n + int(digits[i]-'0')
		}
		return n
	}
	return number(s[:4]), number(s[5:7]), number(s[8:]), true
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
