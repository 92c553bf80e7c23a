package calc

import (
	"slices"
	"sort"

	"github.com/shopspring/decimal"
)

// EnteredValues returns the value of each item as duty multiplies it: in even
// dollars, fractions under fifty cents dropped and others taken up (19 CFR
// 159.3(a)). Items of one classification are a unit. The values add up to the
// whole shipment rounded once: where they would not, the largest fractions are
// taken up and the others dropped.
func (s *Shipment) EnteredValues(customs []decimal.Decimal) []decimal.Decimal {
	units, cents := make([]string, len(customs)), make([]Cents, len(customs))
	for i := range s.Items {
		units[i], cents[i] = s.Items[i].Unit(), CentsOf(customs[i])
	}
	dollars := make([]int64, len(customs))
	EnteredDollars(units, cents, dollars)
	entered := make([]decimal.Decimal, len(customs))
	for i, d := range dollars {
		entered[i] = decimal.NewFromInt(d)
	}
	return entered
}

// Unit names the classification that an item's value is rounded together with.
func (it *Item) Unit() string { return it.HTS + " " + it.Origin + " " + it.Claim }

// EnteredDollars writes to dollars the entered value of each item, given the
// unit it belongs to and what it is worth.
func EnteredDollars(units []string, worth []Cents, dollars []int64) {
	if !slices.ContainsFunc(units, func(u string) bool { return u != units[0] }) {
		ShareDollars(worth, sumCents(worth).EvenDollars(), dollars)
		return
	}
	groups := map[string][]int{}
	var keys []string
	for i, key := range units {
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], i)
	}
	sort.SliceStable(keys, func(i, j int) bool { return keys[i] < keys[j] })
	totals := make([]Cents, len(keys))
	for k, key := range keys {
		for _, i := range groups[key] {
			totals[k] += worth[i]
		}
	}
	ofGroup := make([]int64, len(keys))
	ShareDollars(totals, sumCents(totals).EvenDollars(), ofGroup)
	for k, total := range ofGroup {
		members := groups[keys[k]]
		if len(members) == 1 {
			dollars[members[0]] = total
			continue
		}
		values, shares := make([]Cents, len(members)), make([]int64, len(members))
		for j, i := range members {
			values[j] = worth[i]
		}
		ShareDollars(values, total, shares)
		for j, i := range members {
			dollars[i] = shares[j]
		}
	}
}

func sumCents(amounts []Cents) (total Cents) {
	for _, c := range amounts {
		total += c
	}
	return total
}

// ShareDollars rounds values to dollars that add up to total. Each is rounded
// down, then the largest fractions are taken up; equal ones by their value, so
// that the order of the values does not matter.
func ShareDollars(values []Cents, total int64, dollars []int64) {
	left := total
	for i, v := range values {
		dollars[i] = int64(v) / 100
		left -= dollars[i]
	}
	if left > 0 && len(values) == 1 {
		dollars[0], left = total, 0
	}
	if left <= 0 {
		return
	}
	order := make([]int, len(values))
	for i := range order {
		// Each takes its place among those before it; there are few.
		at := i
		for ; at > 0 && takenUpBefore(values[i], values[order[at-1]]); at-- {
			order[at] = order[at-1]
		}
		order[at] = i
	}
	for n := int64(0); n < left; n++ {
		dollars[order[n%int64(len(order))]]++
	}
}

// takenUpBefore reports whether of two values the first is rounded up before the
// second.
func takenUpBefore(x, y Cents) bool {
	if x%100 != y%100 {
		return x%100 > y%100
	}
	return x < y
}
