//go:build !checkonly

package law

import "math"

func (in *loader) refunds(l *Refunds) {
	in.facts("interest.csv", func(r *row, f Fact) {
		l.Interest = append(l.Interest, &Interest{f, r.amount("individual"), r.amount("corporate")})
	})
	in.facts("refund_ways.csv", func(r *row, f Fact) {
		w := &RefundWay{f, r.required("way"), WayState(r.required("state")), r.text("program"), r.date("entered_from"), r.date("entered_to"),
			r.words("types"), r.words("importers"), EntryFact(r.text("fact")), false, 0, math.MaxInt, -1, r.text("last"), r.say("ask")}
		if since := r.text("since_from"); since == "" || since == "no" {
			w.Unliquidated = true
		} else {
			w.SinceFrom = r.count("since_from")
		}
		if since := r.text("since_to"); since == "no" {
			w.SinceTo = -1
		} else if since != "" {
			w.SinceTo = r.count("since_to")
		}
		if r.text("days") != "" {
			w.Days = r.count("days")
		}
		l.Ways = append(l.Ways, w)
	})
	in.facts("refund_types.csv", func(r *row, f Fact) {
		l.Types = append(l.Types, &EntryLiquidation{f, r.words("types"), r.count("days")})
	})
	in.facts("refund_open.csv", func(r *row, f Fact) { l.Open = append(l.Open, &OpenPoint{f, r.required("point")}) })
}

// count reads a number of days.
func (r *row) count(name string) int { return int(r.amount(name).IntPart()) }
