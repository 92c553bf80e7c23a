package main

import (
	"bytes"
	"encoding/base64"
	"html/template"
	"os"
	"slices"
	"strings"

	"section321/calc/law"
)

// policy lets the page run its own files and the engine, speak to no other place, and
// send its form nowhere.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// common are the countries most parcels come from. They stand first in the lists.
var common = []string{"CN", "HK", "CA", "MX", "GB", "DE", "FR", "IT", "IN", "JP", "KR", "TW", "TH", "TR", "VN"}

// page is what index.html is filled with.
type page struct {
	Policy          string
	Engine, Tariff  asset
	Script          asset
	Style, NoScript asset
	Icon            template.URL    // the picture itself: browsers ask for a file again when the address changes
	Countries       []law.Country   // by name
	Common          []law.Country   // by name
	Facts           []law.GoodsFact // that decide whether goods are free and how they enter
	OtherFacts      []law.GoodsFact // that matter to few goods; the answer asks for them
	Programs        []program       // that can be claimed, by symbol
	Fees            string          // the layers that are fees, not duty
	Law             lawNow
}

// describe gathers what the page says of the law and the choices it offers.
func describe() (*page, error) {
	all := law.All()
	p := &page{Policy: policy, Countries: slices.Clone(law.Countries())}
	slices.SortFunc(p.Countries, byName)
	for _, c := range p.Countries {
		if slices.Contains(common, c.Code) {
			p.Common = append(p.Common, c)
		}
	}
	for _, f := range all.GoodsFacts {
		if usual(f) {
			p.Facts = append(p.Facts, f)
		} else {
			p.OtherFacts = append(p.OtherFacts, f)
		}
	}
	p.Programs = programs(all.Programs)
	var fees []string
	for _, c := range all.Charges {
		if !slices.Contains(fees, c.Layer) {
			fees = append(fees, c.Layer)
		}
	}
	p.Fees = strings.Join(fees, " ")
	var err error
	p.Law, err = readLaw(string(all.VerifiedThrough))
	return p, err
}

// usual tells by what the data says a fact decides. The others decide only how much is
// owed, or a few goods of one country: most people need none of them.
func usual(f law.GoodsFact) bool {
	has := func(word string) bool { return strings.Contains(f.Decides, word) }
	return has("exemption") || has("suspension") || has("entry")
}

// program is a trade program that an item can claim.
type program struct{ Symbol, Countries string }

// programs lists every symbol once, with the countries it is for.
func programs(all []*law.Program) (list []program) {
	for _, p := range all {
		var names []string
		for _, code := range p.Origins {
			if c, ok := law.CountryOf(code); ok {
				names = append(names, c.Name)
			}
		}
		for _, symbol := range p.Symbols {
			if !slices.ContainsFunc(list, func(o program) bool { return o.Symbol == symbol }) {
				list = append(list, program{symbol, strings.Join(names, ", ")})
			}
		}
	}
	slices.SortFunc(list, func(a, b program) int { return strings.Compare(a.Symbol, b.Symbol) })
	return list
}

func (p *page) render(file string) ([]byte, error) {
	t, err := template.ParseFiles(file)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, p)
	return b.Bytes(), err
}

// icon puts a picture into an address.
func icon(file string) (template.URL, error) {
	data, err := os.ReadFile(file)
	return template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(data)), err
}

func byName(a, b law.Country) int { return strings.Compare(a.Name, b.Name) }
