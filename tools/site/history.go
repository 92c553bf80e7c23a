package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"section321/calc/law"
	"section321/calc/wire/native"
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
type charge struct{ Kind, Rate, Amount, Goods, Text string }

// readCourse asks the calculator for the history of a country's goods, with its days as
// `words` writes them.
func readCourse(code string, words func(date string) string) (course, error) {
	c := course{Code: code, Raw: native.Calculator().Answer("history", fmt.Appendf(nil, `{"origin":%q}`, code))}
	country, _ := law.CountryOf(code)
	c.Country = country.Name
	var answer struct {
		Error    *struct{ Message string }
		Timeline []struct {
			From, To, Text string
			Cite           []string
		}
		Layers []struct {
			Name    string
			Periods []struct {
				From, To string
				Charges  []charge
				Except   []string
				Cite     []string
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
	c.DutyFrom = words(answer.DutyFrom)
	exemption := track{Name: "The exemption"}
	for _, p := range answer.Timeline {
		exemption.Spans = append(exemption.Spans, span{words(p.From), words(p.To), []string{p.Text}, answer.Sources.of(p.Cite, words)})
	}
	c.Tracks = append(c.Tracks, exemption)
	for _, l := range answer.Layers {
		t := track{Name: l.Name, Some: true}
		for _, p := range l.Periods {
			s := span{From: words(p.From), To: words(p.To), Links: answer.Sources.of(p.Cite, words)}
			for _, ch := range p.Charges {
				s.What = append(s.What, ch.words())
				t.Some = t.Some && ch.Goods == "some"
			}
			t.Spans = append(t.Spans, s)
			for _, e := range p.Except {
				if !slices.Contains(t.Except, e) {
					t.Except = append(t.Except, e)
				}
			}
		}
		c.Tracks = append(c.Tracks, t)
	}
	c.Sources = answer.Sources.of(slices.Collect(maps.Keys(answer.Sources)), words)
	slices.SortFunc(c.Sources, func(a, b link) int { return strings.Compare(a.Title+a.URL, b.Title+b.URL) })
	return c, nil
}

// words says what is charged. The page's script says it in the same words.
func (c charge) words() string {
	said := c.Text
	switch c.Kind {
	case law.Additive:
		said = c.Rate + " %"
	case law.Floor:
		said = "at least " + c.Rate + " % together with the ordinary duty"
	case "ad-valorem":
		said = c.Rate + " % of the value"
	case "specific":
		said = "$" + strings.TrimSuffix(c.Amount, ".00") + " an item"
	}
	return said
}

// sources are documents by the names that statements cite.
type sources map[string]link

func (all sources) of(ids []string, words func(date string) string) []link {
	var links []link
	for _, id := range ids {
		if s, ok := all[id]; ok {
			s.Published, s.Checked = words(s.Published), words(s.Checked)
			links = append(links, s)
		}
	}
	return links
}
