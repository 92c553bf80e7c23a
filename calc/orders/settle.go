package orders

import (
	"math/bits"

	"section321/calc"
)

// An order is decided when all of its rows that stand together were read: what one
// of them says holds for those that do not say it.

// orderFacts are what the rows of an order say, the first of them that does.
type orderFacts struct {
	country, billing uint8
	person           uint32
	by               byte
	shipped, ordered int32
	currency         int
	fate             RowStatus
	fated, stopped   bool
}

// settle decides the rows of the block at hand.
func (r *Reader) settle() {
	if len(r.block) == 0 {
		return
	}
	f := r.orderFacts(r.block)
	if r.asksOthers(&f) {
		r.late = append(r.late, r.block...)
		for i := range r.block {
			r.rows.add(r.block[i].row)
		}
		r.block = r.block[:0]
		return
	}
	if order := r.block[0].order; order != r.beganOrder {
		r.begins(uint32(r.rows.n), order)
	}
	r.decide(r.block, &f)
	for i := range r.block {
		r.rows.add(r.block[i].row)
	}
	r.block = r.block[:0]
}

func (r *Reader) orderFacts(block []pending) orderFacts {
	f := orderFacts{person: none, shipped: noDay, ordered: noDay, currency: -1}
	for i := range block {
		p := &block[i]
		if f.country == 0 {
			f.country = p.country
		}
		if f.billing == 0 {
			f.billing = p.billing
		}
		if f.person == none {
			f.person, f.by = p.person, p.by
		}
		if f.shipped == noDay {
			f.shipped = p.shipped
		}
		if f.ordered == noDay {
			f.ordered = p.ordered
		}
		if f.currency < 0 {
			f.currency = p.currency
		}
		if !f.fated {
			f.fate, f.fated = p.fate, p.fated
		}
		f.stopped = f.stopped || p.stopped
	}
	return f
}

// mostLate is how many rows wait for the end of the file to learn what other rows of
// their order say.
const mostLate = 1 << 16

// asksOthers completes the facts of a block with what rows of its order said before.
// It reports whether the rows must wait, because only rows below can say it.
func (r *Reader) asksOthers(f *orderFacts) bool {
	order := r.block[0].order
	lacksCountry := f.country == 0 && f.billing == 0 && r.Country == "" && r.maps(Country)
	lacksPerson := f.person == none && r.tellsPeople
	if order >= noOrder || !lacksCountry && !lacksPerson || f.fated && f.fate != Counted || f.country > 0 && !r.toUS[f.country-1] {
		return false
	}
	if r.remember(order, f) || !lacksCountry {
		return false
	}
	return len(r.late)+len(r.block) <= mostLate
}

// remember takes over what the first shipment of an order says. It reports whether
// there was one.
func (r *Reader) remember(order uint32, f *orderFacts) bool {
	if uint32(r.firstOf.n) <= order || *r.firstOf.at(order) == none {
		return false
	}
	s := r.shipments.at(*r.firstOf.at(order))
	if f.country == 0 {
		f.country = r.rows.at(s.first).country
	}
	if day := r.days.at(s.day); f.person == none {
		f.person, f.by = day.person, r.people.bytes(r.people.entries.at(day.person))[0]
		if f.shipped == noDay && f.ordered == noDay {
			f.ordered = day.day
		}
	}
	return true
}

// settleLate decides the rows that waited, when all others were read.
func (r *Reader) settleLate() {
	if len(r.late) == 0 {
		return
	}
	said := map[uint32]uint8{} // of orders, a country that a row says
	for i := range r.late {
		said[r.late[i].order] = 0
	}
	for n := range uint32(r.rows.n) {
		if row := r.rows.at(n); row.country > 0 {
			if c, ok := said[row.order]; ok && c == 0 {
				said[row.order] = row.country
			}
		}
	}
	for from := 0; from < len(r.late); {
		to := from + 1
		for to < len(r.late) && r.late[to].order == r.late[from].order {
			to++
		}
		block := r.late[from:to]
		f := r.orderFacts(block)
		r.remember(block[0].order, &f)
		if f.country == 0 {
			f.country = said[block[0].order]
		}
		r.begins(block[0].place, block[0].order)
		r.decide(block, &f)
		for i := range block {
			*r.rows.at(block[i].place) = block[i].row
		}
		from = to
	}
	r.late = nil
}

// begins says at which row the rows of an order begin that stand together.
func (r *Reader) begins(row, order uint32) {
	r.began, r.beganOrder = row, order
	clear(r.lastBefore)
}

// decide gives every row of a block its status, and what is counted its value.
func (r *Reader) decide(block []pending, f *orderFacts) {
	for i := range block {
		r.inherit(&block[i], f)
	}
	if len(block) > 1 {
		if r.wholeOrders {
			r.onlyOnce(block)
		}
		r.findTotals(block)
	}
	if r.adjusts || len(block) > 1 && below(block) {
		r.adjust(block)
	}
	for i := range block {
		p := &block[i]
		if p.status == Counted {
			if p.row.retail != p.priced {
				p.rest = 0 // what was taken off is in whole cents
			}
			r.join(p)
		}
		switch p.status {
		case Counted:
			r.byProduct[p.product]++
			r.moneyOf[p.currency].rows++
			r.taken(p)
		case Rejected:
			r.refuse(p.place, p.why.noAmount)
		}
		if p.row.country > 0 {
			r.byCountry[p.row.country-1]++
		}
		r.counts[p.status]++
		if p.status != Counted {
			r.worths[p.status] += p.retail
		}
		if r.maps(Customs) {
			r.keepCustoms(p)
		}
	}
}

// inherit decides a row but for what only all rows of its order tell. It goes in the
// order in which a person would: what was never sent to the United States needs no
// price that can be read.
func (r *Reader) inherit(p *pending, f *orderFacts) {
	if p.status == Note || p.status == TotalsLine || p.status == Rejected {
		return
	}
	if p.country == 0 && !p.misnames() {
		if p.country = f.country; p.country == 0 {
			p.country = r.otherwise(p, f)
		}
	}
	p.row.country = p.country
	if p.row.day = p.shipped; p.row.day == noDay {
		p.row.day = f.shipped
	}
	if p.row.day == noDay {
		p.row.day = p.ordered
	}
	if p.row.day == noDay {
		p.row.day = f.ordered
	}
	if p.currency < 0 {
		p.currency = f.currency
	}
	stopped := p.stopped || f.stopped && !p.fated
	if !p.fated {
		p.fate = f.fate
	}
	if p.fate == Unpaid && p.row.day != noDay && (p.shipped != noDay || f.shipped != noDay) {
		p.fate = Counted // what was sent is imported, paid or not
	}
	if stopped && p.fate == Counted {
		p.fate = CancelledOrder
	}
	if p.own != Counted && (p.fate == Counted || p.own == NotASale) {
		p.fate = p.own
	}
	switch {
	case p.fate != Counted:
		p.status = p.fate
		if r.price(p); p.fate == Refunded && p.own == Refunded {
			r.refundRows++
			r.refundWorth += p.retail
			// What was given back in a line of its own is taken off the order's goods; a
			// report of payments tells it of goods that were imported before.
			p.below = !r.format.payments && (p.count.negative || p.price.negative)
		}
		return
	case p.country > 0 && !r.toUS[p.country-1]:
		p.status = Elsewhere
		return
	case p.misnames():
		p.reject(p.why.noCountry)
	case p.country == 0:
		p.reject(refusal{column: r.columns[Country], reason: "refused-says-no-country"})
	case p.row.day == noDay && !p.misdates():
		at := r.columns[Ordered]
		if at < 0 {
			at = r.columns[Shipped]
		}
		p.reject(refusal{column: at, reason: "refused-says-no-day"})
	case p.misdates() && p.shipped == noDay && p.ordered == noDay:
		p.reject(p.why.noDate)
	case r.format.totals && r.maps(Item) && p.itemless:
		p.status = TotalsLine
		return
	}
	if p.status == Rejected {
		r.headerAgain(p)
		return
	}
	if p.person == none {
		if p.person, p.by = f.person, f.by; p.person == none {
			p.person, p.by = r.placeByOrder(p.order, p.place)
		}
	}
	r.price(p)
	if p.status == Rejected {
		r.headerAgain(p)
	}
	if p.again && p.status == Counted {
		p.status, p.retail = Duplicate, 0
	}
	if p.digital && (p.status == Counted || p.status == Free || p.status == NoPrice) {
		p.status = NotGoods
	}
}

// otherwise returns where a row goes of an order that does not say it.
func (r *Reader) otherwise(p *pending, f *orderFacts) uint8 {
	if p.billing > 0 || f.billing > 0 {
		r.note(buyersCountry, 1, 0)
		if p.billing > 0 {
			return p.billing
		}
		return f.billing
	}
	if r.Country == "" {
		return 0
	}
	r.note(toTheStates, 1, 0)
	return r.country(nil)
}

func (p *pending) reject(why refusal) {
	p.status, p.unread().noAmount = Rejected, why
}

// misnames and misdates report whether what a row says is no country or no day.
func (p *pending) misnames() bool { return p.why != nil && p.why.noCountry.reason != "" }
func (p *pending) misdates() bool { return p.why != nil && p.why.noDate.reason != "" }

// headerAgain takes a row for a note that repeats the names of the columns, or
// explains them below.
func (r *Reader) headerAgain(p *pending) {
	if !p.misdates() {
		return
	}
	if no := p.why.noDate; no.column < len(r.header) && string(no.cell) == r.header[no.column] || p.place == 0 && p.textOnly {
		p.status = Note
	}
}

// price reads what a row's goods are worth before anything is taken off.
func (r *Reader) price(p *pending) {
	status := func(s RowStatus) {
		if p.status == Counted {
			p.status = s
		}
	}
	switch {
	case p.why != nil && p.why.noAmount.reason != "":
		status(Rejected)
		return
	case p.empty:
		status(NoPrice)
		return
	}
	why := r.retail(p)
	switch {
	case why.reason != "":
		if p.status == Counted {
			p.reject(why)
		}
	case p.count.negative || p.price.negative:
		if p.below = p.status == Counted; p.below {
			r.refundRows++
			r.refundWorth += p.retail
		}
		if p.count.negative {
			status(Returned)
		} else {
			status(Refunded)
		}
	case p.count.zero():
		status(NoPrice)
	case p.price.zero():
		status(Free)
	}
}

// retail works out price × quantity in dollars.
func (r *Reader) retail(p *pending) (why refusal) {
	column := r.priceColumn(p)
	var ok bool
	if p.quantity, ok = p.count.thousandths(); !ok {
		return refusal{column: r.columns[Quantity], reason: "refused-quantity-too-large"}
	}
	if p.price.zero() {
		if p.currency < 0 {
			p.currency = r.currencyCell([]byte(r.Currency))
		}
		return
	}
	switch {
	case p.currency < 0 && p.named != "" && doubtful[p.named] == nil:
		p.currency = r.currencyCell([]byte(p.named))
	case p.currency < 0:
		p.currency = r.currencyCell([]byte(r.Currency))
		p.presumedCurrency = p.named == "" || p.named == "$"
	}
	money := &r.moneyOf[p.currency]
	if !agrees(p.named, money.code) {
		if p.named == "¥" || p.named == "kr" || p.named == "$" {
			return refusal{column: column, reason: "refused-sign", named: p.named, currency: money.code}
		}
		return refusal{column: column, reason: "refused-currency", named: p.named, currency: money.code}
	}
	if !money.known {
		at := r.columns[Currency]
		if at < 0 {
			at = column
		}
		if !isCurrency(money.code) {
			return refusal{column: at, reason: "refused-no-currency", cell: []byte(money.code)}
		}
		return refusal{column: at, reason: "refused-no-exchange-rate", cell: []byte(money.code)}
	}
	count := p.count
	if p.totalled {
		count = one
	}
	p.row.retail, ok = cents(p.price, count, money.rate)
	if !ok || p.row.retail > mostRow {
		p.row.retail = 0
		return refusal{column: column, reason: "refused-amount-too-large"}
	}
	p.priced, p.rest = p.row.retail, rest(p.price, count, money.rate, p.row.retail)
	return
}

// findTotals finds the row that is the sum of the others: it says of no goods what
// they are, and they do.
func (r *Reader) findTotals(block []pending) {
	at, sum := -1, calc.Cents(0)
	for i := range block {
		p := &block[i]
		switch {
		case p.status != Counted && p.status != NotGoods && p.status != Free:
			return
		case !p.itemless:
			sum += p.retail
		case at >= 0:
			return
		default:
			at = i
		}
	}
	if at < 0 || sum == 0 {
		return
	}
	p := &block[at]
	if alone, ok := cents(p.price, one, r.moneyOf[p.currency].rate); p.retail == sum || ok && alone == sum {
		p.status, p.retail = TotalsLine, 0
	}
}

// share returns part of an amount, as a share of the whole.
func share(amount, part, whole calc.Cents) calc.Cents {
	if whole == 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(amount), uint64(part))
	if high >= uint64(whole) {
		return 0
	}
	quotient, _ := bits.Div64(high, low, uint64(whole))
	return calc.Cents(quotient)
}

// keepCustoms keeps the value for duty, where the file has one.
func (r *Reader) keepCustoms(p *pending) {
	customs := calc.Unknown
	if p.status == Counted {
		if customs = p.retail; p.valued {
			quantity := number{mantissa: uint64(p.quantity), scale: 3}
			if value, ok := cents(p.customs, quantity, r.moneyOf[p.currency].rate); ok && value <= mostRow {
				customs = value
			}
		}
	}
	for uint32(r.customs.n) <= p.place {
		r.customs.add(calc.Unknown)
	}
	*r.customs.at(p.place) = customs
}
