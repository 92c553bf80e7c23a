package calc

import (
	"sort"

	"github.com/shopspring/decimal"
)

// enteredValues returns the value of each item as duty multiplies it: in even
// dollars, fractions under fifty cents dropped and others taken up (19 CFR
// 159.3(a)). Items of one classification are a unit. The values add up to the
// whole shipment rounded once: where they would not, the largest fractions are
// taken up and the others dropped.
func (s *Shipment) enteredValues(customs []decimal.Decimal) []decimal.Decimal {
	groups := map[string][]int{}
	var keys []string
	for i := range s.Items {
		it := &s.Items[i]
		key := it.HTS + " " + it.Origin + " " + it.Claim
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], i)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	totals := make([]decimal.Decimal, len(keys))
	for k, key := range keys {
		for _, i := range groups[key] {
			totals[k] = totals[k].Add(customs[i])
		}
	}
	entered := make([]decimal.Decimal, len(customs))
	for k, dollars := range share(totals) {
		members := groups[keys[k]]
		values := make([]decimal.Decimal, len(members))
		for j, i := range members {
			values[j] = customs[i]
		}
		for j, d := range shareOf(values, dollars) {
			entered[members[j]] = d
		}
	}
	return entered
}

// share rounds values to dollars that add up to their sum, rounded.
func share(values []decimal.Decimal) []decimal.Decimal {
	return shareOf(values, evenDollars(sum(values)))
}

// shareOf rounds values to dollars that add up to total. Each is rounded down,
// then the largest fractions are taken up; equal ones by their value, so that
// the order of the values does not matter.
func shareOf(values []decimal.Decimal, total decimal.Decimal) []decimal.Decimal {
	dollars := make([]decimal.Decimal, len(values))
	order := make([]int, len(values))
	for i, v := range values {
		dollars[i], order[i] = v.Floor(), i
	}
	sort.SliceStable(order, func(i, j int) bool {
		x, y := order[i], order[j]
		if c := values[x].Sub(dollars[x]).Cmp(values[y].Sub(dollars[y])); c != 0 {
			return c > 0
		}
		return values[x].LessThan(values[y])
	})
	left := total.Sub(sum(dollars)).IntPart()
	for n := int64(0); n < left; n++ {
		i := order[n%int64(len(order))]
		dollars[i] = dollars[i].Add(decimal.NewFromInt(1))
	}
	return dollars
}
