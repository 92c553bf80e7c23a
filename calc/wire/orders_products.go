//go:build !checkonly

package wire

import (
	"maps"
	"slices"

	"section321/calc/orders"
)

// products writes a product table as it was read, by product number, for hosts that
// let a person change it and save it again.
func (w *writer) products(all orders.Products) {
	list(w, "table", slices.Sorted(maps.Keys(all)), func(sku string) {
		p := all[sku]
		w.object("", func() {
			w.text("sku", sku)
			w.maybe("hts", p.HTS)
			w.maybe("origin", p.Origin)
			if value, ok := p.CustomsValue(); ok {
				w.text("customsValue", value.String())
				w.text("currency", p.Currency)
			}
			w.maybe("claim", p.Claim)
			if len(p.Facts) > 0 {
				list(w, "facts", p.Facts, w.value)
			}
			if len(p.Measures) > 0 {
				w.object("measures", func() {
					for _, unit := range slices.Sorted(maps.Keys(p.Measures)) {
						w.text(unit, p.Measures[unit].String())
					}
				})
			}
		})
	})
}
