package calc

import (
	"slices"
	"strings"

	"section321/calc/say"
)

// metalWorlds returns what could be charged where the metal in the goods was not
// stated; the first is what the lines show. One metal of which nothing is said counts
// as the full value, as CBP has it. Of several each could be all of the goods, or none,
// but not all at once: the lines then show none of them, and the duty has bounds.
func (g *goods) metalWorlds(candidates []*candidate) (worlds [][]*candidate, several bool) {
	var metals []string
	for _, c := range candidates {
		if c.open && !slices.Contains(metals, c.Base) {
			metals = append(metals, c.Base)
		}
	}
	for _, c := range candidates {
		switch {
		case !c.open || strings.HasPrefix(c.Base, "weight:"): // asked already
		case len(metals) == 1:
			g.ask(Ask{Field: g.field("metalValue"), about: c.Base, Question: say.It("metal-value", metal(c.Base)), Effect: "could-lower"}, c.Measure)
		default:
			g.ask(Ask{Field: g.field("metalValue"), about: c.Base, Question: say.It("metal-values", metal(c.Base)), Effect: "could-raise"}, c.Measure)
		}
	}
	if len(metals) == 0 {
		return [][]*candidate{candidates}, false
	}
	only := func(metal string) []*candidate {
		return slices.DeleteFunc(slices.Clone(candidates), func(c *candidate) bool { return c.open && c.Base != metal })
	}
	none := only("")
	if len(metals) == 1 {
		return [][]*candidate{candidates, none}, false
	}
	worlds = [][]*candidate{none}
	for _, metal := range metals {
		worlds = append(worlds, only(metal))
	}
	return worlds, true
}

// metal is a metal in a message.
func metal(name string) *say.Value { return say.Say("metal", say.It("metal-"+name)) }

// metalRaises corrects the questions about metal where more or less of it than the
// lines show would raise the duty.
func (g *goods) metalRaises() {
	for i, q := range g.Asks {
		if q.Field == g.field("metalValue") || q.Field == g.field("metalWeight") {
			g.Asks[i].Effect = "could-raise"
		}
	}
}
