package orders

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// Discounts in percent: a column of shares, or amounts of which some are shares. A share is
// one of the price; a total is what is left of it already.

// findShare finds the column of discounts in percent, of files that no format knows.
func (r *Reader) findShare() {
	r.shareAt = -1
	if r.format.columns != nil || !r.maps(Price) {
		return
	}
	used := map[int]bool{}
	for _, at := range r.columns {
		used[at] = true
	}
	for at, name := range r.header {
		name = strings.ToLower(name)
		not := func(word string) bool {
			return word != "percent" && slices.Contains(nameParts()["discount-not"].parts, word)
		}
		if !used[at] && inPercent(name) && nameParts()["discount"].has(name) && !slices.ContainsFunc(strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) }), not) {
			r.shareAt = at
			return
		}
	}
}

// readPercent reads a cell as a share where it has the sign of one.
func (r *Reader) readPercent(p *pending, cell []byte, comma bool) bool {
	for _, sign := range [...]string{"%", "％"} {
		if share, ok := bytes.CutSuffix(cell, []byte(sign)); ok {
			return r.readShare(p, bytes.TrimSpace(share), comma)
		}
	}
	return false
}

// readShare reads a discount in percent. It reports false for what is none.
func (r *Reader) readShare(p *pending, cell []byte, comma bool) bool {
	for _, sign := range [...]string{"%", "％"} {
		cell = bytes.TrimSpace(bytes.TrimSuffix(cell, []byte(sign)))
	}
	share, named, ok := readNumber(cell, comma)
	if !ok {
		share, named, ok = readNumber(cell, !comma)
	}
	if share.negative = false; !ok || named != "" || !atMost100(share) {
		return false
	}
	if !p.totalled && !share.zero() {
		p.percent, r.adjusts = share, true
	}
	return true
}

func atMost100(n number) bool {
	whole := n.mantissa
	for range n.scale {
		whole /= 10
	}
	return whole < 100 || whole == 100 && n.mantissa == 100*powers[n.scale]
}

// takeShare works out what a share comes to, where the row says no discount as an amount.
func (r *Reader) takeShare(p *pending) {
	if p.percent.zero() || p.has[lineOff] && !p.money[lineOff].zero() || p.has[orderOff] && !p.money[orderOff].zero() {
		return
	}
	worth := number{mantissa: uint64(p.retail), scale: 2}
	share := p.percent
	share.scale += 2
	p.shareOff, _ = cents(worth, share, one)
}
