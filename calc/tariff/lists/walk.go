package lists

import "slices"

// A Walk finds what numbers are on that are asked for in order, without a search for each.
type Walk struct {
	lists *Lists
	next  int
	above []number // those that are the beginning of the number asked for last
}

// Walk begins to go through numbers that begin with these digits.
func (l *Lists) Walk(prefix string) *Walk {
	w := &Walk{lists: l}
	if len(prefix) >= 4 { // shorter beginnings are on no list
		w.next, _ = slices.BinarySearchFunc(l.numbers, number{digits: tenDigits(prefix[:4])}, compare)
	}
	return w
}

// At returns the places of what a number is on, for On; a number must not be below the one
// before it. The slice holds until the next call.
func (w *Walk) At(digits string, places []uint32) []uint32 {
	n := number{digits: tenDigits(digits), length: uint8(len(digits))}
	for ; w.next < len(w.lists.numbers) && compare(w.lists.numbers[w.next], n) <= 0; w.next++ {
		w.keep(w.lists.numbers[w.next])
		w.above = append(w.above, w.lists.numbers[w.next])
	}
	w.keep(n)
	places = places[:0]
	for _, a := range w.above {
		places = append(places, a.kind)
	}
	return places
}

// keep drops those above that are no beginning of a number.
func (w *Walk) keep(n number) {
	for k := len(w.above); k > 0; k-- {
		if a := w.above[k-1]; a.length <= n.length && n.digits-n.digits%pow10(10-int(a.length)) == a.digits {
			return
		}
		w.above = w.above[:k-1]
	}
}

// OnAt returns the names of the lists of places on a day, as On does.
func (l *Lists) OnAt(places []uint32, day string) []string {
	var on []string
	for _, place := range places {
		for _, m := range l.kinds[place] {
			if l.dates[m.from] <= day && (m.to == 0 || day <= l.dates[m.to]) {
				on = append(on, l.names[m.list])
			}
		}
	}
	return on
}
