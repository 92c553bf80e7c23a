package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
	"section321/calc/money"
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
func checkOrigins(u calc.Until, s *calc.Shipment, t *calc.Tariff) (*calc.Answer, error) {
	origins, problems := unsureOrigins(s, t)
	if problems != nil {
		return nil, problems
	}
	made := []*calc.Shipment{s}
	for i, each := range origins {
		if each == nil {
			continue
		}
		var next []*calc.Shipment
		for _, before := range made {
			for _, origin := range each {
				x := calc.Setting{Item: i, Field: calc.FieldOrigin, Value: origin}
				next = append(next, x.On(before))
			}
		}
		made = next
	}
	all := make([]*Assessment, len(made))
	could := make([]calc.Bounds, len(made))
	tried := &duty.Trials{}
	for i, way := range made {
		a, problems := checked(u, way, t)
		if problems != nil {
			return nil, problems
		}
		a.SetRareApart()
		a.Tried = tried
		all[i], could[i] = a, RangerOf(a).boundsOf(a)
	}
	a := whicheverOrigin(all)
	a.Law = calc.Stamp(a.Book, nil)
	a.CouldBe = &calc.Bounds{}
	*a.CouldBe = together(could, func(int) bool { return true })
	a.askOrigins(s, made, could)
	a.Sources = a.sources()
	return a.Answer, nil
}

// unsureOrigins are the countries in which each item may have been made, none of those whose
// origin is said. They are a problem where they make more ways than are gone through, which
// is known before any is.
func unsureOrigins(s *calc.Shipment, t *calc.Tariff) ([][]string, calc.Problems) {
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
			return nil, calc.Problems{{Code: "too-many-origins", Subject: calc.OfItem(i, calc.FieldOrigins), Message: say.It("origins-too-many", say.Count("given", ways), say.Count("most", most))}}
		}
	}
	return all, nil
}

// boundsOf are the bounds of an answer, which has one amount where nothing is asked.
func (r *ranger) boundsOf(a *Assessment) calc.Bounds {
	try := *a.Answer
	r.answer = &try
	r.asks(a.Shipment)
	if a.Total.Valid && len(try.Asks) == 0 && len(r.book.OpenPoints(a.Shipment.Mode)) == 0 && (a.Entry == nil || len(a.Entry.Alternatives) == 0) {
		total := calc.CentsOf(a.Total.Decimal)
		return calc.Bounds{Least: total, Most: total}
	}
	return r.bounds(a.Shipment)
}

// whicheverOrigin is the answer to goods that were made in one of several ways: what all
// of them say.
func whicheverOrigin(all []*Assessment) *Assessment {
	first := all[0]
	unlike := slices.ContainsFunc(all, func(a *Assessment) bool { return a.Outcome != first.Outcome || !money.Equal(a.Total, first.Total) })
	if unlike || first.Outcome == calc.Dutiable && !first.Total.Valid {
		first.Outcome = calc.Incomplete
	}
	for _, a := range all[1:] {
		first.common(a)
	}
	first.Alternatives, first.Exemption.Recipients = nil, nil
	return first
}

// common leaves of an answer what another says as well.
func (a *Assessment) common(o *Assessment) {
	same := func(x, y decimal.NullDecimal) decimal.NullDecimal {
		if x.Valid && y.Valid && x.Decimal.Equal(y.Decimal) {
			return x
		}
		return decimal.NullDecimal{}
	}
	least, most := a.AtLeast, a.AtMost
	for i, of := range []*Assessment{a, o} {
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
			least = money.Known(decimal.Min(least.Decimal, low.Decimal))
		}
		switch {
		case i == 0:
		case !high.Valid || !most.Valid:
			most = decimal.NullDecimal{}
		default:
			most = money.Known(decimal.Max(most.Decimal, high.Decimal))
		}
	}
	a.Duty, a.Fees, a.Total = same(a.Duty, o.Duty), same(a.Fees, o.Fees), same(a.Total, o.Total)
	a.AtLeast, a.AtMost = least, most
	if a.Total.Valid {
		a.AtLeast, a.AtMost = decimal.NullDecimal{}, decimal.NullDecimal{}
	}
	e, oe := &a.Exemption, &o.Exemption
	e.Limit, e.Statutory, e.Headroom, e.Exempt = same(e.Limit, oe.Limit), same(e.Statutory, oe.Statutory), same(e.Headroom, oe.Headroom), e.Exempt && oe.Exempt
	e.Because = slices.DeleteFunc(e.Because, func(r calc.Reason) bool {
		return !slices.ContainsFunc(oe.Because, func(x calc.Reason) bool { return x.Rule == r.Rule && x.Text.Same(r.Text) })
	})
	if a.Entry != nil && (o.Entry == nil || a.Entry.Type != o.Entry.Type) {
		a.Entry = nil
	}
	a.Lines = slices.DeleteFunc(a.Lines, func(l calc.Line) bool {
		return !slices.ContainsFunc(o.Lines, func(x calc.Line) bool {
			return x.Item == l.Item && x.Layer == l.Layer && x.Heading == l.Heading && x.Amount.Equal(l.Amount)
		})
	})
	a.NotApplied = slices.DeleteFunc(a.NotApplied, func(n calc.NotApplied) bool {
		return !slices.ContainsFunc(o.NotApplied, func(x calc.NotApplied) bool { return x.Layer == n.Layer && x.Rule == n.Rule && x.Why.Same(n.Why) })
	})
	a.Asks = slices.DeleteFunc(a.Asks, func(q calc.Ask) bool {
		return !slices.ContainsFunc(o.Asks, func(x calc.Ask) bool { return x.Subject == q.Subject && x.Same(&q) })
	})
	a.Unsupported = slices.DeleteFunc(a.Unsupported, func(g calc.Gap) bool {
		return !slices.ContainsFunc(o.Unsupported, func(x calc.Gap) bool { return x.What == g.What && x.Text.Same(g.Text) })
	})
	a.Assumed = slices.DeleteFunc(a.Assumed, func(p calc.Assumption) bool {
		return !slices.ContainsFunc(o.Assumed, func(x calc.Assumption) bool { return x.Subject == p.Subject && x.Text.Same(p.Text) })
	})
}

// together are the bounds of several ways of which those count that take; ways that may not
// enter owe nothing and do not count where others may.
func together(could []calc.Bounds, take func(i int) bool) calc.Bounds {
	t := &totals{}
	why := say.Message{}
	for i := range could {
		switch b := &could[i]; {
		case !take(i):
		case b.Least == calc.Unknown && b.Why.ID() == "no-bounds-banned":
			duty.Tell(&why, b.Why)
		case b.Least == calc.Unknown:
			duty.Tell(&t.nothing, b.Why)
		case b.Most == calc.Unknown:
			t.Add(b.Least, b.Least)
			duty.Tell(&t.noMost, b.Why)
		default:
			t.Add(b.Least, b.Most)
		}
	}
	return t.bounds()
}

// askOrigins asks where each item was made, first of all where all but that is known.
func (a *Assessment) askOrigins(s *calc.Shipment, made []*calc.Shipment, could []calc.Bounds) {
	for i := range a.Asks {
		a.Asks[i].Narrows = calc.Unknown
	}
	if a.CouldBe.Width() == 0 && a.Total.Valid && len(a.Asks) == 0 {
		for i := range s.Items {
			if it := &s.Items[i]; it.Origin == "" {
				a.Assumed = append(a.Assumed, calc.Assumption{Subject: calc.OfItem(i, calc.FieldOrigin), Text: say.It("origin-alike")})
			}
		}
		return
	}
	var asks []calc.Ask
	for i := range s.Items {
		it := &s.Items[i]
		if it.Origin != "" {
			continue
		}
		q := calc.Ask{Subject: calc.OfItem(i, calc.FieldOrigin), Question: say.It("origin-which"), Decides: say.It("decides-duty"), Effect: calc.CouldRaise, Narrows: calc.Unknown}
		if !slices.Contains(it.Origins, AnyOrigin) {
			left := calc.Cents(0)
			for _, origin := range it.Origins {
				c, _ := law.CountryOf(origin)
				o := calc.Option{Answer: calc.Setting{Item: i, Field: calc.FieldOrigin, Value: origin}, Text: say.It("answer-country", say.Country("country", origin, c.Name)),
					Bounds: together(could, func(k int) bool { return made[k].Items[i].Origin == origin })}
				left += max(0, o.Width())
				q.Options = append(q.Options, o)
			}
			if width := a.CouldBe.Width(); width != calc.Unknown {
				q.Narrows = max(0, width-left/calc.Cents(len(it.Origins)))
			}
		}
		asks = append(asks, q)
	}
	a.Asks = append(asks, a.Asks...)
}
