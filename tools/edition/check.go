package edition

import (
	"encoding/json"
	"fmt"

	"section321/calc/law"
	"section321/calc/tariff/lists"
	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/tools/cases"
)

// A Report is what a look at the tables found.
type Report struct {
	Faults []string // what is wrong in them
	Cases  int      // known answers that were asked for
	Fails  []string // those that no longer hold
	Moved  []Move   // answers of cases that are others than before
	Proof  *law.Proof
}

// A Move is a case whose total an edit changes.
type Move struct{ ID, Title, Before, After string }

// Check says what is wrong in the parts and which known answers they change, against the calculator
// of the law before. It leaves the law of the parts in use.
func Check(p *Parts, before *wire.Calculator) (*Report, error) {
	known, err := cases.Read("cases", p.Cases)
	if err != nil {
		return nil, err
	}
	totals := make([]string, len(known))
	for i, k := range known {
		totals[i] = total(before.Answer("check", k.Request))
	}
	after, err := native.Open(p.Tables, p.Lists, p.Schedule)
	if err != nil {
		return &Report{Faults: []string{err.Error()}}, nil
	}
	faults, proof, err := p.audit()
	if err != nil {
		return nil, err
	}
	r := &Report{Faults: faults, Proof: proof}
	for i, k := range known {
		if k.Waits != "" {
			continue
		}
		r.Cases++
		answer := after.Answer("check", k.Request)
		for _, fails := range k.Fails(answer) {
			r.Fails = append(r.Fails, fmt.Sprintf("%s (%s): %v", k.ID, k.Title, fails))
		}
		if now := total(answer); now != totals[i] {
			r.Moved = append(r.Moved, Move{k.ID, k.Title, totals[i], now})
		}
	}
	return r, nil
}

// Proven says how many official rows of money an excerpt proves, and names the others by the reason.
func (r *Report) Proven() []string {
	if r.Proof == nil { // the tables cannot be read
		return nil
	}
	p := r.Proof
	lines := []string{fmt.Sprintf("%d official rows state money; an excerpt of the official text proves %d of them.", p.Rows, p.Rows-len(p.Without))}
	var reasons []string
	names := map[string][]string{}
	for _, u := range p.Without {
		why := u.Why
		if why == "" {
			why = "Neither an excerpt nor the reason why there is none: write one into the row or into proofs.csv."
		}
		if names[why] == nil {
			reasons = append(reasons, why)
		}
		names[why] = append(names[why], "    "+u.File+", "+u.Row)
	}
	for _, why := range reasons {
		lines = append(append(lines, fmt.Sprintf("  %d without proof. %s", len(names[why]), why)), names[why]...)
	}
	return lines
}

// audit names the faults of tables that can be read, and tells what an excerpt proves.
func (p *Parts) audit() ([]string, *law.Proof, error) {
	l, err := law.With(p.Tables["measures.csv"])
	if err != nil {
		return nil, nil, err
	}
	earlier, err := law.With(p.Tables["before.csv"])
	if err != nil {
		return nil, nil, err
	}
	named, err := lists.Load(p.Lists)
	if err != nil {
		return nil, nil, err
	}
	proof, err := l.Prove(p.Proofs, earlier)
	if err != nil {
		return nil, nil, err
	}
	var faults []string
	for _, f := range append(l.Audit(named.Names(), earlier), proof.Faults...) {
		faults = append(faults, f.String())
	}
	return faults, proof, nil
}

// total is the total of an answer in words: dollars, a range, or why there is none.
func total(answer []byte) string {
	var a struct {
		Owed
		Error *struct{ Message string }
	}
	switch err := json.Unmarshal(answer, &a); {
	case err != nil:
		return err.Error()
	case a.Error != nil:
		return a.Error.Message
	}
	return a.Owed.String()
}

// Owed is what an answer says that is owed: a total, or its bounds where that is not known.
type Owed struct {
	Total           *string
	AtLeast, AtMost string
}

// String is the total in words.
func (o Owed) String() string {
	switch {
	case o.Total != nil:
		return "$" + *o.Total
	case o.AtLeast != "" && o.AtMost != "":
		return "$" + o.AtLeast + " to $" + o.AtMost
	case o.AtLeast != "":
		return "$" + o.AtLeast + " or more"
	}
	return "not known"
}
