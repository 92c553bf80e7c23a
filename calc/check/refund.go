package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
)

// refund tells which part of the duty was void. Where the void duties displaced
// others, only what they added comes back: the duty is worked out again without them,
// and the difference is the amount.
func (a *Assessment) refund() {
	lines := a.Lines
	for _, other := range a.Alternatives {
		lines = slices.Concat(lines, other.Lines)
	}
	r := &calc.Refund{}
	var void *law.Void
	for _, l := range lines {
		v := a.Book.VoidOf(l.Layer)
		if v == nil || l.Amount.IsZero() {
			continue
		}
		if v.Kind != "fee" && void == nil {
			r.Text, r.Cite = v.Text, v.Cite
		}
		if v.Kind == "refunded" {
			r.Lines, void = append(r.Lines, l), v
			continue
		}
		l.Text, l.Cite = v.Text, v.Cite
		r.Kept = append(r.Kept, l)
	}
	if r.Text.Silent() {
		return
	}
	a.Refund = r
	if r.Lines == nil {
		r.Void, r.Owed = money.Known(decimal.Zero), a.Duty
		return
	}
	// Only the duty is worked out again: whether the shipment is free, its entry and its fees
	// do not hang on what was void.
	anew := Open(a.Shipment, a.Tariff)
	anew.Until, anew.Without, anew.Trial = a.Until, void, a.Trial
	anew.AddDuty()
	if owed := &anew.Result; owed.Known() && !owed.Prohibited && len(a.Trial.asks) == 0 {
		r.Owed = money.Known(owed.Low)
	}
	if a.Duty.Valid && r.Owed.Valid {
		r.Void = money.Known(decimal.Max(decimal.Zero, a.Duty.Decimal.Sub(r.Owed.Decimal)))
	}
	for _, l := range anew.Lines {
		charged := slices.IndexFunc(a.Lines, func(o calc.Line) bool { return o.Item == l.Item && o.Layer == l.Layer && o.Heading == l.Heading })
		if charged >= 0 {
			l.Amount, l.Base, l.Rate = l.Amount.Sub(a.Lines[charged].Amount), decimal.NullDecimal{}, decimal.NullDecimal{}
		}
		if l.Amount.IsPositive() && a.Book.VoidOf(l.Layer) == nil {
			r.Instead = append(r.Instead, l)
		}
	}
}
