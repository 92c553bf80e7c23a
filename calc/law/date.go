package law

import "section321/calc/say"

// A Date is a calendar day in Eastern time, written YYYY-MM-DD. Dates compare
// with < and >; the zero Date "" stands for "no end known" where a fact ends.
type Date string

// ParseDate reads a day. It refuses days that the calendar does not have.
func ParseDate(s string) (Date, error) {
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
	for day += n; day > daysIn(year, month); {
		day -= daysIn(year, month)
		if month++; month > 12 {
			year, month = year+1, 1
		}
	}
	for day < 1 {
		if month--; month < 1 {
			year, month = year-1, 12
		}
		day += daysIn(year, month)
	}
	return written(year, month, day)
}

// written is how a day is written; it is asked for each day of many entries.
func written(year, month, day int) Date {
	digit := func(n int) byte { return byte('0' + n%10) }
	return Date([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)})
}

// DaysSince returns how many days d is after another.
func (d Date) DaysSince(o Date) int { return d.number() - o.number() }

// number counts the days from the first of March of the year 0, which puts a leap day
// at a year's end.
func (d Date) number() int {
	year, month, day, _ := digitsOf(string(d))
	if month < 3 {
		year, month = year-1, month+12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
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
