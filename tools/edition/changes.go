package edition

import (
	"encoding/json"
	"fmt"
	"slices"

	"section321/calc/law"
	"section321/calc/wire"
)

// Goods are one thing that somebody imports again and again.
type Goods struct {
	Name   string // what it is called, "" for its number
	HTS    string
	Origin string
	Mode   string // how it arrives
	Value  string // dollars a shipment
}

func (g *Goods) String() string {
	if g.Name != "" {
		return g.Name + " (" + g.HTS + " of " + g.Origin + ")"
	}
	return g.HTS + " of " + g.Origin
}

// request is the question what a shipment of the goods owes on a day.
func (g *Goods) request(day law.Date) ([]byte, error) {
	return json.Marshal(map[string]any{"date": day, "mode": g.Mode, "from": g.Origin,
		"items": []any{map[string]any{"hts": g.HTS, "origin": g.Origin, "retailValue": g.Value, "currency": "USD"}}})
}

// A Change is what the law alters for goods from a day on, or from one edition to another.
type Change struct {
	Goods         *Goods
	From          law.Date // the first day of it
	Before, After string   // the totals, in dollars or in words
	Lines         []LineChange
}

// A LineChange is one line of an answer that begins, ends or is another.
type LineChange struct {
	Layer, Heading string
	Text           string   // what the answer calls it
	Before, After  string   // the rate in percent or the amount in dollars, "" where there is none
	Documents      []string // what it rests on, cited and linked
}

// told is the part of an answer that changes are read from.
type told struct {
	Lines []struct {
		Layer, Heading, Rate, Amount, Text string
		Cite                               []string
	}
	Sources map[string]struct{ Title, URL string }
	Error   *struct{ Message string }
	raw     []byte
}

func ask(c *wire.Calculator, g *Goods, day law.Date) (*told, error) {
	request, err := g.request(day)
	if err != nil {
		return nil, err
	}
	t := &told{raw: c.Answer("check", request)}
	if err := json.Unmarshal(t.raw, t); err != nil {
		return nil, err
	}
	if t.Error != nil {
		return nil, fmt.Errorf("%s: %s", g, t.Error.Message)
	}
	return t, nil
}

// between compares two answers, nil where they are the same.
func between(g *Goods, day law.Date, a, b *told) *Change {
	c := &Change{Goods: g, From: day, Before: total(a.raw), After: total(b.raw)}
	was, is := a.figures(), b.figures()
	for _, l := range a.Lines {
		key := l.Layer + " " + l.Heading
		if _, goesOn := is[key]; !goesOn && was[key] != "" {
			c.Lines = append(c.Lines, LineChange{l.Layer, l.Heading, l.Text, was[key], "", documents(l.Cite, a)})
			was[key] = "" // said
		}
	}
	for _, l := range b.Lines {
		if key := l.Layer + " " + l.Heading; was[key] != is[key] {
			c.Lines = append(c.Lines, LineChange{l.Layer, l.Heading, l.Text, was[key], is[key], documents(l.Cite, b)})
			was[key] = is[key]
		}
	}
	if len(c.Lines) == 0 && c.Before == c.After {
		return nil
	}
	return c
}

// figures are the rates, or amounts where there is none, of the lines by layer and heading.
func (t *told) figures() map[string]string {
	of := map[string]string{}
	for _, l := range t.Lines {
		figure := "$" + l.Amount
		if l.Rate != "" {
			figure = l.Rate + " %"
		}
		key := l.Layer + " " + l.Heading
		if of[key] != "" {
			figure = of[key] + " + " + figure
		}
		of[key] = figure
	}
	return of
}

func documents(ids []string, t *told) []string {
	var all []string
	for _, id := range ids {
		if s, ok := t.Sources[id]; ok {
			all = append(all, s.Title+", "+s.URL)
		}
	}
	return all
}

// OverTime returns what changes for goods after from and to the last day, oldest first. What does not
// depend on the day (a question that stays open) is no change.
func OverTime(c *wire.Calculator, goods []*Goods, from, to law.Date) ([]*Change, error) {
	days := c.Days(from, to)
	var changes []*Change
	for _, g := range goods {
		was, err := ask(c, g, from)
		if err != nil {
			return nil, err
		}
		for _, day := range days {
			is, err := ask(c, g, day)
			if err != nil {
				return nil, err
			}
			if change := between(g, day, was, is); change != nil {
				changes = append(changes, change)
			}
			was = is
		}
	}
	slices.SortStableFunc(changes, func(a, b *Change) int {
		switch {
		case a.From < b.From:
			return -1
		case a.From > b.From:
			return 1
		}
		return 0
	})
	return changes, nil
}

// Editions returns what another edition says of the goods on a day, against the law in use. It leaves
// the other edition in use.
func Editions(before *wire.Calculator, other *Edition, goods []*Goods, day law.Date) ([]*Change, error) {
	answers := make([]*told, len(goods))
	for i, g := range goods {
		var err error
		if answers[i], err = ask(before, g, day); err != nil {
			return nil, err
		}
	}
	after, err := other.Use()
	if err != nil {
		return nil, err
	}
	var changes []*Change
	for i, g := range goods {
		is, err := ask(after, g, day)
		if err != nil {
			return nil, err
		}
		if change := between(g, day, answers[i], is); change != nil {
			changes = append(changes, change)
		}
	}
	return changes, nil
}
