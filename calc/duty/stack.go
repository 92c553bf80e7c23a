package duty

import (
	"slices"

	"section321/calc/law"
)

// stack returns the candidates that are charged, once those are gone that others
// displace, supposing that some facts are so and the others that are not known
// are not. Section 232 is settled first, because other layers depend on it.
func stack(candidates []*candidate, so []string) []*candidate {
	var in []*candidate
	for _, c := range candidates {
		if len(c.Charged) == 0 && (c.maybe == "" || slices.Contains(so, c.maybe)) {
			in = append(in, c)
		}
	}
	in = undisplaced(in)
	for _, c := range candidates {
		if len(c.Charged) > 0 && (c.maybe == "" || slices.Contains(so, c.maybe)) && chargedOn(in, c) != nil {
			in = append(in, c)
		}
	}
	in = undisplaced(in)
	var charged []*candidate
	for _, c := range in {
		if c.Kind == law.Exemption || c.Kind == law.Rest {
			continue
		}
		left := *c
		for _, r := range in {
			if r.Kind == law.Rest && c.NamedBy(r.Displaces, r.Measure) {
				for _, metal := range chargedOn(in, r) {
					left.base = left.base.Sub(metal.base)
				}
			}
		}
		if left.base.IsPositive() || c.base.IsZero() {
			charged = append(charged, &left)
		}
	}
	return charged
}

// chargedOn returns the candidates that a condition on charged measures means.
func chargedOn(in []*candidate, c *candidate) []*candidate {
	var charged []*candidate
	for _, o := range in {
		if (o.Kind == law.Additive || o.Kind == law.Floor) && o.NamedBy(c.Measure.Charged, c.Measure) {
			charged = append(charged, o)
		}
	}
	return charged
}

// undisplaced drops the candidates that another displaces which is not itself
// displaced.
func undisplaced(in []*candidate) []*candidate {
	state := make([]int, len(in)) // 0 not looked at, 1 being looked at, 2 stays, 3 goes
	var goes func(i int) bool
	goes = func(i int) bool {
		if state[i] > 1 {
			return state[i] == 3
		}
		if state[i] == 1 {
			return false // two that displace each other: the data have none
		}
		state[i] = 1
		result := 2
		for j, by := range in {
			if by.Kind != law.Rest && in[i].NamedBy(by.Displaces, by.Measure) && !goes(j) {
				result = 3
				break
			}
		}
		state[i] = result
		return result == 3
	}
	var left []*candidate
	for i, c := range in {
		if !goes(i) {
			left = append(left, c)
		}
	}
	return left
}
