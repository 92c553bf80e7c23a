package duty

import (
	"slices"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// notCharged says of each layer that could touch such goods and does not why: an
// exemption, or the days it was in force.
func (g *Goods) notCharged(candidates, charged []*candidate) (notes []calc.NotApplied) {
	var said []string
	for _, c := range charged {
		said = append(said, c.Layer)
	}
	note := func(layer string, why say.Message, cite []string) {
		said = append(said, layer)
		notes = append(notes, calc.NotApplied{Layer: layer, Why: why, Cite: cite})
	}
	for _, c := range candidates {
		if c.maybe != "" || c.Kind == law.Exemption || c.Kind == law.Rest || slices.Contains(said, c.Layer) {
			continue
		}
		if by := instead(c, candidates, charged); by != nil {
			note(c.Layer, by.Text, by.Cite)
		}
	}
	for _, m := range g.Book.MeasuresOf(g.Item.Origin) {
		if m.Kind != law.Additive && m.Kind != law.Floor || len(m.Lists) > 0 || m.InForce(g.Shipment.Date) {
			continue
		}
		ended := m.To != "" && m.To < g.Shipment.Date
		day := m.From
		if ended {
			day = m.To
		}
		if slices.Contains(said, m.Layer) || !m.Covers(day, g.Item.Origin, g.Shipment.Mode, g.Item.HTS, g.lists) {
			continue
		}
		if ended {
			note(m.Layer, say.It("ended", say.Text("day", string(g.lastDay(m)))), m.Cite)
		} else {
			note(m.Layer, say.It("begins", say.Text("day", string(m.From))), m.Cite)
		}
	}
	return notes
}

// instead returns what takes the place of a candidate that is not charged: what
// exempts the goods from it, before a duty of another layer, because a rate of its own
// layer is no reason. What depends on other duties counts only where they are charged.
func instead(c *candidate, candidates, charged []*candidate) *candidate {
	var other *candidate
	for _, by := range candidates {
		if by.maybe != "" || !c.NamedBy(by.Displaces, by.Measure) || len(by.Charged) > 0 && chargedOn(charged, by) == nil {
			continue
		}
		if by.Kind == law.Exemption {
			return by
		}
		if other == nil && (by.Kind == law.Rest || by.Layer != c.Layer) {
			other = by
		}
	}
	return other
}

// lastDay returns the last day of the layer's measures on the goods' origin that
// have ended.
func (g *Goods) lastDay(m *law.Measure) law.Date {
	last := m.To
	for _, o := range g.Book.MeasuresOf(g.Item.Origin) {
		if o.Layer == m.Layer && o.To > last && o.To < g.Shipment.Date && o.Covers(o.To, g.Item.Origin, g.Shipment.Mode, g.Item.HTS, g.lists) {
			last = o.To
		}
	}
	return last
}
