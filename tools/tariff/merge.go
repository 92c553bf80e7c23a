package main

import "strconv"

// A merged row stands in the editions whose bits are set, bit 0 for the first.
type merged struct {
	row
	editions uint32
}

// A place is where rows of the same number stand, or the same words without one. Two
// editions may say different things there.
type place struct {
	key  string
	rows []merged
}

// keyOf names the place of a row.
func keyOf(r *row) string {
	if r.number != "" {
		return r.number
	}
	return strconv.Itoa(r.indent) + " " + r.description
}

// merge makes one list of all editions in which a row that two editions share
// stands once, and the rows of each edition stand in their order.
func merge(editions []edition) []merged {
	var all []place
	for i, e := range editions {
		bit := uint32(1) << i
		var next []place
		var same [][2]int
		if i > 0 { // against nothing every row is a difference, and differences cost their square
			same = shared(all, e.rows)
		}
		a, b := 0, 0
		for _, s := range append(same, [2]int{len(all), len(e.rows)}) {
			next = append(next, all[a:s[0]]...)
			for ; b < s[1]; b++ {
				next = append(next, place{keyOf(&e.rows[b]), []merged{{e.rows[b], bit}}})
			}
			if s[0] < len(all) {
				next = append(next, all[s[0]].with(e.rows[s[1]], bit))
			}
			a, b = s[0]+1, s[1]+1
		}
		all = next
	}
	var rows []merged
	for _, p := range all {
		rows = append(rows, p.rows...)
	}
	return rows
}

// with adds the row of an edition to a place.
func (p place) with(r row, bit uint32) place {
	for i := range p.rows {
		if p.rows[i].row == r {
			p.rows[i].editions |= bit
			return p
		}
	}
	p.rows = append(p.rows, merged{r, bit})
	return p
}

// shared returns the places of a longest common subsequence (Myers 1986).
func shared(a []place, b []row) [][2]int {
	keys := make([]string, len(b))
	for i := range b {
		keys[i] = keyOf(&b[i])
	}
	front := []int{0, 0} // of each diagonal the furthest place in a, by k+offset
	offset := 1
	var fronts [][]int
	for d := 0; ; d++ {
		next := make([]int, 2*d+3)
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x = step(front, offset, k, d)
			}
			for x < len(a) && x-k >= 0 && x-k < len(b) && a[x].key == keys[x-k] {
				x++
			}
			next[k+d+1] = x
			if x >= len(a) && x-k >= len(b) {
				return walkBack(append(fronts, next), len(a), len(b))
			}
		}
		fronts = append(fronts, next)
		front, offset = next, d+1
	}
}

// step returns where diagonal k begins after one more difference: one further in
// a from the diagonal below, or one further in b from the one above.
func step(front []int, offset, k, d int) int {
	if k == -d || k != d && front[offset+k-1] < front[offset+k+1] {
		return front[offset+k+1]
	}
	return front[offset+k-1] + 1
}

func walkBack(fronts [][]int, x, y int) [][2]int {
	var places [][2]int
	for d := len(fronts) - 1; d >= 0; d-- {
		k, start := x-y, 0
		if d > 0 {
			start = step(fronts[d-1], d, k, d)
		}
		for x > start {
			x, y = x-1, y-1
			places = append(places, [2]int{x, y})
		}
		if d == 0 {
			break
		}
		if k == -d || k != d && fronts[d-1][d+k-1] < fronts[d-1][d+k+1] {
			y--
		} else {
			x--
		}
	}
	for i, j := 0, len(places)-1; i < j; i, j = i+1, j-1 {
		places[i], places[j] = places[j], places[i]
	}
	return places
}
