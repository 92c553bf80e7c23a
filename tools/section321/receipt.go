package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// An answer is the part of a check answer that a receipt shows.
type answer struct {
	Outcome   string
	Exemption struct {
		Provision, Limit, StatutoryLimit, Aggregate, Headroom string
		Exempt                                                bool
		Because                                               []statement
		Recipients                                            []struct{ Recipient, Aggregate string }
	}
	Entry *struct {
		Type, Name, Text string
		Cite             []string
		Alternatives     []struct{ Type, Name, Text string }
	}
	Lines             []charge
	NotApplied        []statement
	Assumed           []statement
	Asks              []ask
	Unsupported       []struct{ Text string }
	Duty, Fees, Total *string
	AtLeast, AtMost   string
	CouldBe           struct{ Least, Most string }
	Alternatives      []struct {
		Method, Duty string
		Lines        []charge
	}
	Refund  *voidPart
	Law     lawStamp
	Sources map[string]source
}

// A voidPart is the void part of a duty.
type voidPart struct {
	Void, Owed           *string
	Lines, Instead, Kept []charge
	Text                 string
	Cite                 []string
}

// A charge is one amount of an answer.
type charge struct {
	Layer, Heading, Amount, Base, Rate, Text string
	Cite                                     []string
}

type ask struct{ Field, Fact, Text, Question, More string }

type statement struct {
	Rule, Layer, Text, Why string
	Cite                   []string
}

var verdicts = map[string]string{
	"exempt":      "FREE of duty and tax",
	"dutiable":    "NOT FREE: duty is owed",
	"incomplete":  "NOT DECIDED: something is missing",
	"prohibited":  "PROHIBITED: this may not be imported",
	"unsupported": "NOT FREE",
}

// printReceipt prints an answer for a person: the verdict, then the reasons,
// then the orders that may cover the goods, then the law.
func printReceipt(out io.Writer, raw, flagged []byte) error {
	var (
		a answer
		f flagsAnswer
	)
	if err := errors.Join(json.Unmarshal(raw, &a), json.Unmarshal(flagged, &f)); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	p := newPrinter(out)
	p.say("", verdictOf(&a))
	p.say("", strings.Repeat("=", width))
	e := &a.Exemption
	p.pair("Retail value counted", dollars(e.Aggregate))
	for _, r := range e.Recipients {
		p.pair("  for "+r.Recipient, dollars(r.Aggregate))
	}
	p.pair("Limit that day", orUnknown(e.Limit))
	if e.StatutoryLimit != e.Limit {
		p.pair("  in the statute", orUnknown(e.StatutoryLimit))
	}
	if e.Exempt {
		p.pair("Left for that day", dollars(e.Headroom))
	}
	if a.Entry != nil {
		p.pair("Entry", entryName(a.Entry.Type, a.Entry.Name))
	}
	p.amounts(&a)
	p.refund(a.Refund)

	if len(e.Because) > 0 || a.Entry != nil {
		p.heading("Why")
	}
	for _, r := range e.Because {
		p.say("- ", r.Text+p.marks(r.Cite))
	}
	if a.Entry != nil {
		p.say("- ", a.Entry.Text+p.marks(a.Entry.Cite))
		for _, other := range a.Entry.Alternatives {
			p.say("  ", fmt.Sprintf("Or %s: %s", entryName(other.Type, other.Name), other.Text))
		}
	}
	if len(a.Unsupported)+len(a.Asks) > 0 {
		p.heading("Not known")
		for _, u := range a.Unsupported {
			p.say("- ", u.Text)
		}
		for _, q := range a.Asks {
			p.say("- ", q.inFlags())
		}
	}
	if len(a.Assumed) > 0 {
		p.heading("Assumed")
		for _, s := range a.Assumed {
			p.say("- ", s.Text+p.marks(s.Cite))
		}
	}
	p.notApplied(a.NotApplied)
	p.flags(&f)
	p.stamp(&a.Law)
	maps.Copy(a.Sources, f.Sources)
	p.sources(a.Sources)
	return p.err
}

// amounts prints what is owed. Where the carrier could choose the postal method, both
// amounts stand side by side.
func (p *printer) amounts(a *answer) {
	for _, l := range a.Lines {
		p.charge("", l)
	}
	for _, m := range a.Alternatives {
		p.pair("Duty if the carrier chose "+m.Method, dollars(m.Duty))
		for _, l := range m.Lines {
			p.charge("  ", l)
		}
	}
	between := ""
	switch {
	case a.AtLeast != "" && a.AtMost != "":
		between = ": " + dollars(a.AtLeast) + " to " + dollars(a.AtMost)
	case a.AtLeast != "":
		between = ": " + dollars(a.AtLeast) + " or more"
	case a.AtMost != "":
		between = ": " + dollars(a.AtMost) + " or less"
	}
	p.amount("Duty", a.Duty, "")
	p.amount("Fees", a.Fees, "")
	p.amount("Total", a.Total, between)
	if c := a.CouldBe; a.Total != nil && c.Least != c.Most {
		p.pair("It could be, by the answers below", dollars(c.Least)+" to "+upTo(c.Most))
	}
}

// upTo is an upper bound, where there is one.
func upTo(most string) string {
	if most == "" {
		return "more"
	}
	return dollars(most)
}

// charge prints what an amount is for, and below it what was multiplied.
func (p *printer) charge(indent string, l charge) {
	label, more := layerName(l.Layer), l.Text
	switch {
	case label == "":
		label = l.Layer
	case more == label, more == label+".", ordinary[l.Layer] && more == l.Rate+"%":
		more = ""
	}
	p.pair(indent+label, dollars(l.Amount)+p.marks(l.Cite))
	details := []string{l.Heading, "", more}
	if l.Rate != "" {
		details[1] = l.Rate + " % of " + dollars(l.Base)
	}
	details = slices.DeleteFunc(details, func(s string) bool { return s == "" })
	if len(details) > 0 {
		p.say(indent+"  ", strings.Join(details, ", "))
	}
}

// notApplied says of each rule and duty why it did not apply.
func (p *printer) notApplied(all []statement) {
	for i, n := range all {
		all[i].Text = n.Why
		if name := layerName(n.Layer); name != "" && !strings.Contains(n.Why, name) {
			all[i].Text = name + ": " + n.Why
		}
	}
	p.statements("Did not apply", all)
}

// inFlags writes a question with the flag that answers it.
func (q ask) inFlags() string {
	flag := shipmentFlagNames.of(q.Field)
	if flag == "" {
		return q.Text
	}
	if q.Fact != "" {
		return fmt.Sprintf("%s Answer with -facts %[2]s or -facts not-%[2]s.", strings.Join(slices.DeleteFunc([]string{q.Question, q.More}, func(s string) bool { return s == "" }), " "), q.Fact)
	}
	switch flag {
	case "-postal-method":
		flag = "-postal-method ad-valorem or -postal-method specific"
	case "-loaded":
		flag = "-loaded YYYY-MM-DD"
	case "-metal-value", "-metal-weight":
		flag += " METAL=…, such as " + flag + " steel=40"
	}
	return q.Text + " Answer with " + toFill(flag) + "."
}

// entryName writes a type of entry with its number, where it has one.
func entryName(number, name string) string {
	if number == "none" || number == "mail" {
		return name
	}
	return number + " " + name
}

func verdictOf(a *answer) string {
	v := verdicts[a.Outcome]
	if a.Outcome == "unsupported" && a.Exemption.Limit == "" {
		return "NOT KNOWN"
	}
	return v
}

// orUnknown writes dollars, and that they are not known where they are not.
func orUnknown(amount string) string {
	if amount == "" {
		return "not known"
	}
	return dollars(amount)
}

func (p *printer) amount(label string, amount *string, bounds string) {
	if amount == nil {
		p.pair(label, "not known"+bounds)
		return
	}
	p.pair(label, dollars(*amount))
}
