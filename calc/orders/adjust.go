package orders

import "section321/calc"

// adjust takes off a block's rows what the buyer did not pay: discounts, what was
// sent back and what was given back. What is no part of the goods is added up.
func (r *Reader) adjust(block []pending) {
	gross := calc.Cents(0)
	counted := 0
	less := r.takeBelow(block)
	for i := range block {
		p := &block[i]
		if p.sold() {
			r.sendBack(p)
		}
		if p.sold() {
			r.takeShare(p)
			gross += p.retail
		}
		if p.status == Counted {
			counted++
		}
	}
	if counted == 0 {
		return
	}
	gross = r.takeAside(block, gross)
	lines := calc.Cents(0)
	for i := range block {
		if p := &block[i]; p.sold() {
			lines += min(r.ownOff(p), p.retail)
		}
	}
	off, repeated := r.ofOrder(block, orderOff)
	if off > 0 && !repeated {
		off, lines = r.byLine(block, off, lines)
	}
	lines, off = r.reconcile(block, gross, lines, off)
	off += less
	if repeated && off > 0 {
		r.note(once, 1, off)
	}
	taken := calc.Cents(0)
	if lines > 0 {
		for i := range block {
			if p := &block[i]; p.sold() {
				of := min(r.ownOff(p)+p.lineLess, p.retail)
				p.retail -= of
				taken += r.ofCounted(p, of)
			}
		}
	}
	net := gross - lines
	off = min(off, net)
	taken += r.spread(block, off, net)
	if taken > 0 {
		r.note(discounts, 1, taken)
	}
	net -= off
	r.payBack(block, net)
	r.addAside(block)
	for i := range block {
		if p := &block[i]; p.status == Counted && p.retail == 0 {
			p.status = Free
		}
	}
}

// below reports whether there are lines below zero in a block.
func below(block []pending) bool {
	for i := range block {
		if block[i].below {
			return true
		}
	}
	return false
}

// takeBelow takes lines below zero off the lines of their order: a return or a refund
// off the same goods, and what is called a discount off all, which it returns.
func (r *Reader) takeBelow(block []pending) (less calc.Cents) {
	if !below(block) {
		return 0
	}
	of := map[uint32][]int{} // the lines of each product that something can be taken off
	for i := range block {
		if p := &block[i]; p.sold() && p.retail > 0 {
			of[p.product] = append(of[p.product], i)
		}
	}
	for i := range block {
		p := &block[i]
		if !p.below {
			continue
		}
		left := p.retail
		if p.says&anythingLess != 0 {
			less += left
			left = 0
			p.status = NotASale
		}
		for lines := of[p.product]; left > 0 && len(lines) > 0; {
			q := &block[lines[0]]
			part := min(left, q.retail)
			if q.retail -= part; q.retail == 0 {
				q.status = Returned
				lines = lines[1:]
				of[p.product] = lines
			}
			left -= part
			r.note(returned, 1, part)
		}
		if left < p.retail {
			r.refundRows--
			r.refundWorth -= p.retail
		}
	}
	return less
}

// sold reports whether a row is of goods or services that were sold.
func (p *pending) sold() bool { return p.status == Counted || p.status == NotGoods }

// ofCounted is an amount where the row counts.
func (r *Reader) ofCounted(p *pending, c calc.Cents) calc.Cents {
	if p.status != Counted {
		return 0
	}
	return c
}

// sendBack takes the quantity off that was sent back.
func (r *Reader) sendBack(p *pending) {
	if !p.has[sentBack] || p.money[sentBack].zero() {
		return
	}
	back, ok := p.money[sentBack].thousandths()
	if !ok || p.quantity == 0 {
		return
	}
	if back >= p.quantity {
		r.note(returned, 1, r.ofCounted(p, p.retail))
		p.status = Returned
		return
	}
	left := share(p.retail, calc.Cents(p.quantity-back), calc.Cents(p.quantity))
	p.bought, p.kept = p.quantity, p.quantity-back
	r.note(returned, 1, r.ofCounted(p, p.retail-left))
	p.retail = left
	p.quantity -= back
	p.returnedSome = true
}

// ownOff returns the discount of a line: of what was sent back, its share goes with it.
func (r *Reader) ownOff(p *pending) calc.Cents {
	off := r.cents(p, lineOff)
	if p.returnedSome {
		off = share(off, calc.Cents(p.kept), calc.Cents(p.bought))
	}
	return off + p.shareOff
}

// cents returns one of a row's other amounts in dollars.
func (r *Reader) cents(p *pending, of int) calc.Cents {
	if !p.has[of] || p.currency < 0 {
		return 0
	}
	c, ok := cents(p.money[of], one, r.moneyOf[p.currency].rate)
	if !ok || c > mostRow {
		return 0
	}
	return c
}

// ofOrder returns an amount of the whole order. Where every row says the same it is
// the order's and stands on each; where they differ each has its part. It reports
// whether it was said more than once.
func (r *Reader) ofOrder(block []pending, of int) (amount calc.Cents, repeated bool) {
	sum, first, said, same := calc.Cents(0), calc.Cents(0), 0, true
	for i := range block {
		p := &block[i]
		if !p.has[of] || p.status == TotalsLine || p.status == Note {
			continue
		}
		c := r.cents(p, of)
		if said++; said == 1 {
			first = c
		}
		same = same && c == first
		sum += c
	}
	if same {
		return first, said > 1
	}
	return sum, false
}

// byLine makes a discount of the order, which its rows say each for itself, one of
// those rows. It returns what is left of the order's and the discounts of all lines.
func (r *Reader) byLine(block []pending, off, lines calc.Cents) (calc.Cents, calc.Cents) {
	said := 0
	for i := range block {
		if block[i].has[orderOff] {
			said++
		}
	}
	if said < 2 {
		return off, lines
	}
	for i := range block {
		p := &block[i]
		if !p.sold() || !p.has[orderOff] {
			continue
		}
		before := min(r.ownOff(p), p.retail)
		p.lineLess = min(r.cents(p, orderOff), p.retail-before)
		off -= p.lineLess
		lines += p.lineLess
	}
	return off, lines
}

// reconcile compares with the sum of the order's goods, where the file has it, what
// prices and discounts come to: it tells whether the discounts are in the prices
// already, or in one another.
func (r *Reader) reconcile(block []pending, gross, lines, off calc.Cents) (lineOff, orderOff calc.Cents) {
	near := func(a, b calc.Cents) bool { return a-b <= calc.Cents(len(block)) && b-a <= calc.Cents(len(block)) }
	sum, _ := r.ofOrder(block, subtotal)
	switch {
	case sum == 0 && r.net:
		if off > 0 {
			r.note(inPrices, 1, off)
		}
		return lines, 0
	case sum == 0:
		return lines, off
	case r.format.after:
		switch {
		case near(gross-lines-off, sum):
			return lines, off
		case near(gross-lines, sum): // the order's discount is one on shipping
			return lines, 0
		case near(gross-off, sum): // it has those of the lines in it
			return 0, off
		case sum < gross-lines:
			return lines, gross - lines - sum
		}
		return lines, off
	case off > 0 && near(gross, sum-off) && !near(gross, sum):
		r.note(inPrices, 1, off)
		return lines, 0
	case r.net && !near(gross, sum):
		if off > 0 {
			r.note(inPrices, 1, off)
		}
		return lines, 0
	}
	return lines, off
}

// spread takes an amount off the rows, each its share. It returns what was taken off
// the rows that count.
func (r *Reader) spread(block []pending, off, net calc.Cents) (taken calc.Cents) {
	left, of := off, net
	for i := range block {
		p := &block[i]
		if !p.sold() || left == 0 {
			continue
		}
		part := share(left, p.retail, of)
		of -= p.retail
		if of == 0 {
			part = left
		}
		part = min(part, p.retail)
		left -= part
		p.retail -= part
		taken += r.ofCounted(p, part)
	}
	return taken
}

// payBack takes what was given back off the rows. Where the quantities say what came
// back, the amount is that of those.
func (r *Reader) payBack(block []pending, net calc.Cents) {
	back, _ := r.ofOrder(block, paidBack)
	if back == 0 {
		return
	}
	for i := range block {
		if block[i].returnedSome || block[i].status == Returned {
			return
		}
	}
	if r.lessRefunds {
		r.note(inQuantities, 1, back)
		return
	}
	back = min(back, net)
	taken := r.spread(block, back, net)
	r.note(refunds, 1, taken)
	if back < net {
		return
	}
	for i := range block {
		if p := &block[i]; p.status == Counted && p.retail == 0 {
			p.status = Refunded
		}
	}
}

// addAside adds up what the buyer paid that is no part of the goods.
func (r *Reader) addAside(block []pending) {
	for _, a := range [...]struct {
		of   int
		note remark
	}{{postage, shippingPaid}, {tax, taxPaid}} {
		if amount, _ := r.ofOrder(block, a.of); amount > 0 {
			r.note(a.note, 1, amount)
		}
	}
}
