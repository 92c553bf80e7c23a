//go:build !checkonly

package wire

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/orders"
	"section321/calc/say"
)

// The fields of the requests about files of orders.
var (
	fixedFields      = []string{"encoding", "delimiter", "header", "columns", "over"}
	optionFields     = []string{"bytes", "format", "encoding", "delimiter", "lineEnd", "header", "columns", "dates", "decimal", "totals", "identity", "currency", "country", "statuses", "fx"}
	assumptionFields = []string{"mode", "from", "origin", "hts", "claim", "facts", "transitDays", "asOf", "filing", "eccf", "postalMethod", "withdrawnFrom", "keep"}
	windowFields     = []string{"from", "count", "sort", "descending", "filter"}
	filterFields     = []string{"status", "outcome", "month", "text", "over", "personDay"}
)

// mostShown is how many rows one window may have.
const mostShown = 1000

// number reads a whole number, from a string or a number's text, up to most.
func (r *reader) countInto(into *int, most int64) {
	var d decimal.Decimal
	before := len(r.problems)
	r.amountInto(&d, "invalid-quantity")
	if len(r.problems) > before {
		return
	}
	if !d.IsInteger() || d.GreaterThan(decimal.NewFromInt(most)) {
		r.problem("invalid-quantity", say.It("count-out-of-range", say.Number("given", d), say.Number("most", decimal.NewFromInt(most))))
		return
	}
	*into = int(d.IntPart())
}

// textsInto reads an object of named texts.
func (r *reader) textsInto(into *map[string]string) {
	if r.kind() != "an object" {
		r.wrongType(say.It("wanted-object"))
		return
	}
	*into = map[string]string{}
	r.object(func(key []byte) {
		name := string(key)
		r.path = append(r.path, step{name: name})
		var text string
		if r.textInto(&text); text != "" {
			(*into)[name] = text
		}
		r.up()
	})
}

func decodeFixed(request []byte) (orders.Fixed, calc.Problems) {
	r := &reader{}
	f := orders.Fixed{Header: -1}
	r.parse(request, func() {
		r.fields(fixedFields, func(field string) {
			switch field {
			case "encoding":
				r.textInto(&f.Encoding)
				r.known(f.Encoding, orders.Encodings)
			case "delimiter":
				r.textInto(&f.Delimiter)
				r.known(f.Delimiter, orders.Delimiters)
			case "header":
				r.countInto(&f.Header, orders.MaxRows)
			case "columns":
				r.textsInto(&f.Columns)
			case "over":
				r.textsInto(&f.Over)
			}
		})
	})
	return f, r.problems
}

// known reports a word that is none of those known; "" is none either, and is let be.
func (r *reader) known(word string, words []string) {
	if word != "" && !slices.Contains(words, word) {
		name := r.path[len(r.path)-1].name
		r.problem("invalid-"+name, say.It("word-no", given(word), say.Text("field", name), say.Words("known", words)))
	}
}

func decodeOptions(request []byte) (orders.Options, calc.Problems) {
	r := &reader{}
	o := orders.DefaultOptions()
	r.parse(request, func() {
		r.fields(optionFields, func(field string) {
			switch field {
			case "bytes":
				size := 0
				r.countInto(&size, 1<<50)
				o.Bytes = int64(size)
			case "format":
				r.textInto(&o.Format)
			case "encoding":
				r.textInto(&o.Encoding)
			case "delimiter":
				r.textInto(&o.Delimiter)
			case "header":
				r.countInto(&o.Header, orders.MaxRows)
			case "columns":
				r.textsInto(&o.Columns)
			case "dates":
				r.textInto(&o.Dates)
			case "decimal":
				r.textInto(&o.Decimal)
			case "totals":
				r.textInto(&o.Totals)
			case "identity":
				r.textInto(&o.Identity)
			case "currency":
				r.textInto(&o.Currency)
			case "country":
				r.textInto(&o.Country)
			case "lineEnd":
				r.textInto(&o.LineEnd)
			case "statuses":
				r.textsInto(&o.Statuses)
			case "fx":
				r.amountsInto(&o.Rates)
			}
		})
	})
	return o, r.problems
}

func decodeAssumptions(request []byte) (a orders.Assumptions, keep bool, problems calc.Problems) {
	r := &reader{}
	a = orders.Assumptions{Filing: "automated"}
	keep = true
	eccfGiven := false
	r.parse(request, func() {
		r.fields(assumptionFields, func(field string) {
			switch field {
			case "mode":
				r.textInto((*string)(&a.Mode))
			case "from":
				r.textInto(&a.From)
			case "origin":
				r.textInto(&a.Origin)
			case "hts":
				r.tariffNumber(&a.HTS)
			case "claim":
				r.textInto(&a.Claim)
			case "facts":
				r.factsInto(&a.Facts)
			case "transitDays":
				r.countInto(&a.TransitDays, orders.MostTransitDays)
			case "asOf":
				r.dateInto(&a.AsOf)
			case "filing":
				r.textInto((*string)(&a.Filing))
			case "eccf":
				eccfGiven = true
				r.flagInto(&a.ECCF)
			case "postalMethod":
				r.textInto((*string)(&a.PostalMethod))
			case "withdrawnFrom":
				r.textInto((*string)(&a.WithdrawnFrom))
			case "keep":
				r.flagInto(&keep)
			}
		})
	})
	if !eccfGiven {
		a.ECCF = a.Mode == "express"
	}
	return a, keep, r.problems
}

// A window is a part of a view.
type window struct {
	view        orders.View
	from, count int
}

// cut returns the places the window shows.
func (w window) cut(at []uint32) []uint32 {
	from := min(w.from, len(at))
	return at[from:min(from+w.count, len(at))]
}

func decodeWindow(request []byte, sorts []string) (window, calc.Problems) {
	r := &reader{}
	w := window{count: 50}
	w.view.Sort, w.view.PersonDay = sorts[0], -1
	r.parse(request, func() {
		r.fields(windowFields, func(field string) {
			switch field {
			case "from":
				r.countInto(&w.from, orders.MaxRows)
			case "count":
				r.countInto(&w.count, mostShown)
			case "sort":
				r.textInto(&w.view.Sort)
				r.known(w.view.Sort, sorts)
			case "descending":
				r.flagInto(&w.view.Descending)
			case "filter":
				r.filter(&w.view.Filter)
			}
		})
	})
	return w, r.problems
}

func (r *reader) filter(f *orders.Filter) {
	r.fields(filterFields, func(field string) {
		switch field {
		case "status":
			r.textInto(&f.Status)
		case "outcome":
			r.textInto(&f.Outcome)
		case "month":
			r.textInto(&f.Month)
		case "text":
			r.textInto(&f.Text)
		case "over":
			r.flagInto(&f.Over)
		case "personDay":
			if r.kind() == "null" {
				r.skip()
				return
			}
			r.countInto(&f.PersonDay, orders.MaxRows)
		}
	})
}

func decodeRow(request []byte) (uint32, calc.Problems) {
	r := &reader{}
	row := 0
	r.parse(request, func() {
		r.fields([]string{"row"}, func(string) { r.countInto(&row, orders.MaxRows) })
	})
	return uint32(row), r.problems
}

func decodeWrite(request []byte) (string, calc.Problems) {
	r := &reader{}
	as := "csv"
	r.parse(request, func() {
		r.fields([]string{"as"}, func(string) {
			r.textInto(&as)
			r.known(as, []string{"csv", "jsonl", "own"})
		})
	})
	return as, r.problems
}
