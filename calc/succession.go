package calc

import (
	"strings"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// ofOtherDays says of a number that the schedule of the day lacks when it was one, and under
// which numbers its goods are on the day. Of a number that never was it says which are near.
func (g *goods) ofOtherDays() say.Message {
	var from, until law.Date
	var with *tariff.Schedule // the one that holds the number nearest to the day
	schedules := g.whole.schedules()
	for _, s := range schedules {
		first, end, ok := s.Held(g.it.HTS)
		if !ok {
			continue
		}
		if end == "" {
			end = s.Until()
		}
		if from == "" {
			from = law.Date(first)
		}
		if with == nil || law.Date(first) <= g.s.Date {
			with = s
		}
		until = law.Date(end)
	}
	if with == nil {
		return g.noSuchNumber()
	}
	number := say.Text("number", Dotted(g.it.HTS))
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
func (g *goods) successors(with *tariff.Schedule) say.Message {
	first, end, _ := with.Held(g.it.HTS)
	then := first // of a number that is younger than the day
	if law.Date(first) <= g.s.Date {
		if end == "" {
			end = with.Until()
		}
		then = string(law.Date(end).AddDays(-1))
	}
	olds := []string{g.it.HTS}
	if len(g.it.HTS) < 8 {
		olds = nil
		lines, _, _ := with.FirstChildren(then, g.it.HTS, 6)
		for _, l := range lines {
			olds = append(olds, l.Number)
		}
	}
	sure := true
	var some []say.Message
	named := map[string]bool{}
	for _, old := range olds {
		lines, same := g.tariff.Schedule.Successors(string(g.s.Date), old, with, then)
		sure = sure && same
		for _, l := range lines {
			if !named[l.Number] {
				named[l.Number] = true
				some = append(some, say.It("hts-goods", say.Text("number", Dotted(l.Number)), say.Text("goods", strings.TrimSuffix(l.Path[len(l.Path)-1], ":"))))
			}
		}
	}
	day, numbers := say.Text("day", string(g.s.Date)), say.List("numbers", some)
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
func (g *goods) rewording() []Assumption {
	today := g.whole.Schedule
	if g.tariff.Schedule == today {
		return nil
	}
	editions := today.Editions()
	last := editions[len(editions)-1].From
	now, err := today.Line(last, g.line.Number[:8])
	if err != nil {
		return nil
	}
	then, err := g.tariff.Schedule.Line(string(g.s.Date), g.line.Number[:8])
	before, after, differ := tariff.Rewords(then.Path, now.Path)
	if err != nil || !differ {
		return nil
	}
	text := say.It("hts-reworded", say.Text("number", Dotted(g.line.Number[:8])), say.Text("day", string(g.s.Date)), say.Text("then", before), say.Text("now", after))
	return []Assumption{{Field: g.field("hts"), Text: text, Cite: []string{g.editions[0].ID}}}
}
