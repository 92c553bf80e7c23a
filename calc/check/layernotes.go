package check

import (
	"slices"
	"strconv"

	"section321/calc"
	"section321/calc/say"
)

// A layerNote says why a layer is not charged on some items.
type layerNote struct {
	calc.NotApplied
	items []int
}

// note records why layers are not charged on an item, together with the other items of
// which the same is so.
func (a *Assessment) note(item int, notes []calc.NotApplied) {
	for _, n := range notes {
		i := slices.IndexFunc(a.notes, func(o layerNote) bool { return o.Layer == n.Layer && o.Why.Same(n.Why) })
		if i < 0 {
			a.notes = append(a.notes, layerNote{n, []int{item + 1}})
			continue
		}
		a.notes[i].items = append(a.notes[i].items, item+1)
	}
}

// tellNotes adds the notes to the answer, naming the items unless it is so of all.
func (a *Assessment) tellNotes() {
	for _, n := range a.notes {
		if len(n.items) < len(a.Shipment.Items) {
			var items []string
			for _, item := range n.items {
				items = append(items, strconv.Itoa(item))
			}
			n.Why = say.It("of-items", say.Words("items", items), say.Say("why", n.Why))
		}
		a.NotApplied = append(a.NotApplied, n.NotApplied)
	}
}
