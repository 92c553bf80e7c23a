//go:build !checkonly

package duty

import (
	"encoding/binary"
	"slices"

	"section321/calc"
	"section321/calc/law"
)

// A Scale tells how what goods may bear follows their worth, so that what was worked out of one
// serves others of their kind. Facts, claims and lists do not change with the worth; within the
// same limits, only the amounts do. Where an amount is no percentage of all that the goods are
// entered at, nothing is kept.
type Scale struct{ refused bool }

// On reports whether anything is to be kept.
func (k *Scale) On() bool { return k != nil && !k.refused }

// Not tells that something that is looked at does not follow the worth.
func (k *Scale) Not() {
	if k != nil {
		k.refused = true
	}
}

// percents are those that make up what goods bear that these measures apply to: in
// ten-thousandths of a percent, of eight bytes each.
func (k *Scale) percents(g *Goods, charged []*candidate, lines []calc.Line, c *column) string {
	if !k.On() {
		return ""
	}
	var all []byte
	add := func(l *calc.Line) {
		if l.Amount.IsZero() && !l.Rate.Valid {
			return // nothing is charged
		}
		percent := l.Rate.Decimal.Shift(4)
		// An amount that a percentage is too small for may be something at another worth.
		if l.Of != calc.WholeDollars || !l.Rate.Valid || !percent.IsInteger() || percent.IntPart() > 1e7 || percent.IsPositive() != l.Amount.IsPositive() {
			k.Not()
			return
		}
		if percent.IsPositive() {
			all = binary.BigEndian.AppendUint64(all, uint64(percent.IntPart()))
		}
	}
	for i := range c.Lines {
		add(&c.Lines[i])
	}
	for i := range lines {
		switch charged[i].Kind {
		case law.Uncovered:
			all = all[:0] // as bear has it
		default:
			l := lines[i]
			if of := charged[i]; of.Kind == law.Floor && !c.rate.Valid && c.dollars.IsZero() { // all of it is up to the floor
				l.Rate.Decimal, l.Rate.Valid, l.Of = of.Rate, true, g.multiplied(of)
			}
			add(&l)
		}
	}
	return string(all)
}

// Percentages are those of what goods may bear without and with duties of chapter 99.
type Percentages [2][]string

func (p *Percentages) add(chapter99 int, percents string) {
	if !slices.Contains(p[chapter99], percents) {
		p[chapter99] = append(p[chapter99], percents)
	}
}

func (p *Percentages) join(o *Percentages) {
	for i := range o {
		for _, percents := range o[i] {
			p.add(i, percents)
		}
	}
}

// Percents calls each with the percentages of a text that was kept.
func Percents(of string, each func(percent int64)) {
	for ; len(of) > 0; of = of[8:] {
		each(int64(binary.BigEndian.Uint64([]byte(of[:8]))))
	}
}
