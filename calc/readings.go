package calc

import (
	"slices"

	"section321/calc/law"
	"section321/calc/say"
)

// An OpenPoint is what nobody could check for the day, with what the total is under each
// reading.
type OpenPoint struct {
	*law.Point
	Readings []Reading
}

// A Reading is one way in which an open point may have been decided.
type Reading struct {
	Text say.Message
	Bounds
}

// pointOfEntries returns the open point on which the entry depends, nil where there is none.
func (r *ranger) pointOfEntries(s *Shipment) *law.Point {
	for _, p := range r.book.OpenPoints(s.Mode) {
		if p.Fact == "" {
			return p
		}
	}
	return nil
}

// points reports whether anything is open that the shipment could depend on.
func (r *ranger) points(s *Shipment) bool { return r.pointOfEntries(s) != nil }

// readings prices the open points and tells of those that change the total.
func (r *ranger) readings(s *Shipment) {
	if len(s.Items) > mostPriced || r.answer.Outcome == Exempt {
		return
	}
	for _, p := range r.book.OpenPoints(s.Mode) {
		open := OpenPoint{Point: p, Readings: []Reading{{Text: p.Yes}, {Text: p.No}}}
		switch {
		case p.Fact != "":
			yes, no := *s, *s
			yes.Items, no.Items = slices.Clone(s.Items), slices.Clone(s.Items)
			for i := range s.Items {
				if it := &s.Items[i]; !slices.Contains(it.Facts, p.Fact) && !slices.Contains(it.Facts, "not-"+p.Fact) {
					yes.Items[i].Facts = append(slices.Clone(it.Facts), p.Fact)
					no.Items[i].Facts = append(slices.Clone(it.Facts), "not-"+p.Fact)
				}
			}
			open.Readings[0].Bounds, open.Readings[1].Bounds = r.bounds(&yes), r.bounds(&no)
		default:
			open.Readings[0].Bounds, open.Readings[1].Bounds = r.reading(s, r.book), r.reading(s, r.book.Before(p))
		}
		if !open.Readings[0].same(&open.Readings[1].Bounds) {
			r.answer.Open = append(r.answer.Open, open)
		}
	}
}

// reading is what the total could be under one reading of the entries.
func (r *ranger) reading(s *Shipment, b *law.Book) Bounds {
	under := *r
	under.book = b
	var all totals
	ways, _ := r.ways(s)
	for _, way := range ways {
		all.join(under.under(way))
	}
	return all.bounds()
}
