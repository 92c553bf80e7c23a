package orders

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A Together is the orders of a file put together as one shipment, as an entry summary has them:
// a line for each kind of goods.
type Together struct {
	Shipment    calc.Shipment
	Orders      int      // that are in it
	Free        int      // that are free by themselves, and left out
	First, Last law.Date // the days on which they would arrive by themselves
}

// mostNamed is how many products a line names.
const mostNamed = 3

// Together puts the orders together that are not free by themselves, to arrive on a day or, with
// "", on the last of theirs. The error is of type calc.Problems.
func (a *Answers) Together(day law.Date) (*Together, error) {
	t := &Together{Shipment: a.shipmentOf(calc.Item{}, 0)}
	t.Shipment.Items = nil
	at, named, unmeasured := map[uint32]int{}, []map[string]bool{}, []map[string]bool{}
	var rows []uint32
	for n := range a.Table.shipments.n {
		s := a.Table.shipments.at(uint32(n))
		if a.kinds[a.shipments.at(uint32(n)).kind].Outcome == calc.Exempt {
			t.Free++
			continue
		}
		t.Orders++
		arrives := a.lawOf(a.days.at(s.day).day)
		if t.First == "" || arrives < t.First {
			t.First = arrives
		}
		t.Last = max(t.Last, arrives)
		rows = rows[:0]
		for k := s.last; k != none; k = a.rows.at(k).before {
			rows = append(rows, k)
		}
		for _, k := range slices.Backward(rows) {
			row := a.rows.at(k)
			class := a.classes.of[row.product]
			i, known := at[class]
			worth := a.worthOf(k)
			if !known {
				if len(t.Shipment.Items) == calc.MaxItems {
					return nil, calc.Problems{{Code: "too-many-items", Subject: calc.About(calc.FieldItems), Message: say.It("together-too-many", say.Count("most", calc.MaxItems))}}
				}
				i = len(t.Shipment.Items)
				at[class] = i
				t.Shipment.Items = append(t.Shipment.Items, a.classes.classes[class].item)
				named, unmeasured = append(named, map[string]bool{}), append(unmeasured, map[string]bool{})
				it := &t.Shipment.Items[i]
				it.RetailValue, it.CustomsValue, it.Measures = decimal.Zero, decimal.Zero, nil
			}
			it := &t.Shipment.Items[i]
			it.RetailValue, it.CustomsValue = it.RetailValue.Add(worth.Retail.Dollars()), it.CustomsValue.Add(worth.Customs.Dollars())
			it.Measures = together(it.Measures, worth.Measures, known, unmeasured[i])
			if name, _, _ := a.productCells(row.product); name != "" {
				named[i][name] = true
			}
		}
	}
	if t.Orders == 0 {
		return nil, calc.Problems{{Code: "nothing-owed", Message: say.It("together-none")}}
	}
	if t.Shipment.Date = day; day == "" {
		t.Shipment.Date = t.Last
	}
	for i := range t.Shipment.Items {
		names := slices.Sorted(maps.Keys(named[i]))
		more := len(names) - mostNamed
		if more > 0 {
			names = append(names[:mostNamed], fmt.Sprintf("+ %d", more))
		}
		t.Shipment.Items[i].Description = strings.Join(names, ", ")
	}
	return t, nil
}

// together adds quantities of goods to those of others. A unit that some of them do not have is
// not known of all, and left out.
func together(sum, more map[string]decimal.Decimal, known bool, lacking map[string]bool) map[string]decimal.Decimal {
	if sum == nil {
		sum = map[string]decimal.Decimal{}
	}
	for unit := range sum {
		if _, there := more[unit]; !there {
			delete(sum, unit)
			lacking[unit] = true
		}
	}
	for unit, quantity := range more {
		before, there := sum[unit]
		switch {
		case lacking[unit]:
		case known && !there:
			lacking[unit] = true
		default:
			sum[unit] = before.Add(quantity)
		}
	}
	return sum
}
