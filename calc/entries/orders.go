package entries

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/orders"
	"section321/calc/refund"
	"section321/calc/say"
)

// Imports are the orders of a file as entries.
type Imports struct {
	Entries          []refund.Entry
	Lines            []int // of the first row of each
	Outside, Nothing int   // orders outside the days of void duties, and those on which nothing was void
}

// OfOrders takes each order on which duty was void for an entry of its own. The void part is
// the difference that the void duties make to its answer.
func OfOrders(a *orders.Answers, t *calc.Tariff, importer law.Importer, spread orders.Spread) (*Imports, error) {
	if a.AsOf != "" {
		return nil, calc.Problems{{Code: "law-of-one-day", Subject: calc.About(calc.FieldAsOf), Message: say.It("orders-of-their-own-days")}}
	}
	all := law.All().Voids
	void := all[slices.IndexFunc(all, func(v *law.Void) bool { return v.Kind == "refunded" })]
	without, err := a.Without(void, t, spread)
	if err != nil {
		return nil, err
	}
	if a.Mode == "post" {
		importer = "post"
	}
	found := &Imports{}
	for n := range a.Shipments() {
		order, line, day, kind, duty := a.Imported(n)
		_, _, _, _, owed := without.Imported(n)
		switch {
		case !void.InForce(day):
			found.Outside++
			continue
		case duty == owed && duty != calc.Unknown:
			found.Nothing++
			continue
		}
		if len(kind) != 2 {
			kind = "" // the goods take no type that an entry summary has
		}
		e := refund.Entry{Order: order, Date: day, Type: kind, Importer: importer}
		if duty != calc.Unknown && owed != calc.Unknown {
			e.Void = decimal.NewNullDecimal(max(0, duty-owed).Dollars())
		}
		found.Entries, found.Lines = append(found.Entries, e), append(found.Lines, line)
		if len(found.Entries) > refund.MostEntries {
			return nil, calc.Problems{{Code: "too-many-entries", Message: say.It("entries-too-many-in-file", say.Count("most", refund.MostEntries))}}
		}
	}
	return found, nil
}
