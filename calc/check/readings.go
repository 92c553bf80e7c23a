package check

import "slices"

import (
	"section321/calc"
)

// readings prices the open points and tells of those that change the total.
func (r *ranger) readings(s *calc.Shipment) {
	if r.answer.Outcome == calc.Exempt {
		return
	}
	for _, p := range r.book.OpenPoints(s.Mode) {
		open := calc.OpenPoint{Point: p, Readings: []calc.Reading{{Text: p.Yes}, {Text: p.No}}}
		for n := range open.Readings {
			t, with, book := &totals{}, s, r.book
			for i := range s.Items {
				facts := s.Items[i].Facts
				if p.Fact != "" && !slices.Contains(facts, p.Fact) && !slices.Contains(facts, "not-"+p.Fact) {
					so := calc.Setting{Item: i, Field: calc.FieldFacts, Value: []string{"", "not-"}[n] + p.Fact}
					with = so.On(with)
				}
			}
			if p.Fact == "" && n == 1 {
				book = book.Before(p)
			}
			r.add(t, with, book)
			open.Readings[n].Bounds = t.bounds()
		}
		if !open.Readings[0].Same(&open.Readings[1].Bounds) {
			r.answer.Open = append(r.answer.Open, open)
		}
	}
}
