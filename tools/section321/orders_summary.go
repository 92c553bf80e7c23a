package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"section321/calc/money"
)

// sums are what some orders come to.
type sums struct {
	Rows, Orders, PersonDays, Unknown   int
	Retail, Duty, Fees, Total, OpenFees string
}

// figure is a sum, or that none of its orders is known.
func (s *sums) figure(amount string) string {
	if s.Unknown > 0 && s.Unknown == s.Orders && strings.Trim(amount, "0.") == "" {
		return "not known"
	}
	return dollars(amount)
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
	return fmt.Sprintf("The totals of %s of %s are not known. The sums leave them out.", money.Grouped(strconv.Itoa(s.Unknown)), many(s.Orders, "order", "orders"))
}

// without says of how many orders a month's sum is not.
func (s *sums) without() string {
	if s.Unknown == 0 || s.Unknown == s.Orders {
		return ""
	}
	return fmt.Sprintf(", without %d not known", s.Unknown)
}

// readOf is what a person must know of how a file was read.
type readOf struct {
	Statuses []struct {
		Status, Text, Worth string
		Rows                int
	}
	Remarks []struct {
		Kind, What, Text, Amount string
		Rows                     int
		Words                    []string
	}
}

// printReading says first what was taken for granted, taken off, left out and not
// understood: the sums below are no better than this.
func printReading(p *printer, guess []byte, read *readOf, arrival string) error {
	var g struct {
		Format, Name string
		Notes        []string
	}
	if err := json.Unmarshal(guess, &g); err != nil {
		return fmt.Errorf("reading the guess: %w", err)
	}
	p.heading("How the file was read")
	if g.Format != "csv" {
		p.say("", "Known as: "+g.Name+".")
	}
	for _, n := range g.Notes {
		p.say("- ", n)
	}
	if arrival != "" {
		p.say("- ", arrival)
	}
	for _, r := range read.Remarks {
		text := r.Text
		switch {
		case r.What == "columns", r.What == "broken-quote", r.What == "unread-amount", r.What == "unknown-status", r.What == "currency":
			join := ": "
			if r.What == "currency" {
				join = " "
			}
			text += join + strings.Join(r.Words, ", ")
			if more := r.Rows - len(r.Words); r.What == "broken-quote" && more > 0 {
				text += fmt.Sprintf(" and %d more", more)
			}
		case r.What == "other-discounts":
			text += " (" + strings.Join(r.Words, ", ") + ")"
		case r.Amount == "" && r.What != "payments" && r.What != "tax-included":
			text += fmt.Sprintf(" (%s)", many(r.Rows, "line", "lines"))
		}
		if r.Amount != "" {
			text += ", " + dollars(r.Amount)
		}
		p.say("- ", text+".")
	}
	for _, s := range read.Statuses {
		if s.Status == "counted" || s.Status == "note" {
			continue
		}
		text := fmt.Sprintf("%s: %s", s.Text, many(s.Rows, "line", "lines"))
		if strings.Trim(s.Worth, "0.") != "" {
			text += ", " + dollars(s.Worth)
		}
		p.say("- ", "Not counted. "+text+".")
	}
	return nil
}

// printSummary prints what was read and what it comes to, for people.
func printSummary(out io.Writer, guess, report, summary []byte, arrival string) error {
	var read struct {
		readOf
		Rows     int
		From, To string
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
	count := func(label string, n int) { p.pair(label, money.Grouped(strconv.Itoa(n))) }
	if s.Orders == 0 {
		p.say("", "No order in this file counts.")
	} else {
		days := "from " + read.From + " to " + read.To
		if read.From == read.To {
			days = "on " + read.From
		}
		p.say("", fmt.Sprintf("%s %s, %s of goods", many(s.Orders, "order", "orders"), days, dollars(s.Retail)))
	}
	if err := printReading(p, guess, &read.readOf, arrival); err != nil {
		return err
	}
	if s.Orders > 0 {
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
		if strings.Trim(s.OpenFees, "0.") != "" {
			p.pair("Fees of the orders whose total is not known, not in it", dollars(s.OpenFees))
		}
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
		p.pair(fmt.Sprintf("%s  %s, %s%s", m.Month, many(m.Orders, "order", "orders"), dollars(m.Retail), m.without()), m.figure(m.Total))
	}
	if len(s.Over) > 0 {
		p.heading("Person-days furthest over")
		for _, d := range s.Over[:min(len(s.Over), 10)] {
			p.pair(d.Day+"  "+d.Person, dollars(d.Aggregate))
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
