package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// sums are what some orders come to.
type sums struct {
	Rows, Orders, PersonDays, Unknown int
	Retail, Duty, Fees, Total         string
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
	p := &printer{out: out, notes: map[string]int{}}
	count := func(label string, n int) { p.pair(label, strconv.Itoa(n)) }
	p.println(fmt.Sprintf("%d orders from %s to %s, $%s of goods", s.Orders, read.From, read.To, s.Retail))
	p.heading("What is owed")
	for _, o := range s.Outcomes {
		p.pair(fmt.Sprintf("%s: %d orders on %d person-days", o.Outcome, o.Orders, o.PersonDays), "$"+o.Total)
	}
	p.pair("Duty", "$"+s.Duty)
	p.pair("Fees", "$"+s.Fees)
	p.pair("Total", "$"+s.Total)
	if s.Unknown > 0 {
		count("Orders whose total is not known and not in the sums", s.Unknown)
	}
	count("Person-days over what was free that day", s.PersonDaysOver)
	count("Person-days over the amount in the statute", s.PersonDaysOverStatute)
	p.heading("Why")
	for _, r := range s.Reasons[:min(len(s.Reasons), 10)] {
		p.say("- ", fmt.Sprintf("%d orders %s: %s", r.Orders, r.Outcome, r.Text))
	}
	for _, q := range s.Asks[:min(len(s.Asks), 10)] {
		p.say("? ", fmt.Sprintf("%d orders: %s", q.Orders, q.Text))
	}
	p.heading("By month of importation")
	for _, m := range s.Months {
		p.pair(fmt.Sprintf("%s  %d orders, $%s", m.Month, m.Orders, m.Retail), "$"+m.Total)
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
