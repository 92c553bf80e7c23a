//go:build !checkonly && !overhttp

package law

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// An Unproven row is official and states money, and no excerpt proves it.
type Unproven struct {
	File, Row string
	Why       string // why there is no excerpt, as far as somebody wrote it down
}

// A Proof is how many official rows of money there are, and those that no excerpt proves.
type Proof struct {
	Rows    int
	Without []Unproven
	Faults  []Fault // in the file of proofs
}

// proven is a row of proofs.csv.
type proven struct{ excerpt, why string }

// Prove looks whether an excerpt proves each official row of money: one of its own, or what proofs.csv has
// under its heading and rate. The others are libraries whose measures count too, such as those of earlier years.
func (l *Library) Prove(proofs string, others ...*Library) (*Proof, error) {
	p := &Proof{}
	of, used, err := p.read(proofs)
	if err != nil {
		return nil, err
	}
	row := func(f dated, keys ...string) {
		if f.Confidence != "official" || !f.money {
			return
		}
		p.Rows++
		why := ""
		for _, key := range keys {
			found, ok := of[key]
			if ok {
				used[key] = true
			}
			if found.excerpt != "" {
				return
			}
			if why == "" {
				why = found.why
			}
		}
		if f.Excerpt.Silent() {
			p.Without = append(p.Without, Unproven{f.file, f.row(), why})
		}
	}
	for _, f := range l.facts() {
		switch f.file {
		case "measures.csv":
		case "fees.csv":
			row(f, "fees "+l.yearOf(f.From)+",")
		default:
			row(f)
		}
	}
	for _, x := range l.Postal {
		row(dated{"postal.csv", x.Method, true, x.Fact})
	}
	for i, library := range append([]*Library{l}, others...) {
		file := "measures.csv"
		if i > 0 {
			file = "before.csv"
		}
		for _, m := range library.Measures {
			var keys []string
			for _, heading := range strings.Fields(m.Heading) {
				heading, _, _ = strings.Cut(heading, "@")
				keys = append(keys, heading+","+m.Rate.String())
			}
			row(dated{file, m.ID, !m.Rate.IsZero(), m.Fact}, keys...)
		}
	}
	for key := range of {
		if !used[key] {
			p.fault(strings.TrimSuffix(strings.Replace(key, ",", ", ", 1), ", "), "no official row of money has this heading and rate")
		}
	}
	slices.SortFunc(p.Faults, func(a, b Fault) int { return strings.Compare(a.String(), b.String()) })
	return p, nil
}

func (l *Library) yearOf(day Date) string {
	for _, f := range l.Fees {
		if f.From == day {
			return f.FiscalYear
		}
	}
	return ""
}

func (p *Proof) fault(row, text string) {
	p.Faults = append(p.Faults, Fault{"proofs.csv", row, text})
}

var proofColumns = []string{"heading", "rate", "stands_in", "excerpt", "why"}

// read reads proofs.csv by heading and rate.
func (p *Proof) read(text string) (of map[string]proven, used map[string]bool, err error) {
	of, used = map[string]proven{}, map[string]bool{}
	if text == "" {
		return of, used, nil
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, nil, fmt.Errorf("proofs.csv: %w", err)
	}
	if !slices.Equal(records[0], proofColumns) {
		return nil, nil, fmt.Errorf("proofs.csv has the columns %s; they are %s", strings.Join(records[0], ", "), strings.Join(proofColumns, ", "))
	}
	for _, r := range records[1:] {
		heading, rate, place, excerpt, why := r[0], r[1], r[2], r[3], r[4]
		key := heading + "," + rate
		named := strings.TrimSuffix(heading+", "+rate, ", ")
		if _, twice := of[key]; twice {
			p.fault(named, "stands in it twice")
		}
		switch {
		case (excerpt == "") == (why == ""):
			p.fault(named, "write either the excerpt or, in why, the reason why there is none")
		case excerpt != "" && place == "":
			p.fault(named, "stands_in is empty: it is not said which schedule the excerpt is of")
		case excerpt != "" && !strings.Contains(excerpt, rate):
			p.fault(named, "the excerpt does not say "+rate)
		case len(excerpt) > mostExcerpt:
			p.fault(named, fmt.Sprintf("its excerpt has %d letters; %d is the most", len(excerpt), mostExcerpt))
		}
		of[key] = proven{excerpt, why}
	}
	return of, used, nil
}
