package orders

import (
	"bytes"
	"slices"

	"section321/calc"
)

// A pending row was read but not yet decided: what its order's other rows say may
// hold for it too.
type pending struct {
	row
	place uint32

	country  uint8  // 0 when the row does not say
	billing  uint8  // the buyer's, 0 when the row does not say
	person   uint32 // none when the row does not say
	by       byte   // how the person is known
	shipped  int32  // noDay when the row does not say
	ordered  int32
	currency int       // -1 when the row does not say
	fate     RowStatus // of the order
	fated    bool      // the row says its order's status
	own      RowStatus // of the line alone
	stopped  bool      // the row says a day on which it was cancelled
	itemless bool      // it says of no goods what they are
	digital  bool      // it says that it is not shipped
	again    bool      // the same line came before
	empty    bool      // it has no price
	totalled bool      // the price is that of the whole line
	named    string    // the currency or sign that stands in the price

	price, count, customs number
	others                calc.Cents // in columns that may hold more discounts, in the row's currency
	percent               number     // a discount as a share of the price, in percent
	shareOff              calc.Cents // what that comes to
	valued                bool       // the row says the value for duty
	returnedSome          bool
	bought, kept          uint32     // how many, where some came back, in thousandths
	lineLess              calc.Cents // a discount of its own in the column of those of orders
	below                 bool       // the price or the quantity is below zero
	priced                calc.Cents // what it is worth before anything is taken off
	rest                  int64      // what rounding to cents took off that, see restUnits
	says                  uint8      // what the name of the goods says of them
	presumedCurrency      bool
	has                   [moneys]bool
	money                 [moneys]number

	why      *whys // what is written that cannot be read, nil when nothing is
	textOnly bool  // neither price nor quantity is a number
}

// Whys are why what a row says cannot be read.
type whys struct{ noCountry, noDate, noAmount refusal }

// unread returns where it is noted why a row cannot be read.
func (p *pending) unread() *whys {
	if p.why == nil {
		p.why = &whys{}
	}
	return p.why
}

// Amounts beside the price.
const (
	lineOff = iota
	orderOff
	paidBack
	subtotal
	postage
	tax
	sentBack // a quantity
	moneys
)

// moneyFields are the fields of the amounts beside the price, in their order.
var moneyFields = [moneys]Field{Discount, OrderDiscount, Refund, Subtotal, Postage, Tax, ReturnedQuantity}

// row reads the record that the splitter stands at.
func (r *Reader) row() {
	s := &r.split
	place := uint32(r.rows.n + len(r.block))
	order := noOrder | place
	r.ofSum = false
	r.compare()
	if text := r.field(Order); len(text) > 0 {
		if !r.repeats(Order) {
			r.above.order, _ = r.orders.place(text)
			r.above.sum = isSum(text)
		}
		order, r.ofSum = r.above.order, r.above.sum
	} else if r.continues() {
		order = r.block[len(r.block)-1].order
	}
	if n := len(r.block); n > 0 && (r.block[n-1].order != order || n == mostBlock) {
		if r.block[n-1].order != order && r.noteRow() {
			order = r.block[n-1].order // a line without an order ends none
		} else {
			r.settle()
		}
	}
	if len(r.block) == 0 {
		r.above.columns = 0 // what was settled is another order's
	}
	p := r.next()
	p.row = row{line: uint32(s.line), day: noDay, shipment: none, before: none, order: order, hash: r.lines.wide(s.text[s.begin:s.end])}
	p.place, p.person, p.currency, p.shipped, p.ordered = place, none, -1, noDay, noDay
	if s.broken > 0 {
		r.brokenLine(s.line)
	}
	r.facts(p)
	if s.open > 0 || s.broken > 0 && len(s.cells) != s.width {
		at := s.open
		if at == 0 {
			at = s.broken
		}
		p.status, p.unread().noAmount = Rejected, refusal{column: at - 1, reason: "refused-quote-not-closed"}
		if s.open > 0 {
			p.why.noAmount.reason = "refused-quote-at-end"
		}
	}
}

// next makes room for a row in the block.
func (r *Reader) next() *pending {
	n := len(r.block)
	if n == cap(r.block) {
		r.block = slices.Grow(r.block, 1)
	}
	r.block = r.block[:n+1]
	p := &r.block[n]
	*p = pending{}
	return p
}

// mostBlock is how many rows of an order wait for each other.
const mostBlock = 1 << 14

// continues reports whether a row without an order's number goes on with the order
// above: it says neither day nor country nor person, but what the goods are.
func (r *Reader) continues() bool {
	if len(r.block) == 0 || !r.maps(Order) || r.block[len(r.block)-1].order >= noOrder {
		return false
	}
	for _, f := range [...]Field{Ordered, Shipped, Country, Email, Buyer, Name} {
		if len(r.field(f)) > 0 {
			return false
		}
	}
	return (len(r.field(SKU)) > 0 || len(r.field(Item)) > 0) && (len(r.field(Price)) > 0 || len(r.field(Total)) > 0) && !r.sums()
}

func (r *Reader) noteRow() bool {
	return len(r.field(Ordered)) == 0 && len(r.field(Shipped)) == 0 && len(r.field(Price)) == 0 && len(r.field(Total)) == 0 &&
		len(r.field(Quantity)) == 0 && len(r.field(Country)) == 0
}

// sums reports whether the row says that it is the sum of others.
func (r *Reader) sums() bool {
	return isSum(r.cell(0)) || isSum(r.field(Order)) || isSum(r.field(Item)) || isSum(r.field(SKU))
}

// facts reads a row's cells.
func (r *Reader) facts(p *pending) {
	day, price := r.field(Shipped), r.field(Price)
	if p.totalled = len(price) == 0 && r.maps(Total); p.totalled {
		price = r.field(Total)
	}
	ordered, country, quantity := r.field(Ordered), r.field(Country), r.field(Quantity)
	p.product = r.productOf()
	p.empty = len(price) == 0
	if len(day) == 0 && len(ordered) == 0 && p.empty && len(quantity) == 0 && len(country) == 0 {
		p.status = Note
		return
	}
	p.again = r.maps(Line) && r.cameBefore(p)
	p.says = *r.saysOf.at(p.product)
	p.itemless = p.says&aSum != 0 || len(r.field(Item)) == 0 && len(r.field(SKU)) == 0
	if r.ofSum || len(day) == 0 && len(ordered) == 0 && r.sums() {
		p.status = TotalsLine
		return
	}
	if before := r.before(); before != nil && before.why == nil && r.repeats(Country, Billing, State, Zip, Shipped, Ordered) {
		p.country, p.billing, p.shipped, p.ordered = before.country, before.billing, before.shipped, before.ordered
	} else {
		r.destination(p, country)
		p.shipped = r.dayOf1(p, Shipped, day)
		if p.shipped == noDay {
			p.ordered = r.dayOf1(p, Ordered, ordered)
		}
	}
	if cell := r.field(Status); len(cell) > 0 {
		p.fate, p.fated = r.fateIn(Status, cell), true
	}
	if cell := r.field(OtherStatus); len(cell) > 0 {
		if f := r.fateIn(OtherStatus, cell); !p.fated || p.fate == Counted {
			p.fate, p.fated = f, true
		}
	}
	if cell := r.field(LineStatus); len(cell) > 0 {
		// That a line waits to be sent does not mean that it was not sold.
		if f := r.fate(cell); f != Counted && f != Unpaid {
			p.own = f
		}
	}
	p.stopped = r.maps(Cancelled) && len(r.field(Cancelled)) > 0 && !saysNo(r.field(Cancelled))
	if r.only >= 0 || r.maps(RowKind) {
		r.kind(p)
	}
	if p.says&aFee != 0 && p.own == Counted {
		p.own = NotASale
	}
	if r.maps(Ships) {
		if cell := r.field(Ships); len(cell) > 0 {
			p.digital = r.cached(&r.sendings, &r.sent, cell, func(text string) uint8 {
				if notSent(text, r.turned) {
					return 1
				}
				return 0
			}) == 1
		} else {
			p.digital = p.says&aGift != 0
		}
	} else {
		p.digital = p.says&aGift != 0
	}
	if (p.country == 0 || r.toUS[p.country-1]) && (!p.fated || p.fate == Counted || p.fate == Unpaid) && p.own == Counted {
		r.who(p)
	}
	if cell := r.field(Currency); len(cell) > 0 {
		p.currency = r.currencyCell(cell)
	}
	r.amounts(p, price, quantity)
}

// before returns the row above, of the same order and not yet decided, nil when there
// is none or nothing of it is repeated.
func (r *Reader) before() *pending {
	if n := len(r.block) - 2; n >= 0 && r.above.columns > 0 && r.block[n].status == Counted {
		return &r.block[n]
	}
	return nil
}

// destination reads where a row goes.
func (r *Reader) destination(p *pending, cell []byte) {
	if len(cell) > 0 {
		if p.country = r.country(cell); p.country == 0 {
			p.unread().noCountry = refusal{column: r.columns[Country], reason: "refused-no-country", cell: bytes.Clone(cell)}
		}
	}
	if r.maps(Billing) && len(cell) == 0 {
		if cell := r.field(Billing); len(cell) > 0 {
			p.billing = r.country(cell)
		}
	}
	for _, c := range [...]*uint8{&p.country, &p.billing} {
		if *c > 0 && r.countries[*c-1] == "US" {
			if code := possession(r.field(State), r.field(Zip)); code != "" {
				*c = r.placeOfCountry(code)
			}
		}
	}
}

// dayOf1 reads a day, in the zone that the column's name says where the cell says none.
func (r *Reader) dayOf1(p *pending, f Field, cell []byte) int32 {
	if len(cell) == 0 {
		return noDay
	}
	day, ok := readDate(cell, r.Dates)
	if zone := r.zones[f]; zone != "" && ok {
		if moved, ok := readDate(append(append(r.scratch[:0], cell...), zone...), r.Dates); ok && bytes.IndexByte(cell, ':') > 0 {
			day = moved
		}
	}
	if ok {
		return day
	}
	if p.unread().noDate.reason == "" {
		p.why.noDate = refusal{column: r.columns[f], reason: "refused-no-date" + r.dateHint(), cell: bytes.Clone(cell)}
	}
	return noDay
}

// kind reads what a row of a report is that holds more than sales.
func (r *Reader) kind(p *pending) {
	if r.only >= 0 && !bytes.EqualFold(r.cell(r.only), r.sale) {
		p.own = NotASale
		return
	}
	if cell := r.field(RowKind); len(cell) > 0 {
		status := RowStatus(r.cached(&r.kindCells, &r.kindOf, cell, func(text string) uint8 {
			s, _ := kindOfRow(text)
			return uint8(s)
		}))
		if status != Counted {
			p.own = status
		}
	}
}

// cached returns what a cell's text stands for, worked out once for each text.
func (r *Reader) cached(cells *texts, of *[]uint8, cell []byte, find func(string) uint8) uint8 {
	n, fresh := cells.place(cell)
	if fresh {
		*of = append(*of, find(string(cell)))
	}
	return (*of)[n]
}

// who reads whose row it is. The same cell as in the row before is the same person.
func (r *Reader) who(p *pending) {
	if r.samePerson() {
		p.person, p.by = r.lastPerson, r.lastBy
		return
	}
	r.lastPerson = none
	if key := r.personKey(); key != nil {
		p.person, p.by = r.personOf(key)
		r.lastPerson, r.lastBy = p.person, p.by
	}
}

// amounts reads what a row says in numbers.
func (r *Reader) amounts(p *pending, price, quantity []byte) {
	comma := r.Decimal == ","
	p.count = one
	if p.place == 0 {
		_, _, isPrice := readNumber(price, comma)
		_, isQuantity := readCount(quantity, comma)
		p.textOnly = !isPrice && !isQuantity
	}
	if len(quantity) > 0 {
		var ok bool
		if p.count, ok = readCount(quantity, comma); !ok {
			p.unread().noAmount = refusal{column: r.columns[Quantity], reason: "refused-no-quantity", cell: bytes.Clone(quantity)}
			return
		}
	}
	if p.empty {
		return
	}
	var ok bool
	if p.price, p.named, ok = readNumber(price, comma); !ok {
		p.unread().noAmount = refusal{column: r.priceColumn(p), reason: "refused-no-amount-" + map[string]string{".": "point", ",": "comma"}[r.Decimal], cell: bytes.Clone(price)}
		return
	}
	if r.adjusts {
		for i, f := range moneyFields {
			if cell := r.field(f); len(cell) > 0 {
				if (f == Discount || f == OrderDiscount) && r.readPercent(p, cell, comma) {
					continue
				}
				if p.money[i], _, p.has[i] = readNumber(cell, comma); p.has[i] {
					p.money[i].negative = false
				} else if f == Refund && saysYes(cell) {
					p.own = Refunded
				} else if !saysNo(cell) {
					r.unread(f, cell)
				}
			}
		}
	}
	if r.adjusted >= 0 {
		r.givenBack(p, comma)
	}
	if r.others != nil {
		r.readOthers(p, comma)
	}
	if r.shareAt >= 0 {
		r.readShare(p, r.cell(r.shareAt), comma)
	}
	if r.maps(Customs) {
		if cell := r.field(Customs); len(cell) > 0 {
			if p.customs, _, p.valued = readNumber(cell, comma); !p.valued || p.customs.negative {
				p.unread().noAmount = refusal{column: r.columns[Customs], reason: "refused-no-amount", cell: bytes.Clone(cell)}
			}
		}
	}
}

// givenBack reads what was given back of an order from what was charged before and after.
func (r *Reader) givenBack(p *pending, comma bool) {
	if p.has[paidBack] {
		return
	}
	after, _, ok := readNumber(r.cell(r.adjusted), comma)
	before, _, known := readNumber(r.cell(r.charged), comma)
	if ok && known && !after.zero() {
		p.money[paidBack], p.has[paidBack] = before.less(after)
	}
}

func (r *Reader) priceColumn(p *pending) int {
	if p.totalled {
		return r.columns[Total]
	}
	return r.columns[Price]
}
