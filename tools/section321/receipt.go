package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// An answer is the part of a check answer that a receipt shows.
type answer struct {
	Error *struct {
		problem
		Also []problem
	}
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
	Lines []struct {
		Layer, Amount, Base, Rate, Text string
		Cite                            []string
	}
	NotApplied        []statement
	Asks              []struct{ Text, Decides string }
	Unsupported       []struct{ Text string }
	Duty, Fees, Total *string
	Law               lawStamp
	Sources           map[string]struct{ Title, URL, Published, Checked string }
}

// A lawStamp says how current the law behind an answer is.
type lawStamp struct {
	Edition, VerifiedThrough string
	BeyondVerified           bool
	Ahead                    []struct{ Date, Text string }
}

type problem struct{ Code, Field, Message string }

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

const width = 78

// printReceipt prints an answer for a person: the verdict, then the reasons,
// then the law.
func printReceipt(out io.Writer, request, raw []byte) error {
	var a answer
	if err := json.Unmarshal(raw, &a); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if a.Error != nil {
		for _, p := range append([]problem{a.Error.problem}, a.Error.Also...) {
			fmt.Fprintf(out, "%s: %s\n", p.Code, p.Message)
		}
		return errFailed
	}
	p := &printer{out: out, notes: map[string]int{}}
	p.say("", verdictOf(&a))
	p.say("", strings.Repeat("=", width))
	e := &a.Exemption
	p.pair("Retail value counted", "$"+e.Aggregate)
	for _, r := range e.Recipients {
		p.pair("  for "+r.Recipient, "$"+r.Aggregate)
	}
	p.pair("Limit that day", "$"+orUnknown(e.Limit))
	if e.StatutoryLimit != e.Limit {
		p.pair("  in the statute", "$"+orUnknown(e.StatutoryLimit))
	}
	if e.Exempt {
		p.pair("Left for that day", "$"+e.Headroom)
	}
	if a.Entry != nil {
		p.pair("Entry", a.Entry.Type+" "+a.Entry.Name)
	}
	for _, l := range a.Lines {
		label := l.Layer
		if l.Rate != "" {
			label += fmt.Sprintf("  %s %% of $%s", l.Rate, l.Base)
		}
		p.pair(label, "$"+l.Amount+p.marks(l.Cite))
	}
	p.amount("Duty", a.Duty)
	p.amount("Fees", a.Fees)
	p.amount("Total", a.Total)

	p.heading("Why")
	for _, r := range e.Because {
		p.say("- ", r.Text+p.marks(r.Cite))
	}
	if a.Entry != nil {
		p.say("- ", a.Entry.Text+p.marks(a.Entry.Cite))
		for _, other := range a.Entry.Alternatives {
			p.say("  ", fmt.Sprintf("Or %s, %s: %s", other.Type, other.Name, other.Text))
		}
	}
	if len(a.Unsupported)+len(a.Asks) > 0 {
		p.heading("Not known")
		for _, u := range a.Unsupported {
			p.say("- ", u.Text)
		}
		for _, q := range a.Asks {
			p.say("- ", q.Text)
		}
	}
	p.heading("Did not apply")
	for _, n := range a.NotApplied {
		p.say("- ", n.Why+p.marks(n.Cite))
	}
	p.stamp(&a.Law)
	for i, id := range p.order {
		s := a.Sources[id]
		p.say(fmt.Sprintf("[%d] ", i+1), fmt.Sprintf("%s, published %s. %s", s.Title, s.Published, s.URL))
	}
	return p.err
}

func verdictOf(a *answer) string {
	v := verdicts[a.Outcome]
	if a.Outcome == "unsupported" && a.Exemption.Limit == "" {
		return "NOT KNOWN"
	}
	return v
}

func orUnknown(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

// A printer writes wrapped lines and numbers the sources as they are cited.
type printer struct {
	out   io.Writer
	notes map[string]int
	order []string
	err   error
}

func (p *printer) say(bullet, text string) {
	line := bullet
	indent := strings.Repeat(" ", len(bullet))
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+1+len([]rune(word)) > width && strings.TrimSpace(line) != strings.TrimSpace(bullet) {
			p.println(line)
			line = indent
		}
		if line != bullet && line != indent {
			line += " "
		}
		line += word
	}
	p.println(line)
}

// stamp prints what changes next and how current the law is.
func (p *printer) stamp(l *lawStamp) {
	if len(l.Ahead) > 0 {
		p.heading("What changes next")
		for _, c := range l.Ahead {
			p.say("- ", c.Date+"  "+c.Text)
		}
	}
	p.heading("Law")
	p.say("", "Edition "+l.Edition+", checked through "+l.VerifiedThrough+".")
	if l.BeyondVerified {
		p.say("", "Your date is later than that: something may have changed since.")
	}
}

func (p *printer) heading(text string) {
	p.println("")
	p.println(text)
	p.println(strings.Repeat("-", len(text)))
}

func (p *printer) println(line string) {
	if _, err := fmt.Fprintln(p.out, strings.TrimRight(line, " ")); err != nil && p.err == nil {
		p.err = err
	}
}

// pair prints a label and a figure at the two edges, as a receipt does.
func (p *printer) pair(label, figure string) {
	dots := max(2, width-len([]rune(label))-len([]rune(figure))-2)
	p.println(label + " " + strings.Repeat(".", dots) + " " + figure)
}

func (p *printer) amount(label string, amount *string) {
	if amount == nil {
		p.pair(label, "not known")
		return
	}
	p.pair(label, "$"+*amount)
}

// marks returns the numbers of sources, such as " [1][2]".
func (p *printer) marks(ids []string) string {
	var b strings.Builder
	for _, id := range ids {
		if p.notes[id] == 0 {
			p.order = append(p.order, id)
			p.notes[id] = len(p.order)
		}
		fmt.Fprintf(&b, "[%d]", p.notes[id])
	}
	return " " + b.String()
}
