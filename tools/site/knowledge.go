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

// knowledge is what the pages say of the law, and the choices their forms offer.
type knowledge struct {
	Countries   []law.Country    // by name
	Common      []law.Country    // by name
	Facts       []law.GoodsFact  // that decide whether goods are free and how they enter
	OtherFacts  []law.GoodsFact  // that matter to few goods; the answer asks for them
	Programs    []program        // that can be claimed, by symbol
	Routes      []*law.Route     // every route once, in the order of the data
	Fees        string           // the layers that are fees, not duty
	Importers   []refund.Named   // who can have been importer of record
	Unsettled   []*law.OpenPoint // law about refunds that is not settled
	VoidHeads   string           // how the headings of void duties begin, such as 9903.01
	SharedCosts string           // the costs that are assumed to be the same on every route
	CostList    []prices.Cost    // every cost that can be given
	Costs       string           // their names
	Law         lawNow
	Course      course    // the history of the law for the goods of one country
	Examples    []example // questions with their answers, to start from
}

// describe gathers it from the law, with its days as a language writes them.
func describe(l *language.Language) (*knowledge, error) {
	all := law.All()
	k := &knowledge{Countries: slices.Clone(law.Countries())}
	slices.SortFunc(k.Countries, byName)
	for _, c := range k.Countries {
		if slices.Contains(common, c.Code) {
			k.Common = append(k.Common, c)
		}
	}
	for _, f := range all.GoodsFacts {
		if usual(f) {
			k.Facts = append(k.Facts, f)
		} else {
			k.OtherFacts = append(k.OtherFacts, f)
		}
	}
	k.Programs = programs(all.Programs, l)
	for _, r := range all.Routes {
		if !slices.ContainsFunc(k.Routes, func(o *law.Route) bool { return o.Route == r.Route }) {
			k.Routes = append(k.Routes, r)
		}
	}
	var shared, costs []string
	for _, c := range prices.Costs() {
		costs = append(costs, c.Name)
		if _, ok := prices.Assumed("*", c.Name, all.VerifiedThrough); ok {
			shared = append(shared, c.Name)
		}
	}
	k.SharedCosts = strings.Join(shared, " ")
	k.CostList, k.Costs = prices.Costs(), strings.Join(costs, " ")
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
			k.Unsettled = append(k.Unsettled, o)
		}
	}
	k.Importers = refund.ImportersNamed()
	k.VoidHeads = strings.Join(withMeasures.VoidHeads(), ", ")
	if k.Law, err = readLaw(string(all.VerifiedThrough), l.Day); err != nil {
		return nil, err
	}
	if k.Course, err = readCourse(first, l.Day); err != nil {
		return nil, err
	}
	k.Examples, err = readExamples(string(all.VerifiedThrough))
	return k, err
}

// usual tells by what the data says a fact decides. The others decide only how much is
// owed, or a few goods of one country: most people need none of them.
func usual(f law.GoodsFact) bool {
	has := func(word string) bool { return strings.Contains(f.Decides.String(), word) }
	return has("exemption") || has("suspension") || has("entry")
}

// program is a trade program that an item can claim.
type program struct{ Symbol, Name string }

// programs lists every symbol once, with the program's name and the countries it is for.
func programs(all []*law.Program, l *language.Language) (list []program) {
	for _, p := range all {
		var names []string
		for _, code := range p.Origins {
			if c, ok := law.CountryOf(code); ok {
				name, _ := l.Said(c.Name)
				names = append(names, name)
			}
		}
		for _, symbol := range p.Symbols {
			if !slices.ContainsFunc(list, func(o program) bool { return o.Symbol == symbol }) {
				name, _ := l.Said(p.Name.String())
				list = append(list, program{symbol, name + " (" + strings.Join(names, l.Format.Comma) + ")"})
			}
		}
	}
	slices.SortFunc(list, func(a, b program) int { return strings.Compare(a.Symbol, b.Symbol) })
	return list
}

func byName(a, b law.Country) int { return strings.Compare(a.Name, b.Name) }
