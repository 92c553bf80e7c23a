package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// sums are what some orders come to.
type sums struct {
	Rows, Orders, PersonDays, Unknown int
	Retail, Duty, Fees, Total         string
}

// figure is a sum, or that none of its orders is known.
func (s *sums) figure(amount string) string {
	if s.Unknown > 0 && s.Unknown == s.Orders && strings.Trim(amount, "0.") == "" {
		return "not known"
	}
	return "$" + amount
}

// left says what the sums leave out.
func (s *sums) left() string {
	switch {
	case s.Orders == 1:
		return "The total of the order is not known."
	case s.Unknown == s.Orders:
		return fmt.Sprintf("The totals of all %s are not known.", many(s.Orders, "order", "orders"))
	case s.Unknown == 1:
		return fmt.Sprintf("The total of 1 of %s is not known. The sums leave it out.", many(s.Orders, "order", "orders"))
	}
	return fmt.Sprintf("The totals of %s of %s are not known. The sums leave them out.", thousands(strconv.Itoa(s.Unknown)), many(s.Orders, "order", "orders"))
}

// without says of how many orders a month's sum is not.
func (s *sums) without() string {
	if s.Unknown == 0 || s.Unknown == s.Orders {
		return ""
	}
	return fmt.Sprintf(", without %d not known", s.Unknown)
}

// printSummary prints what was read and what it comes to, for people.
func printSummary(out io.Writer, report, summary []byte) error {
	var read struct {
		Rows     int
		From, To string
		Statuses []struct {
			Text string
			Rows int
		}
		Identity []struct {
			Text   string
			People int
		}
		Rejected struct {
			Rows  int
			First []struct {
				Line           int
				Column, Reason string
			}
		}
		Warnings []string
	}
	var s struct {
		sums
		PersonDaysOver, PersonDaysOverStatute int
		Outcomes                              []struct {
			Outcome string
			sums
		}
		Months []struct {
			Month string
			sums
		}
		Reasons []struct {
			Outcome, Text string
			Orders        int
		}
		Asks []struct {
			Text   string
			Orders int
		}
		Over []struct{ Day, Person, Aggregate, Outcome string }
		Law  lawStamp
	}
	if err := json.Unmarshal(report, &read); err != nil {
		return fmt.Errorf("reading the report: %w", err)
	}
	if err := json.Unmarshal(summary, &s); err != nil {
		return fmt.Errorf("reading the summary: %w", err)
	}
	p := newPrinter(out)
	count := func(label string, n int) { p.pair(label, thousands(strconv.Itoa(n))) }
	if s.Orders == 0 {
		p.say("", "No order in this file counts.")
	} else {
		days := "from " + read.From + " to " + read.To
		if read.From == read.To {
			days = "on " + read.From
		}
		p.say("", fmt.Sprintf("%s %s, $%s of goods", many(s.Orders, "order", "orders"), days, s.Retail))
		p.heading("What is owed")
		for _, o := range s.Outcomes {
			p.pair(fmt.Sprintf("%s: %s on %s", o.Outcome, many(o.Orders, "order", "orders"), many(o.PersonDays, "person-day", "person-days")), o.figure(o.Total))
		}
		where := ""
		if s.Unknown > 0 {
			p.say("", s.left())
			where = ", where known"
		}
		p.pair("Duty"+where, s.figure(s.Duty))
		p.pair("Fees"+where, s.figure(s.Fees))
		p.pair("Total"+where, s.figure(s.Total))
		count("Person-days over what was free that day", s.PersonDaysOver)
		count("Person-days over the amount in the statute", s.PersonDaysOverStatute)
	}
	if len(s.Reasons) > 0 {
		p.heading("Why")
	}
	for _, r := range s.Reasons[:min(len(s.Reasons), 10)] {
		p.say("- ", fmt.Sprintf("%s %s: %s", many(r.Orders, "order", "orders"), r.Outcome, r.Text))
	}
	for _, q := range s.Asks[:min(len(s.Asks), 10)] {
		p.say("? ", fmt.Sprintf("%s: %s", many(q.Orders, "order", "orders"), q.Text))
	}
	if len(s.Months) > 0 {
		p.heading("By month of importation")
	}
	for _, m := range s.Months {
		p.pair(fmt.Sprintf("%s  %s, $%s%s", m.Month, many(m.Orders, "order", "orders"), m.Retail, m.without()), m.figure(m.Total))
	}
	if len(s.Over) > 0 {
		p.heading("Person-days furthest over")
		for _, d := range s.Over[:min(len(s.Over), 10)] {
			p.pair(d.Day+"  "+d.Person, "$"+d.Aggregate)
		}
	}
	p.heading("What was read")
	for _, status := range read.Statuses {
		count(status.Text, status.Rows)
	}
	for _, i := range read.Identity {
		count("People told apart by "+i.Text, i.People)
	}
	for _, r := range read.Rejected.First[:min(len(read.Rejected.First), 10)] {
		p.say("! ", fmt.Sprintf("line %d, %s: %s", r.Line, r.Column, r.Reason))
	}
	for _, w := range read.Warnings {
		p.say("! ", w)
	}
	p.stamp(&s.Law)
	return p.err
}
