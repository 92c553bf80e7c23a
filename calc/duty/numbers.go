package duty

import (
	"strings"

	"section321/calc/say"
	"section321/calc/tariff"
)

// children lists the lines under a heading or subheading, at most twelve.
func (g *Goods) children() say.Message {
	lines, all, err := g.Tariff.Schedule.FirstChildren(string(g.Shipment.Date), g.Item.HTS, 12)
	if err != nil || all == 0 {
		return g.ofOtherDays()
	}
	var some []say.Message
	for _, l := range lines {
		some = append(some, say.It("hts-with-rate", say.Text("number", tariff.Dotted(l.Number)), say.Text("goods", strings.TrimSuffix(l.Path[len(l.Path)-1], ":")), say.Say("rate", l.GeneralRate().Say())))
	}
	number, choices := say.Text("number", tariff.Dotted(g.Item.HTS)), say.List("choices", some)
	if more := all - len(lines); more > 0 {
		return say.It("hts-not-whole-many", number, choices, say.Count("more", more))
	}
	return say.It("hts-not-whole", number, choices)
}

func (g *Goods) noSuchNumber() say.Message {
	unknown := g.unknownNumber()
	nearest, _ := g.Tariff.Schedule.Nearest(string(g.Shipment.Date), g.Item.HTS, 3)
	if len(nearest) == 0 {
		return unknown
	}
	var some []say.Message
	for _, l := range nearest {
		some = append(some, say.It("hts-goods", say.Text("number", tariff.Dotted(l.Number)), say.Text("goods", l.Path[len(l.Path)-1])))
	}
	return say.Then(unknown, say.It("hts-nearest", say.List("nearest", some)))
}

func (g *Goods) unknownNumber() say.Message {
	return say.It("hts-unknown", say.Text("number", tariff.Dotted(g.Item.HTS)), say.Text("edition", g.Edition.Name))
}
