//go:build !checkonly

package law

import _ "embed"

var (
	//go:embed data/refund_sources.csv
	refundSourcesFile string
	//go:embed data/interest.csv
	interestFile string
	//go:embed data/refund_ways.csv
	refundWaysFile string
	//go:embed data/refund_types.csv
	refundTypesFile string
	//go:embed data/refund_open.csv
	refundOpenFile string
)

func (in *loader) refunds(l *Refunds) {
	in.each("refund_sources.csv", refundSourcesFile, func(r *row) { r.source(in.sources) })
	in.facts("interest.csv", interestFile, func(r *row, f Fact) {
		l.Interest = append(l.Interest, &Interest{f, r.amount("individual"), r.amount("corporate")})
	})
	in.facts("refund_ways.csv", refundWaysFile, func(r *row, f Fact) {
		l.Ways = append(l.Ways, &RefundWay{f, r.required("way"), r.required("state"), r.text("program"), r.date("entered_from"), r.date("entered_to"),
			r.words("types"), r.words("importers"), r.text("fact"), r.text("since_from"), r.text("since_to"), r.text("days"), r.text("last"), r.say("ask")})
	})
	in.facts("refund_types.csv", refundTypesFile, func(r *row, f Fact) {
		l.Types = append(l.Types, &EntryLiquidation{f, r.words("types"), int(r.amount("days").IntPart())})
	})
	in.facts("refund_open.csv", refundOpenFile, func(r *row, f Fact) { l.Open = append(l.Open, &OpenPoint{f, r.required("point")}) })
}
