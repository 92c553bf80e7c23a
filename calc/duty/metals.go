package duty

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// openMetals are the metals in the goods that were not stated and duties depend on.
func openMetals(candidates []*candidate) (metals []string) {
	for _, c := range candidates {
		if c.open && !slices.Contains(metals, c.Base) {
			metals = append(metals, c.Base)
		}
	}
	return metals
}

// metalWorlds returns what could be charged where the metal in the goods was not
// stated; the first is what the lines show. One metal of which nothing is said counts
// as the full value, as CBP has it. Of several each could be all of the goods, or none,
// but not all at once: the lines then show none of them, and the duty has bounds.
func metalWorlds(candidates []*candidate, metals []string) (worlds [][]*candidate) {
	if len(metals) == 0 {
		return [][]*candidate{candidates}
	}
	only := func(metal string) []*candidate {
		return slices.DeleteFunc(slices.Clone(candidates), func(c *candidate) bool { return c.open && c.Base != metal })
	}
	if len(metals) == 1 {
		return [][]*candidate{candidates, only("")}
	}
	worlds = [][]*candidate{only("")}
	for _, metal := range metals {
		worlds = append(worlds, only(metal))
	}
	return worlds
}

// ofContent reports whether a measure is charged on what a metal in the goods is worth.
func ofContent(m *law.Measure) bool {
	return m.Base != "full" && !strings.HasPrefix(m.Base, "weight:")
}

// nothingOf reports whether a measure is charged on a metal that is said not to be in the
// goods, or of which the others leave nothing. Such goods are no article of that metal:
// they do not bear the duty, and it takes no other away. Neither is anything asked about a
// metal that is not in them, such as where it was smelted.
func (g *Goods) nothingOf(m *law.Measure) bool {
	metal := m.Base
	if !ofContent(m) {
		if len(m.Needs) == 0 {
			return false
		}
		metal = m.Layer[strings.LastIndexByte(m.Layer, '-')+1:]
		if share, stated := g.Item.MetalWeight[metal]; stated && share.IsZero() {
			return true
		}
	}
	if len(g.Item.MetalValue) == 0 || !ofContent(m) && !slices.Contains(calc.Metals, metal) {
		return false
	}
	if content, stated := g.Item.MetalValue[metal]; stated {
		return content.IsZero()
	}
	return !g.worthOf(g.Item.MetalValue).LessThan(g.Customs[g.Index])
}

// worthOf is what metals in the goods are worth together.
func (g *Goods) worthOf(metals map[string]decimal.Decimal) decimal.Decimal {
	all := decimal.Zero
	for _, content := range metals {
		all = all.Add(content)
	}
	return g.Shipment.Dollars(all.Mul(g.Item.Quantity), g.Item.Currency)
}

// baseOf sets what the measure multiplies: the metal content in even dollars where the law
// says so and it is stated, otherwise the full value less the other metals.
func (g *Goods) baseOf(c *candidate) {
	c.base = g.Entered
	if !ofContent(c.Measure) {
		return
	}
	dollars, left := g.metalDollars()
	if content, stated := dollars[c.Base]; stated {
		c.base = content
		return
	}
	c.base, c.open = left, true
}

// metalDollars returns the even dollars of each metal that is stated, and what is left of
// those of the goods. The metals have no more dollars than the goods, and goods that are
// nothing but metal have none left: there the dollars of the goods are shared out.
func (g *Goods) metalDollars() (of map[string]decimal.Decimal, left decimal.Decimal) {
	if len(g.Item.MetalValue) == 0 {
		return nil, g.Entered
	}
	names := calc.Names(g.Item.MetalValue)
	of, left = map[string]decimal.Decimal{}, g.Entered
	worth := make([]calc.Cents, len(names))
	for i, name := range names {
		exact := g.Shipment.Dollars(g.Item.MetalValue[name].Mul(g.Item.Quantity), g.Item.Currency)
		of[name], worth[i] = calc.EvenDollars(exact), calc.CentsOf(exact)
		left = left.Sub(of[name])
	}
	if left.IsNegative() || !g.worthOf(g.Item.MetalValue).LessThan(g.Customs[g.Index]) {
		shares := make([]int64, len(names))
		calc.ShareDollars(worth, g.Entered.IntPart(), shares)
		for i, name := range names {
			of[name] = decimal.NewFromInt(shares[i])
		}
		left = decimal.Zero
	}
	return of, left
}

// lightMetal reports whether the metals of the lists that the goods are on are too small a
// part of the article's weight, in percent, for a measure, and whether that is known.
// Metals that no list names tell only what they leave for the others.
func (g *Goods) lightMetal(least string) (light, known bool) {
	listed, others := decimal.Zero, decimal.Zero
	for metal, w := range g.Item.MetalWeight {
		if g.onListOf(metal) {
			listed, known = listed.Add(w), true
		} else {
			others = others.Add(w)
		}
	}
	if !known {
		listed = decimal.NewFromInt(100).Sub(others)
	}
	bound, err := decimal.NewFromString(least)
	light = err == nil && listed.LessThan(bound)
	return light, known || light
}

// onListOf reports whether the goods are on a list of the metal.
func (g *Goods) onListOf(metal string) bool {
	return slices.ContainsFunc(g.inForce(), func(m *law.Measure) bool {
		return strings.HasPrefix(m.Base, "weight:") && strings.HasSuffix(m.Layer, "-"+metal) &&
			m.IsOn(g.Item.HTS, g.lists)
	})
}

// askMetals asks what the metals are worth, all in one question: what is said of one of
// them alone decides little.
func (g *Goods) askMetals(candidates []*candidate, metals []string) (asks []calc.Ask) {
	for _, c := range candidates {
		switch {
		case !c.open || !ofContent(c.Measure): // asked already
		case asks == nil:
			q := askOf(c.Measure, calc.Ask{Subject: g.about(calc.FieldMetalValue), Metals: metals, Question: say.It("metal-value", Metal(c.Base))})
			if len(metals) > 1 {
				var names []say.Message
				for _, name := range metals {
					names = append(names, say.It("metal-"+name))
				}
				q.Question = say.It("metal-values", say.List("metals", names))
				q.Effect = calc.CouldRaise
			}
			asks = []calc.Ask{q}
		case !slices.Equal(asks[0].Cite, c.Cite):
			asks[0].Cite = append(slices.Clip(asks[0].Cite), c.Cite...)
		}
	}
	return asks
}

// Metal is a metal in a message.
func Metal(name string) *say.Value { return say.Say("metal", say.It("metal-"+name)) }
