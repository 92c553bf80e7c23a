package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"section321/calc/wire/native"
	"section321/tools/site/language"
)

// first is the country whose history the law page holds before anything is chosen: most
// parcels came from there.
const first = "CN"

// course is the history of the law for goods of a country, as the law page has it in its
// own words. Raw is the answer it was read from, from which the page draws its picture.
type course struct {
	Code, Country string
	DutyFrom      string
	Tracks        []track
	Sources       []link // by title
	Raw           []byte
}

// track is one thing through time: the exemption, or one duty.
type track struct {
	Key    string // names it in an address
	Name   string
	Some   bool // depends on the goods
	Spans  []span
	Except []string // who or what is exempt at some time
}

type span struct {
	From, To string // To is "" while no end is known
	What     []string
	Links    []link
}

// charge is one way a duty is charged.
type charge struct {
	Kind, Rate, Amount, Goods, Text string
	Say                             json.RawMessage
}

// readCourse asks the calculator for the history of a country's goods.
func readCourse(code, name string, l *language.Language) (course, error) {
	c := course{Code: code, Country: name, Raw: native.Calculator().Answer("history", fmt.Appendf(nil, `{"origin":%q}`, code))}
	var answer struct {
		Error    *struct{ Message string }
		Timeline []struct {
			From, To string
			said
		}
		Layers []struct {
			Layer   string
			Name    string
			NameSay json.RawMessage
			Periods []struct {
				From, To  string
				Charges   []charge
				Except    []string
				ExceptSay []json.RawMessage
				Cite      []string
			}
		}
		DutyFrom string
		Sources  sources
	}
	if err := json.Unmarshal(c.Raw, &answer); err != nil {
		return c, fmt.Errorf("reading the history of %s: %w", code, err)
	}
	if answer.Error != nil {
		return c, fmt.Errorf("the history of %s: %s", code, answer.Error.Message)
	}
	c.DutyFrom = l.Day(answer.DutyFrom)
	exemption := track{Key: "exemption", Name: "The exemption"}
	for _, p := range answer.Timeline {
		text, err := l.Told(p.Text, p.Say)
		if err != nil {
			return c, err
		}
		exemption.Spans = append(exemption.Spans, span{l.Day(p.From), l.Day(p.To), []string{text}, answer.Sources.of(p.Cite, l)})
	}
	c.Tracks = append(c.Tracks, exemption)
	for _, layer := range answer.Layers {
		name, err := l.Told(layer.Name, layer.NameSay)
		if err != nil {
			return c, err
		}
		t := track{Key: layer.Layer, Name: name, Some: true}
		for _, p := range layer.Periods {
			s := span{From: l.Day(p.From), To: l.Day(p.To), Links: answer.Sources.of(p.Cite, l)}
			for _, ch := range p.Charges {
				what, err := ch.words(l)
				if err != nil {
					return c, err
				}
				s.What = append(s.What, what)
				t.Some = t.Some && ch.Goods == "some"
			}
			if len(p.Charges) == 2 && methods(p.Charges[0], p.Charges[1]) {
				s.What = []string{l.Put("{0} or {1}", s.What[0], s.What[1])}
			}
			t.Spans = append(t.Spans, s)
			for i, english := range p.Except {
				e, err := l.Told(english, p.ExceptSay[i])
				if err != nil {
					return c, err
				}
				if !slices.Contains(t.Except, e) {
					t.Except = append(t.Except, e)
				}
			}
		}
		c.Tracks = append(c.Tracks, t)
	}
	c.Sources = answer.Sources.of(slices.Collect(maps.Keys(answer.Sources)), l)
	slices.SortFunc(c.Sources, func(a, b link) int { return strings.Compare(a.Title+a.URL, b.Title+b.URL) })
	return c, nil
}

// methods says whether two charges are the two methods of a carrier, which chose one of them.
func methods(a, b charge) bool {
	return a.Kind == "specific" && b.Kind == "ad-valorem" || a.Kind == "ad-valorem" && b.Kind == "specific"
}

// words says what is charged. The page's script says it in the same words.
func (c charge) words(l *language.Language) (string, error) {
	switch c.Kind {
	case "additive":
		return l.Value(l.Percent(c.Rate)), nil
	case "floor":
		return l.Put("at least {0} together with the ordinary duty", l.Percent(c.Rate)), nil
	case "ad-valorem":
		return l.Put("{0} of the value", l.Percent(c.Rate)), nil
	case "specific":
		return l.Put("{0} an item", l.Money(strings.TrimSuffix(c.Amount, ".00"))), nil
	}
	return l.Told(c.Text, c.Say)
}

// sources are documents by the names that statements cite.
type sources map[string]link

func (all sources) of(ids []string, l *language.Language) []link {
	var links []link
	for _, id := range ids {
		if s, ok := all[id]; ok {
			s.dates(l)
			links = append(links, s)
		}
	}
	return links
}
