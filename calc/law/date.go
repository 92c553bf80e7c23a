package law

import (
	"fmt"
	"time"
)

// A Date is a calendar day in Eastern time, written YYYY-MM-DD. Dates compare
// with < and >; the zero Date "" stands for "no end known" where a fact ends.
type Date string

const day = "2006-01-02"

// ParseDate reads a day. It refuses days that the calendar does not have.
func ParseDate(s string) (Date, error) {
	if len(s) != len(day) {
		return "", fmt.Errorf("%q is not a date written as YYYY-MM-DD", s)
	}
	if _, err := time.Parse(day, s); err != nil {
		return "", fmt.Errorf("%q is not a day of the calendar written as YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// AddDays returns the day n days after d, or before it when n is negative.
func (d Date) AddDays(n int) Date {
	t, err := time.Parse(day, string(d))
	if err != nil {
		return ""
	}
	return Date(t.AddDate(0, 0, n).Format(day))
}
