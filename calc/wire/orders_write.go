//go:build !checkonly

package wire

import (
	"strconv"
	"strings"

	"section321/calc"
	"section321/calc/orders"
)

// cents writes dollars, or null where they are unknown.
func (w *writer) cents(name string, c calc.Cents) {
	w.key(name)
	if c == calc.Unknown {
		w.raw("null")
		return
	}
	w.next()
	w.buf = append(orders.AppendCents(append(w.buf, '"'), c), '"')
}

func encodeGuess(g *orders.Guess) []byte {
	field := map[string]string{}
	for f, column := range g.Options.Columns {
		field[column] = f
	}
	return written(func(w *writer) {
		w.text("format", g.Format.ID)
		w.said("name", g.Format.Name)
		w.text("encoding", g.Options.Encoding)
		w.text("delimiter", g.Options.Delimiter)
		w.count("header", g.Options.Header)
		w.key("columns")
		w.open('[')
		for i, name := range g.Header {
			w.object("", func() {
				column := orders.ColumnName(g.Header, i)
				w.text("name", name)
				w.text("column", column)
				w.text("field", field[column])
				list(w, "samples", g.Samples(i), w.value)
			})
		}
		w.close(']')
		list(w, "rows", g.Rows, func(cells []string) {
			w.open('[')
			for _, c := range cells {
				w.value(c)
			}
			w.close(']')
		})
		list(w, "fields", orders.Fields[:], func(f orders.FieldInfo) {
			w.object("", func() {
				w.text("field", f.Field)
				w.said("label", f.Label())
				w.said("hint", f.Hint())
			})
		})
		w.object("options", func() { w.options(&g.Options) })
		list(w, "questions", g.Questions, func(q orders.Question) {
			w.object("", func() {
				w.text("field", Path(q.Subject))
				w.said("text", q.Text)
				w.text("answer", q.Answer)
				list(w, "choices", q.Choices, func(c orders.Choice) {
					w.object("", func() {
						w.text("value", c.Value)
						w.said("text", c.Text)
					})
				})
			})
		})
		list(w, "missing", g.Missing, w.value)
		w.saidAll("notes", g.Notes)
	})
}

// options writes reading options as orders-open reads them.
func (w *writer) options(o *orders.Options) {
	w.text("format", o.Format)
	w.text("encoding", o.Encoding)
	w.text("delimiter", o.Delimiter)
	w.text("lineEnd", o.LineEnd)
	w.count("header", o.Header)
	w.object("columns", func() {
		for _, f := range orders.Fields {
			w.maybe(f.Field, o.Columns[f.Field])
		}
	})
	w.text("dates", o.Dates)
	w.text("decimal", o.Decimal)
	w.text("totals", o.Totals)
	w.text("identity", o.Identity)
	w.text("currency", o.Currency)
	w.text("country", o.Country)
	w.object("statuses", func() {})
	w.object("fx", func() {})
}

func encodeReport(r *orders.Report) []byte {
	return written(func(w *writer) {
		w.count("rows", r.Rows)
		w.count("lines", r.Lines)
		w.count("bytes", int(r.Bytes))
		list(w, "statuses", r.Statuses, func(s orders.StatusCount) {
			w.object("", func() {
				w.text("status", s.Status.String())
				w.said("text", s.Status.Text())
				w.count("rows", s.Rows)
				w.cents("worth", s.Worth)
			})
		})
		w.count("people", r.People)
		w.count("personDays", r.PersonDays)
		w.count("orders", r.Orders)
		w.count("products", r.Products)
		list(w, "identity", r.Identities, func(i orders.IdentityCount) {
			w.object("", func() {
				w.text("by", i.By)
				w.said("text", i.Text())
				w.count("people", i.People)
				w.count("rows", i.Rows)
			})
		})
		w.text("from", string(r.From))
		w.text("to", string(r.To))
		w.cents("retail", r.Retail)
		counts := func(name, of string, counts []orders.Count) {
			list(w, name, counts, func(c orders.Count) {
				w.object("", func() {
					w.text(of, c.Of)
					if of == "country" {
						w.text("name", orders.CountryName(c.Of))
					}
					w.count("rows", c.Rows)
				})
			})
		}
		counts("currencies", "currency", r.Currencies)
		counts("countries", "country", r.Countries)
		counts("withoutProduct", "sku", r.WithoutProduct)
		w.object("rejected", func() {
			w.count("rows", r.Rejected)
			list(w, "first", r.FirstRejected, func(x orders.Rejection) {
				w.object("", func() {
					w.count("line", x.Line)
					w.text("column", x.Column)
					w.said("reason", x.Reason)
				})
			})
		})
		w.saidAll("warnings", r.Warnings)
		list(w, "remarks", r.Remarks, func(m orders.Remark) {
			w.object("", func() {
				w.text("kind", m.Kind)
				w.text("what", m.Word)
				w.said("text", m.Text())
				w.count("rows", m.Rows)
				w.cents("amount", m.Amount)
				list(w, "words", m.Words, w.value)
			})
		})
	})
}

func encodeSummary(s *orders.Summary) []byte {
	return written(func(w *writer) { w.ordersSummary(s) })
}

func (w *writer) row(r *orders.RowAnswer) {
	w.count("row", r.Row)
	w.count("line", r.Line)
	w.text("status", r.Status.String())
	w.text("day", string(r.Day))
	w.text("person", r.Person)
	w.text("by", r.By)
	w.key("personDay")
	if r.PersonDay < 0 {
		w.raw("null")
	} else {
		w.raw(strconv.Itoa(r.PersonDay))
	}
	w.text("order", r.Order)
	w.text("sku", r.SKU)
	w.text("origin", r.Origin)
	w.text("country", r.Country)
	w.cents("retail", r.Retail)
	w.verdict(r)
}

// verdict writes what the law says of a row.
func (w *writer) verdict(r *orders.RowAnswer) {
	w.text("outcome", string(r.Outcome))
	w.cents("aggregate", r.Aggregate)
	w.cents("limit", r.Limit)
	w.cents("duty", r.Duty)
	w.cents("fees", r.Fees)
	w.cents("total", r.Total)
	w.said("why", r.Why)
}

// jsonLines renders each row as an object in a line: its line, its cells by their
// columns, and what the law says of it.
func jsonLines() orders.Render {
	w := &writer{}
	var names []string
	return func(p *orders.Pass, out []byte) []byte {
		if p.Part() != orders.Row {
			return out
		}
		if names == nil {
			names = distinct(p.ColumnNames())
		}
		r := p.Row(p.Place())
		w.buf, w.comma = out, false
		w.ofFile = func() {
			for i := range p.Cells() {
				for i >= len(names) {
					names = append(names, "#"+strconv.Itoa(len(names)+1))
				}
				w.text(names[i], string(p.Cell(i)))
			}
		}
		w.object("", func() { w.ordersRow(&r) })
		return append(w.buf, '\n')
	}
}

// cells writes the cells of a row by their columns.
func (w *writer) cells(*orders.RowAnswer) { w.object("row", w.ofFile) }

// distinct gives columns without a name, and those whose name was given before,
// their number for a name.
func distinct(names []string) []string {
	seen := map[string]bool{}
	all := make([]string, 0, len(names))
	for i, name := range names {
		if name = strings.TrimSpace(name); name == "" || seen[name] {
			name = "#" + strconv.Itoa(i+1)
		}
		seen[name] = true
		all = append(all, name)
	}
	return all
}
