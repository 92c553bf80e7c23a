package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// MaxOrigins is the most countries that may be named where it is not sure in which the
// goods were made. AnyOrigin in their place stands for all.
const (
	MaxOrigins = 12
	AnyOrigin  = "*"
)

// mostMade bounds the ways in which the items of a shipment may have been made, and
// mostMadeItems the items of all of them together: each is worked out in each way.
const (
	mostMade      = 150
	mostMadeItems = 900
)

// checkOrigins answers goods of which it is not sure where they were made: what is so
// wherever it was, what the total could be, and with each country.
func checkOrigins(u Until, s *Shipment, t *Tariff) (*Answer, error) {
	origins, problems := unsureOrigins(s, t)
	if problems != nil {
		return nil, problems
	}
	made := []*Shipment{s}
	for i, each := range origins {
		if each == nil {
			continue
		}
		var next []*Shipment
		for _, before := range made {
			for _, origin := range each {
				x := Setting{Item: i, Field: "origin", Value: origin}
				next = append(next, x.on(before))
			}
		}
		made = next
	}
	all := make([]*assessment, len(made))
	could := make([]Bounds, len(made))
	tried := &trials{}
	for i, way := range made {
		a, problems := checked(u, way, t)
		if problems != nil {
			return nil, problems
		}
		a.setRareApart()
		a.tried = tried
		all[i], could[i] = a, rangerOf(a).boundsOf(a)
	}
	a := whicheverOrigin(all)
	a.Law = Stamp(a.book, nil)
	a.CouldBe = &Bounds{}
	*a.CouldBe = together(could, func(int) bool { return true })
	a.askOrigins(s, made, could)
	a.Sources = a.sources()
	return a.Answer, nil
}

// unsureOrigins are the countries in which each item may have been made, none of those whose
// origin is said. They are a problem where they make more ways than are gone through, which
// is known before any is.
func unsureOrigins(s *Shipment, t *Tariff) ([][]string, Problems) {
	all, ways := make([][]string, len(s.Items)), 1
	for i := range s.Items {
		it := &s.Items[i]
		if it.Origin != "" || len(it.Origins) == 0 {
			continue
		}
		all[i] = it.Origins
		if slices.Contains(all[i], AnyOrigin) {
			all[i] = t.At(s.Date).UnlikeOrigins()
		}
		ways *= len(all[i])
		most := mostMade
		if ways > 1 {
			most = max(1, min(most, mostMadeItems/len(s.Items)))
		}
		if ways > most {
			return nil, Problems{{Code: "too-many-origins", Field: fieldOf(i, "origins"), Message: say.It("origins-too-many", say.Count("given", ways), say.Count("most", most))}}
		}
	}
	return all, nil
}

// boundsOf are the bounds of an answer, which has one amount where nothing is asked.
func (r *ranger) boundsOf(a *assessment) Bounds {
	try := *a.Answer
	r.answer = &try
	r.asks(a.s)
	if a.Total.Valid && len(try.Asks) == 0 && len(r.book.OpenPoints(a.s.Mode)) == 0 && (a.Entry == nil || len(a.Entry.Alternatives) == 0) {
		total := CentsOf(a.Total.Decimal)
		return Bounds{Least: total, Most: total}
	}
	return r.bounds(a.s)
}

// whicheverOrigin is the answer to goods that were made in one of several ways: what all
// of them say.
func whicheverOrigin(all []*assessment) *assessment {
	first := all[0]
	unlike := slices.ContainsFunc(all, func(a *assessment) bool { return a.Outcome != first.Outcome || !equal(a.Total, first.Total) })
	if unlike || first.Outcome == Dutiable && !first.Total.Valid {
		first.Outcome = Incomplete
	}
	for _, a := range all[1:] {
		first.common(a)
	}
	first.Alternatives, first.Exemption.Recipients = nil, nil
	return first
}

// common leaves of an answer what another says as well.
func (a *assessment) common(o *assessment) {
	same := func(x, y decimal.NullDecimal) decimal.NullDecimal {
		if x.Valid && y.Valid && x.Decimal.Equal(y.Decimal) {
			return x
		}
		return decimal.NullDecimal{}
	}
	least, most := a.AtLeast, a.AtMost
	for i, of := range []*assessment{a, o} {
		low, high := of.AtLeast, of.AtMost
		if of.Total.Valid {
			low, high = of.Total, of.Total
		}
		switch {
		case i == 0:
			least, most = low, high
		case !low.Valid || !least.Valid:
			least = decimal.NullDecimal{}
		default:
			least = known(decimal.Min(least.Decimal, low.Decimal))
		}
		switch {
		case i == 0:
		case !high.Valid || !most.Valid:
			most = decimal.NullDecimal{}
		default:
			most = known(decimal.Max(most.Decimal, high.Decimal))
		}
	}
	a.Duty, a.Fees, a.Total = same(a.Duty, o.Duty), same(a.Fees, o.Fees), same(a.Total, o.Total)
	a.AtLeast, a.AtMost = least, most
	if a.Total.Valid {
		a.AtLeast, a.AtMost = decimal.NullDecimal{}, decimal.NullDecimal{}
	}
	e, oe := &a.Exemption, &o.Exemption
	e.Limit, e.Statutory, e.Headroom, e.Exempt = same(e.Limit, oe.Limit), same(e.Statutory, oe.Statutory), same(e.Headroom, oe.Headroom), e.Exempt && oe.Exempt
	e.Because = slices.DeleteFunc(e.Because, func(r Reason) bool {
		return !slices.ContainsFunc(oe.Because, func(x Reason) bool { return x.Rule == r.Rule && x.Text.Same(r.Text) })
	})
	if a.Entry != nil && (o.Entry == nil || a.Entry.Type != o.Entry.Type) {
		a.Entry = nil
	}
	a.Lines = slices.DeleteFunc(a.Lines, func(l Line) bool {
		return !slices.ContainsFunc(o.Lines, func(x Line) bool {
			return x.Item == l.Item && x.Layer == l.Layer && x.Heading == l.Heading && x.Amount.Equal(l.Amount)
		})
	})
	a.NotApplied = slices.DeleteFunc(a.NotApplied, func(n NotApplied) bool {
		return !slices.ContainsFunc(o.NotApplied, func(x NotApplied) bool { return x.Layer == n.Layer && x.Rule == n.Rule && x.Why.Same(n.Why) })
	})
	a.Asks = slices.DeleteFunc(a.Asks, func(q Ask) bool {
		return !slices.ContainsFunc(o.Asks, func(x Ask) bool { return x.Field == q.Field && x.same(&q) })
	})
	a.Unsupported = slices.DeleteFunc(a.Unsupported, func(g Gap) bool {
		return !slices.ContainsFunc(o.Unsupported, func(x Gap) bool { return x.What == g.What && x.Text.Same(g.Text) })
	})
	a.Assumed = slices.DeleteFunc(a.Assumed, func(p Assumption) bool {
		return !slices.ContainsFunc(o.Assumed, func(x Assumption) bool { return x.Field == p.Field && x.Text.Same(p.Text) })
	})
}

// together are the bounds of several ways of which those count that take; ways that may not
// enter owe nothing and do not count where others may.
func together(could []Bounds, take func(i int) bool) Bounds {
	t := &totals{}
	why := say.Message{}
	for i := range could {
		switch b := &could[i]; {
		case !take(i):
		case b.Least == Unknown && b.Why.ID() == "no-bounds-banned":
			tell(&why, b.Why)
		case b.Least == Unknown:
			tell(&t.nothing, b.Why)
		case b.Most == Unknown:
			t.add(b.Least, b.Least)
			tell(&t.noMost, b.Why)
		default:
			t.add(b.Least, b.Most)
		}
	}
	return t.bounds()
}

// askOrigins asks where each item was made, first of all where all but that is known.
func (a *assessment) askOrigins(s *Shipment, made []*Shipment, could []Bounds) {
	for i := range a.Asks {
		a.Asks[i].Narrows = Unknown
	}
	if a.CouldBe.width() == 0 && a.Total.Valid && len(a.Asks) == 0 {
		for i := range s.Items {
			if it := &s.Items[i]; it.Origin == "" {
				a.Assumed = append(a.Assumed, Assumption{Field: fieldOf(i, "origin"), Text: say.It("origin-alike")})
			}
		}
		return
	}
	var asks []Ask
	for i := range s.Items {
		it := &s.Items[i]
		if it.Origin != "" {
			continue
		}
		q := Ask{Field: fieldOf(i, "origin"), Question: say.It("origin-which"), Decides: say.It("decides-duty"), Effect: CouldRaise, Narrows: Unknown}
		if !slices.Contains(it.Origins, AnyOrigin) {
			left := Cents(0)
			for _, origin := range it.Origins {
				c, _ := law.CountryOf(origin)
				o := Option{Answer: Setting{Item: i, Field: "origin", Value: origin}, Text: say.It("answer-country", say.Country("country", origin, c.Name)),
					Bounds: together(could, func(k int) bool { return made[k].Items[i].Origin == origin })}
				left += max(0, o.width())
				q.Options = append(q.Options, o)
			}
			if width := a.CouldBe.width(); width != Unknown {
				q.Narrows = max(0, width-left/Cents(len(it.Origins)))
			}
		}
		asks = append(asks, q)
	}
	a.Asks = append(asks, a.Asks...)
}
