//go:build !checkonly

package check

import (
	"slices"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
)

// A Pattern is what was worked out of goods, kept so that it serves goods of their kind that are
// worth something else.
type Pattern struct {
	duty.Scale
	all  []*totals  // what was asked of, in turn: the total, and that with each option of each question
	asks []calc.Ask // with their options, before they are ranked
}

// An Addend is one total that could be: duties, and the fees that are charged.
type Addend struct {
	Percents string // of the dollars entered; see duty.Percents
	Charged  []*law.Charge
}

type addends []Addend

func (all *addends) add(sum *duty.Reach, chapter99 int, charged []*law.Charge) {
	for _, percents := range sum.Of[chapter99] {
		*all = append(*all, Addend{percents, charged})
	}
}

func (all *addends) nothing()        { *all = append(*all, Addend{}) }
func (all *addends) join(o *addends) { *all = append(*all, *o...) }

// KeepIn lets the ranger keep what it works out.
func (r *ranger) KeepIn(k *Pattern) { r.kept, r.tried.Scale = k, &k.Scale }

// keep keeps totals that were asked for.
func (k *Pattern) keep(t *totals) {
	if k != nil && k.On() {
		k.all = append(k.all, t)
	}
}

// priced keeps the questions that were priced.
func (k *Pattern) priced(a *calc.Answer) {
	if k != nil && k.On() {
		k.asks = k.asked(a.Asks)
	}
}

// asked are the questions with options of their own.
func (k *Pattern) asked(asks []calc.Ask) []calc.Ask {
	asks = slices.Clone(asks)
	for i := range asks {
		asks[i].Options = slices.Clone(asks[i].Options)
	}
	return asks
}

// Asks are the questions with their options, before they are ranked: the caller's own.
func (k *Pattern) Asks() []calc.Ask { return k.asked(k.asks) }

// Turns is of how many shipments the total was asked for.
func (k *Pattern) Turns() int { return len(k.all) }

// Addends are the totals that could be of what was asked for in its turn.
func (k *Pattern) Addends(turn int) []Addend { return k.all[turn].of }

// Once keeps each of the addends once.
func (k *Pattern) Once() {
	for _, t := range k.all {
		var once []Addend
		for _, x := range t.of {
			if !slices.ContainsFunc(once, func(o Addend) bool { return o.Percents == x.Percents && slices.Equal(o.Charged, x.Charged) }) {
				once = append(once, x)
			}
		}
		t.of = once
	}
}

// Bounds are those of what was asked for in its turn, where its addends come to what of says. It
// reports whether they do.
func (k *Pattern) Bounds(turn int, of func(*Addend) (calc.Cents, bool)) (b calc.Bounds, ok bool) {
	t := totals{noMost: k.all[turn].noMost, nothing: k.all[turn].nothing}
	for i := range k.all[turn].of {
		total, ok := of(&k.all[turn].of[i])
		if !ok {
			return b, false
		}
		t.Add(total, total)
	}
	return t.bounds(), true
}
