// Package papers knows which papers an agency usually needs of goods, where an official text
// says so by tariff number: the declaration of the Lacey Act, phase by phase. It says what may be
// needed, never that nothing is: the last phase and the lists of other agencies are not in it.
package papers

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/rows"
)

var (
	//go:embed lacey.csv
	lacey string
	//go:embed documents.csv
	documents string
)

// A Match is a phase of the Lacey Act's declaration that names the number of goods.
type Match struct {
	Since    law.Date
	Numbers  []string // of the phase, that name the goods' own or are under it
	Document *law.Source
}

// Lacey returns the first phase that names goods with a tariff number of 4 to 10 digits on a
// day, nil where none does.
func Lacey(day law.Date, number string) *Match {
	if len(number) < 4 {
		return nil
	}
	for i := range list().phases {
		p := &list().phases[i]
		if day < p.Since || slices.ContainsFunc(p.except, func(n string) bool { return strings.HasPrefix(number, n) }) {
			continue
		}
		m := &Match{Since: p.Since, Document: p.Document}
		for _, n := range p.Numbers {
			if strings.HasPrefix(number, n) || strings.HasPrefix(n, number) {
				m.Numbers = append(m.Numbers, n)
			}
		}
		if m.Numbers != nil {
			return m
		}
	}
	return nil
}

// Entries says of which entries the declaration is asked, Rest of the phase whose numbers are not
// known here, and Others where agencies say how their goods are found.
func Entries() *law.Source { return list().documents["2016-14247"] }
func Rest() *law.Source    { return list().documents["phase-7"] }
func Others() *law.Source  { return list().documents["fda-flags"] }

type phase struct {
	Match
	except []string
}

type library struct {
	phases    []phase
	documents map[string]*law.Source
}

var list = sync.OnceValue(func() *library {
	l := &library{documents: map[string]*law.Source{}}
	for _, r := range rows.Parse(documents)[1:] {
		l.documents[r[0]] = &law.Source{ID: "papers-" + r[0], Title: r[1], URL: r[2], Published: law.Date(r[3]), Confidence: law.Confidence(r[4])}
	}
	for _, r := range rows.Parse(lacey)[1:] {
		l.phases = append(l.phases, phase{Match{law.Date(r[0]), strings.Fields(r[1]), l.documents[r[3]]}, strings.Fields(r[2])})
	}
	return l
})
