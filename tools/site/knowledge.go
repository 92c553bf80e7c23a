package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"section321/calc/wire/native"
	"section321/tools/site/language"
)

// common are the countries most parcels come from. They stand first in the lists.
var common = []string{"CN", "HK", "CA", "MX", "GB", "DE", "FR", "IT", "IN", "JP", "KR", "TW", "TH", "TR", "VN"}

// home is the country that those who read in a language most often send from: it stands before the others.
var home = map[string]string{"es": "MX", "fr": "FR", "zh": "CN"}

// knowledge is what the pages say of the law, and the choices their forms offer.
type knowledge struct {
	Countries   []country  // by name
	Common      []country  // by name
	Facts       []fact     // that decide whether goods are free and how they enter
	OtherFacts  []fact     // that matter to few goods; the answer asks for them
	Programs    []program  // that can be claimed, by symbol
	Routes      []route    // every route once, in the order of the data
	Fees        string     // the layers that are fees, not duty
	Importers   []importer // who can have been importer of record
	Unsettled   []string   // law about refunds that is not settled
	Entries     string     // the types of entry that customs writes and whose names do not say them
	VoidHeads   string     // how the headings of void duties begin, such as 9903.01
	SharedCosts string     // the costs that are assumed to be the same on every route
	CostList    []cost     // every cost that can be given
	Costs       string     // their names
	Law         lawNow
	Course      course    // the history of the law for the goods of one country
	Examples    []example // questions with their answers, to start from
	Questions   []example // what sellers ask most, each with an example
	FAQ         faq       // the same, for search engines
	Story       story     // what the route through Mexico saved in 2021
}

// catalog is what exists, as the calculator tells it.
type catalog struct {
	Law    struct{ VerifiedThrough string }
	Layers []struct {
		Layer string
		Fee   bool
	}
	Facts []struct {
		Fact, Label, Decides string
		LabelSay, DecidesSay json.RawMessage
		Usual                bool
	}
	Programs  []claimable
	Countries []country
	Routes    []struct {
		Route, Mode, Name, Text string
		NameSay, Say            json.RawMessage
		Steps                   []string
		StepsSay                []json.RawMessage
	}
	Costs []struct {
		Cost, Label string
		LabelSay    json.RawMessage
		Shared      bool
	}
	Unsettled    []string
	UnsettledSay []json.RawMessage
	VoidHeadings []string
	Entries      []struct {
		Type     string
		Numbered bool
	}
	Importers []struct {
		Word, Text string
		Say        json.RawMessage
	}
}

// describe gathers it from the calculator, with its days as a language writes them.
func describe(l *language.Language) (*knowledge, error) {
	var all catalog
	if err := json.Unmarshal(native.Calculator().Answer("catalog", []byte("{}")), &all); err != nil {
		return nil, fmt.Errorf("reading what exists: %w", err)
	}
	var faults []error
	told := func(english string, message json.RawMessage) string {
		text, err := l.Told(english, message)
		faults = append(faults, err)
		return text
	}
	k := &knowledge{Countries: all.Countries, VoidHeads: l.Value(strings.Join(all.VoidHeadings, ", "))}
	slices.SortFunc(k.Countries, byName)
	called := map[string]string{}
	for i := range k.Countries {
		c := &k.Countries[i]
		c.Name = l.Country(c.Code, c.Name)
		called[c.Code] = c.Name
		if slices.Contains(common, c.Code) {
			own := *c
			own.Own = c.Code == home[l.Code]
			k.Common = append(k.Common, own)
		}
	}
	for _, f := range all.Facts {
		of := &k.OtherFacts
		if f.Usual {
			of = &k.Facts
		}
		*of = append(*of, fact{f.Fact, told(f.Label, f.LabelSay), told(f.Decides, f.DecidesSay)})
	}
	k.Programs = programs(all.Programs, told)
	for _, r := range all.Routes {
		way := route{Route: r.Route, Mode: r.Mode, Name: told(r.Name, r.NameSay), Text: told(r.Text, r.Say)}
		for i, step := range r.Steps {
			way.Steps = append(way.Steps, told(step, r.StepsSay[i]))
		}
		k.Routes = append(k.Routes, way)
	}
	var shared, costs, fees []string
	for _, c := range all.Costs {
		costs = append(costs, c.Cost)
		k.CostList = append(k.CostList, cost{c.Cost, told(c.Label, c.LabelSay)})
		if c.Shared {
			shared = append(shared, c.Cost)
		}
	}
	for _, layer := range all.Layers {
		if layer.Fee {
			fees = append(fees, layer.Layer)
		}
	}
	var entries []string
	for _, e := range all.Entries {
		if _, err := strconv.Atoi(e.Type); err == nil && !e.Numbered {
			entries = append(entries, e.Type)
		}
	}
	k.Entries = strings.Join(entries, " ")
	k.SharedCosts, k.Costs, k.Fees = strings.Join(shared, " "), strings.Join(costs, " "), strings.Join(fees, " ")
	for i, text := range all.Unsettled {
		k.Unsettled = append(k.Unsettled, told(text, all.UnsettledSay[i]))
	}
	for _, i := range all.Importers {
		k.Importers = append(k.Importers, importer{i.Word, told(i.Text, i.Say)})
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	today := all.Law.VerifiedThrough
	var err error
	if k.Law, err = readLaw(today, l); err != nil {
		return nil, err
	}
	if k.Course, err = readCourse(first, called[first], l); err != nil {
		return nil, err
	}
	if k.Story, err = readStory(l); err != nil {
		return nil, err
	}
	if k.Examples, err = readExamples("examples.json", today, l); err != nil {
		return nil, err
	}
	k.Questions, err = readExamples("questions.json", today, l)
	k.FAQ = readFAQ(k.Questions, l)
	return k, err
}

// country is one by its code.
type country struct {
	Code, Name string
	Own        bool // those who read in the page's language most often send from it
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

func byName(a, b country) int { return strings.Compare(a.Name, b.Name) }
