package duty

import (
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// ofOtherDays says of a number that the schedule of the day lacks when it was one, and under
// which numbers its goods are on the day. Of a number that never was it says which are near.
func (g *Goods) ofOtherDays() say.Message {
	var from, until law.Date
	var with *tariff.Schedule // the one that holds the number nearest to the day
	schedules := g.Whole.Schedules()
	for _, s := range schedules {
		first, end, ok := s.Held(g.Item.HTS)
		if !ok {
			continue
		}
		if end == "" {
			end = s.Until()
		}
		if from == "" {
			from = law.Date(first)
		}
		if with == nil || law.Date(first) <= g.Shipment.Date {
			with = s
		}
		until = law.Date(end)
	}
	if with == nil {
		return g.noSuchNumber()
	}
	number := say.Text("number", tariff.Dotted(g.Item.HTS))
	told := say.It("hts-since", number, say.Text("since", string(from)))
	if until != "" {
		told = say.It("hts-until", number, say.Text("last", string(until.AddDays(-1))))
		if string(from) > schedules[0].Editions()[0].From {
			told = say.It("hts-between", number, say.Text("since", string(from)), say.Text("last", string(until.AddDays(-1))))
		}
	}
	return say.Then(g.unknownNumber(), told, g.successors(with))
}

// successors names the numbers of the day for the goods of those that another schedule holds.
func (g *Goods) successors(with *tariff.Schedule) say.Message {
	first, end, _ := with.Held(g.Item.HTS)
	then := first // of a number that is younger than the day
	if law.Date(first) <= g.Shipment.Date {
		if end == "" {
			end = with.Until()
		}
		then = string(law.Date(end).AddDays(-1))
	}
	olds := []string{g.Item.HTS}
	if len(g.Item.HTS) < 8 {
		olds = nil
		lines, _, _ := with.FirstChildren(then, g.Item.HTS, 6)
		for _, l := range lines {
			olds = append(olds, l.Number)
		}
	}
	sure := true
	var some []say.Message
	named := map[string]bool{}
	for _, old := range olds {
		lines, same := g.Tariff.Schedule.Successors(string(g.Shipment.Date), old, with, then)
		sure = sure && same
		for _, l := range lines {
			if !named[l.Number] {
				named[l.Number] = true
				some = append(some, say.It("hts-goods", say.Text("number", tariff.Dotted(l.Number)), say.Text("goods", strings.TrimSuffix(l.Path[len(l.Path)-1], ":"))))
			}
		}
	}
	day, numbers := say.Text("day", string(g.Shipment.Date)), say.List("numbers", some)
	switch {
	case len(some) == 0:
		return say.It("hts-no-successor")
	case sure:
		return say.It("hts-same-words", day, numbers)
	}
	return say.It("hts-likest", day, numbers)
}

// rewording says of a number of earlier days that its words are others today: it may
// have held other goods.
func (g *Goods) rewording() []calc.Assumption {
	today := g.Whole.Schedule
	if g.Tariff.Schedule == today {
		return nil
	}
	editions := today.Editions()
	last := editions[len(editions)-1].From
	now, err := today.Line(last, g.line.Number[:8])
	if err != nil {
		return nil
	}
	then, err := g.Tariff.Schedule.Line(string(g.Shipment.Date), g.line.Number[:8])
	before, after, differ := tariff.Rewords(then.Path, now.Path)
	if err != nil || !differ {
		return nil
	}
	text := say.It("hts-reworded", say.Text("number", tariff.Dotted(g.line.Number[:8])), say.Text("day", string(g.Shipment.Date)), say.Text("then", before), say.Text("now", after))
	return []calc.Assumption{{Subject: g.about(calc.FieldHTS), Text: text, Cite: []string{g.Editions[0].ID}}}
}
