package main

import (
	"slices"
	"strings"

	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/prices"
	"section321/calc/refund"
	"section321/tools/site/language"
)

// common are the countries most parcels come from. They stand first in the lists.
var common = []string{"CN", "HK", "CA", "MX", "GB", "DE", "FR", "IT", "IN", "JP", "KR", "TW", "TH", "TR", "VN"}

// home is the country that those who read in a language most often send from: it stands before the others.
var home = map[string]string{"es": "MX", "fr": "FR", "zh": "CN"}

// knowledge is what the pages say of the law, and the choices their forms offer.
type knowledge struct {
	Countries   []law.Country // by name
	Common      []law.Country // by name
	Facts       []fact        // that decide whether goods are free and how they enter
	OtherFacts  []fact        // that matter to few goods; the answer asks for them
	Programs    []program     // that can be claimed, by symbol
	Routes      []route       // every route once, in the order of the data
	Fees        string        // the layers that are fees, not duty
	Importers   []importer    // who can have been importer of record
	Unsettled   []string      // law about refunds that is not settled
	VoidHeads   string        // how the headings of void duties begin, such as 9903.01
	SharedCosts string        // the costs that are assumed to be the same on every route
	CostList    []cost        // every cost that can be given
	Costs       string        // their names
	Law         lawNow
	Course      course    // the history of the law for the goods of one country
	Examples    []example // questions with their answers, to start from
	Story       story     // what the route through Mexico saved in 2021
}

// describe gathers it from the law, with its days as a language writes them.
func describe(l *language.Language) (*knowledge, error) {
	all := law.All()
	k := &knowledge{Countries: slices.Clone(law.Countries())}
	slices.SortFunc(k.Countries, byName)
	for i := range k.Countries {
		c := &k.Countries[i]
		c.Name = l.Country(c.Code, c.Name)
		if slices.Contains(common, c.Code) {
			k.Common = append(k.Common, *c)
		}
	}
	if at := slices.IndexFunc(k.Common, func(c law.Country) bool { return c.Code == home[l.Code] }); at > 0 {
		own := k.Common[at]
		k.Common = slices.Insert(slices.Delete(k.Common, at, at+1), 0, own)
	}
	for _, f := range all.GoodsFacts {
		told := fact{f.Fact, l.Says(f.Label), l.Says(f.Decides)}
		if usual(f) {
			k.Facts = append(k.Facts, told)
		} else {
			k.OtherFacts = append(k.OtherFacts, told)
		}
	}
	k.Programs = programs(all.Programs, l)
	for _, r := range all.Routes {
		if !slices.ContainsFunc(k.Routes, func(o route) bool { return o.Route == r.Route }) {
			told := route{Route: r.Route, Mode: r.Mode, Name: l.Says(r.Name), Text: l.Says(r.Text)}
			for _, step := range r.Steps {
				told.Steps = append(told.Steps, l.Says(step))
			}
			k.Routes = append(k.Routes, told)
		}
	}
	var shared, costs []string
	for _, c := range prices.Costs() {
		costs = append(costs, c.Name)
		k.CostList = append(k.CostList, cost{c.Name, l.Says(c.Label)})
		if _, ok := prices.Assumed("*", c.Name, all.VerifiedThrough); ok {
			shared = append(shared, c.Name)
		}
	}
	k.SharedCosts = strings.Join(shared, " ")
	k.Costs = strings.Join(costs, " ")
	var fees []string
	for _, c := range all.Charges {
		if !slices.Contains(fees, c.Layer) {
			fees = append(fees, c.Layer)
		}
	}
	k.Fees = strings.Join(fees, " ")
	withMeasures, err := law.With(duties.Measures)
	if err != nil {
		return nil, err
	}
	for _, o := range all.Refunds.Open {
		if o.InForce(all.VerifiedThrough) {
			k.Unsettled = append(k.Unsettled, l.Says(o.Text))
		}
	}
	for _, i := range refund.ImportersNamed() {
		k.Importers = append(k.Importers, importer{i.Word, l.Says(i.Text)})
	}
	k.VoidHeads = l.Value(strings.Join(withMeasures.VoidHeads(), ", "))
	if k.Law, err = readLaw(string(all.VerifiedThrough), l); err != nil {
		return nil, err
	}
	if k.Course, err = readCourse(first, l); err != nil {
		return nil, err
	}
	if k.Story, err = readStory(l); err != nil {
		return nil, err
	}
	k.Examples, err = readExamples(string(all.VerifiedThrough), l)
	return k, err
}

// usual tells by what the data says a fact decides. The others decide only how much is
// owed, or a few goods of one country: most people need none of them.
func usual(f law.GoodsFact) bool {
	has := func(word string) bool { return strings.Contains(f.Decides.String(), word) }
	return has("exemption") || has("suspension") || has("entry")
}

// fact is one about goods that can be said.
type fact struct{ Fact, Label, Decides string }

// route is a way to the United States.
type route struct {
	Route, Mode, Name, Text string
	Steps                   []string
}

// importer is a kind of importer of record.
type importer struct{ Word, Text string }

// cost is one that can be given.
type cost struct{ Name, Label string }

// program is a trade program that an item can claim.
type program struct{ Symbol, Name string }

// programs lists every symbol once, with the program's name and the countries it is for.
func programs(all []*law.Program, l *language.Language) (list []program) {
	for _, p := range all {
		var names []string
		for _, code := range p.Origins {
			if c, ok := law.CountryOf(code); ok {
				names = append(names, l.Country(c.Code, c.Name))
			}
		}
		for _, symbol := range p.Symbols {
			if !slices.ContainsFunc(list, func(o program) bool { return o.Symbol == symbol }) {
				list = append(list, program{symbol, l.Says(p.Name) + " (" + strings.Join(names, l.Format.Comma) + ")"})
			}
		}
	}
	slices.SortFunc(list, func(a, b program) int { return strings.Compare(a.Symbol, b.Symbol) })
	return list
}

func byName(a, b law.Country) int { return strings.Compare(a.Name, b.Name) }
