package orders

import (
	"strings"
	"unicode/utf8"

	"section321/calc/day"
)

// Orders of the parts of a date written in figures only, such as 03/04/2025.
const (
	YearFirst  = "ymd"
	DayFirst   = "dmy"
	MonthFirst = "mdy"
)

// firstYear and lastYear bound what is taken for a date of an order.
const (
	firstYear = 1938
	lastYear  = 2100
)

// readDate reads the day a cell names, in Eastern time where it says its own zone.
// order decides dates in figures that could be read two ways.
func readDate(text []byte, order string) (day int32, ok bool) {
	// 2025-12-06 and 2025-12-06 10:37:33 are most of all dates.
	if len(text) >= 10 && text[4] == '-' && text[7] == '-' && (len(text) == 10 || len(text) <= 19 && text[10] == ' ') {
		y, a := figures(text[:4])
		m, b := figures(text[5:7])
		d, c := figures(text[8:10])
		if a && b && c && clock(text[10:]) {
			return calendar(y, m, d)
		}
	}
	return readAnyDate(strings.TrimSpace(string(text)), order)
}

// clock reports whether a text is a time of day without a zone, or nothing.
func clock(text []byte) bool {
	if len(text) > 2 && (text[1] > '2' || text[1] == '2' && text[2] > '4') {
		return false
	}
	for _, c := range text {
		if c-'0' > 9 && c != ':' && c != ' ' {
			return false
		}
	}
	return true
}

func figures(text []byte) (n int, ok bool) {
	for _, c := range text {
		if c-'0' > 9 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(text) > 0
}

// calendar returns the number of a day that the calendar has.
func calendar(year, month, of int) (int32, bool) {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || of < 1 || of > 31 {
		return 0, false
	}
	n := day.Number(year, month, of)
	if of > 28 {
		if _, m, d := day.Of(n); m != month || d != of {
			return 0, false
		}
	}
	return n, true
}

// readAnyDate reads what readDate does not read at a glance.
func readAnyDate(text, order string) (int32, bool) {
	parts, rest, named := dateParts(text)
	var year, month, day int
	switch {
	case len(parts) == 1 && rest == "" && named == 0:
		return oneFigure(parts[0])
	case named > 0 && len(parts) == 2:
		// 6 December 2025, December 6 2025, Dec-06-25, 2025 December 6
		month = named
		a, b := parts[0], parts[1]
		if len(a.text) == 4 {
			a, b = b, a
		}
		day, year = a.n, fullYear(b)
	case named == 0 && len(parts) == 3:
		p := [3]figure{parts[0], parts[1], parts[2]}
		switch {
		case len(p[0].text) == 4:
			year, month, day = p[0].n, p[1].n, p[2].n
		case order == MonthFirst:
			month, day, year = p[0].n, p[1].n, fullYear(p[2])
		case order == DayFirst:
			day, month, year = p[0].n, p[1].n, fullYear(p[2])
		default:
			year, month, day = fullYear(p[0]), p[1].n, p[2].n
		}
	default:
		return 0, false
	}
	n, ok := calendar(year, month, day)
	if !ok {
		return 0, false
	}
	minutes, zone, zoned, ok := timeOfDay(rest)
	if !ok {
		return 0, false
	}
	if zoned {
		return easternDay(int64(n)*24*60 + int64(minutes) - int64(zone)), true
	}
	return n, true
}

// A figure is digits that stand together.
type figure struct {
	text string
	n    int
}

func fullYear(f figure) int {
	switch {
	case len(f.text) != 2:
		return f.n
	case f.n < 70:
		return 2000 + f.n
	}
	return 1900 + f.n
}

// oneFigure reads 20251206, the days since 1899-12-30 that spreadsheets count, or the
// seconds or thousandths of them since 1970 that programs count.
func oneFigure(f figure) (int32, bool) {
	if n, ok := figures([]byte(f.text)); ok && (len(f.text) == 10 || len(f.text) == 13) {
		if len(f.text) == 13 {
			n /= 1000
		}
		of := easternDay(int64(n) / 60)
		year, _, _ := day.Of(of)
		return of, year > 2001 && year <= lastYear
	}
	if len(f.text) == 8 {
		return calendar(f.n/10000, f.n/100%100, f.n%100)
	}
	if len(f.text) == 5 && f.n > 20000 && f.n < 73000 {
		return int32(f.n) - 25569, true
	}
	return 0, false
}

// dateParts takes a text apart into the figures of its date, the month that is
// named in it (0 when none is), and what stands behind the date.
func dateParts(text string) (parts []figure, rest string, month int) {
	for text != "" {
		c := text[0]
		switch {
		case c-'0' <= 9:
			i := 1
			for i < len(text) && text[i]-'0' <= 9 {
				i++
			}
			n, _ := figures([]byte(text[:min(i, 9)]))
			parts = append(parts, figure{text[:i], n})
			text = text[i:]
		case strings.HasPrefix(text, "年") || strings.HasPrefix(text, "月"):
			text = text[len("年"):]
			continue
		case c == '/' || c == '-' || c == '.' || c == ' ' || c == ',':
			text = text[1:]
			continue
		default:
			i := 0
			for i < len(text) && (text[i] >= utf8.RuneSelf || text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z') {
				i++
			}
			if i == 0 {
				return parts, text, month
			}
			m, filler := monthNamed(text[:i])
			if m > 0 && month == 0 {
				month = m
			} else if !filler || m > 0 {
				return parts, text, month
			}
			text = text[i:]
			continue
		}
		if len(parts) == 3 || len(parts) == 2 && month > 0 {
			return parts, strings.TrimPrefix(text, "日"), month
		}
		// A fraction of a spreadsheet's day is its time.
		if len(parts) == 1 && len(parts[0].text) == 5 && strings.HasPrefix(text, ".") {
			return parts, "", month
		}
	}
	return parts, "", month
}

// months begin in these ways in English, Spanish, French, German, Italian,
// Portuguese and Dutch.
var months = [12]string{"jan ene gen", "feb fev fév", "mar mär mrt", "apr abr avr", "may mai mag mei", "jun juin giu",
	"jul juil lug", "aug ago aoû aou", "sep set", "oct okt ott out", "nov", "dec dic dez déc"}

// monthNamed returns the month a word names, else whether the word only fills:
// the de of 6 de diciembre, the th of 6th, the day of the week.
func monthNamed(word string) (month int, filler bool) {
	word = strings.ToLower(word)
	for i, beginnings := range months {
		for b := range strings.FieldsSeq(beginnings) {
			if strings.HasPrefix(word, b) {
				return i + 1, false
			}
		}
	}
	switch word {
	case "de", "del", "of", "st", "nd", "rd", "th", "er", "º", "le", "el":
		return 0, true
	}
	for day := range strings.FieldsSeq("mon tue wed thu fri sat sun") {
		if strings.HasPrefix(word, day) {
			return 0, true
		}
	}
	return 0, false
}

// timeOfDay reads what may stand behind a date: a time and a zone, in minutes.
func timeOfDay(text string) (minutes, zone int, zoned, ok bool) {
	text = strings.TrimSpace(strings.TrimLeft(text, " T,"))
	if text == "" {
		return 0, 0, false, true
	}
	end := strings.IndexFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != ':' && r != '.' })
	if end < 0 {
		end = len(text)
	}
	hour, rest, _ := strings.Cut(text[:end], ":")
	minute, _, _ := strings.Cut(rest, ":")
	h, ok1 := figures([]byte(hour))
	m, ok2 := figures([]byte(minute))
	if !ok1 || !ok2 || h > 24 || m > 59 {
		return 0, 0, false, false
	}
	text = strings.ToUpper(strings.TrimSpace(text[end:]))
	for _, half := range []string{"AM", "A.M.", "PM", "P.M."} {
		if after, found := strings.CutPrefix(text, half); found {
			h %= 12
			if half[0] == 'P' {
				h += 12
			}
			text = strings.TrimSpace(after)
			break
		}
	}
	if text == "" || text == "HS" || text == "HS." || text == "H" || text == "UHR" {
		return h*60 + m, 0, false, true
	}
	zone, ok = zoneOf(text)
	return h*60 + m, zone, true, ok
}

// zones are the names of zones that exports write, in hours east of UTC.
var zones = []struct {
	name  string
	hours int
}{{"Z", 0}, {"UTC", 0}, {"GMT", 0}, {"EST", -5}, {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6},
	{"PST", -8}, {"PDT", -7}, {"BST", 1}, {"CET", 1}, {"CEST", 2}, {"MEZ", 1}, {"MESZ", 2}, {"JST", 9},
	{"KST", 9}, {"HKT", 8}, {"SGT", 8}, {"AEST", 10}, {"AEDT", 11}, {"BEIJING", 8}, {"ASIA/SHANGHAI", 8}, {"ASIA/TOKYO", 9}}

// zoneOf returns the minutes east of UTC of a zone's name or of +0100.
func zoneOf(text string) (minutes int, ok bool) {
	text = strings.Trim(text, "()")
	for _, z := range zones {
		if z.name == text {
			return z.hours * 60, true
		}
	}
	text = strings.TrimPrefix(strings.TrimPrefix(text, "UTC"), "GMT")
	if len(text) < 2 || text[0] != '+' && text[0] != '-' {
		return 0, false
	}
	digits := strings.Replace(text[1:], ":", "", 1)
	if len(digits) <= 2 {
		digits += "00"
	}
	n, ok := figures([]byte(digits))
	if minutes = n/100*60 + n%100; text[0] == '-' {
		minutes = -minutes
	}
	return minutes, ok && n <= 1400
}

// zoneInName returns the zone that a column's name says its times are in, as it
// stands behind a time: " UTC" for Created (UTC), "" when it says none.
func zoneInName(name string) string {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool {
		return r == ' ' || r == '(' || r == ')' || r == '_' || r == '[' || r == ']' || r == ','
	}) {
		word = strings.ToUpper(word)
		if word == "Z" {
			continue
		}
		if _, ok := zoneOf(word); ok {
			return " " + word
		}
	}
	return ""
}

// writeDay appends a day as YYYY-MM-DD.
func writeDay(b []byte, n int32) []byte { return day.Append(b, n) }
