//go:build !checkonly

// Package catalog tells what exists: the layers of duty, types of entry, costs and programs
// that faces offer, by their names.
package catalog

import (
	"slices"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/prices"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A Catalog says what exists: the words that requests may use and answers have, with what a
// person reads for them. Every face asks it, and none keeps a list of its own.
type Catalog struct {
	Law       calc.LawStamp
	DutyFrom  law.Date // "" without a tariff; those of earlier years may have to be handed over
	Layers    []LayerName
	Facts     []law.GoodsFact
	Programs  []*law.Program
	Countries []law.Country
	Entries   []EntryName
	Routes    []*law.Route
	Costs     []CostName
	Unsettled []say.Message // law about refunds that is not settled
	Messages  []string      // the ids of all messages, where they were asked for
	VoidHeads []string      // how the headings begin under which duties were charged that come back
}

// A LayerName is what a layer of duty or a fee is called.
type LayerName struct {
	Layer string
	Name  say.Message
	Fee   bool
}

// An EntryName is what a type of entry is called.
type EntryName struct {
	Type   string
	Name   say.Message
	Formal bool
	// Numbered: the name says the type already.
	Numbered bool
}

// A CostName is a cost that can be given. One that is Shared is assumed to be the same on
// every route.
type CostName struct {
	prices.Cost
	Shared bool
}

// A Question asks what exists.
type Question struct {
	Messages bool // the ids of all messages, which are many, too
}

// Exists answers what exists, as of the last day for which the law was checked.
func Exists(t *calc.Tariff) *Catalog {
	all := law.All()
	b := t.At(all.VerifiedThrough)
	c := &Catalog{Law: calc.Stamp(b, nil), Facts: all.GoodsFacts, Programs: all.Programs, Countries: all.Countries, VoidHeads: b.VoidHeads()}
	c.Layers = []LayerName{{"base", say.It("ordinary-duty"), false}, {"special", say.It("special-duty"), false}, {"column-2", say.It("column-2-duty"), false},
		{"section-301-aircraft", say.It("aircraft-dispute-duty"), false}, // a duty of past years only
		{"postal-ad-valorem", say.It("postal-duty"), false}, {"postal-specific", say.It("postal-duty"), false}}
	if t != nil {
		c.DutyFrom = tariff.Oldest
		c.nameDuties(b.Measures)
	}
	for _, ch := range all.Charges {
		if !slices.ContainsFunc(c.Layers, func(l LayerName) bool { return l.Layer == ch.Layer }) {
			c.Layers = append(c.Layers, LayerName{ch.Layer, say.It("layer-" + ch.Layer), true})
		}
	}
	for _, typ := range all.EntryTypes {
		c.Entries = append(c.Entries, EntryName{typ, all.EntryNames[typ], b.IsFormal(typ), b.IsNumbered(typ)})
	}
	for _, r := range all.Routes {
		if !slices.ContainsFunc(c.Routes, func(o *law.Route) bool { return o.Route == r.Route }) {
			c.Routes = append(c.Routes, r)
		}
	}
	for _, cost := range prices.Costs() {
		_, shared := prices.Assumed("*", cost.Name, all.VerifiedThrough)
		c.Costs = append(c.Costs, CostName{cost, shared})
	}
	for _, o := range all.Refunds.Open {
		if o.InForce(all.VerifiedThrough) {
			c.Unsettled = append(c.Unsettled, o.Text)
		}
	}
	return c
}

// nameDuties adds what the measures that charge a duty call it: of several names for a
// layer the shortest, which says the least of whom it reaches.
func (c *Catalog) nameDuties(all []*law.Measure) {
	for _, m := range all {
		if m.Kind != law.Additive && m.Kind != law.Floor {
			continue
		}
		at := slices.IndexFunc(c.Layers, func(l LayerName) bool { return l.Layer == m.Layer })
		if at < 0 {
			c.Layers = append(c.Layers, LayerName{m.Layer, m.Text, false})
		} else if len(m.Text.String()) < len(c.Layers[at].Name.String()) {
			c.Layers[at].Name = m.Text
		}
	}
}
