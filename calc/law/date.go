package law

import "section321/calc/day"

// A Date is a day in Eastern time, on which the law is one or another. The zero Date ""
// stands for "no end known" where a fact ends.
type Date = day.Date

// ParseDate reads a day. It refuses days that the calendar does not have.
func ParseDate(s string) (Date, error) { return day.Parse(s) }
