package orders

import (
	"bytes"
	"encoding/binary"
	"slices"

	"section321/calc"
)

// Take takes what was read of the piece that begins where this Reader stands, as Pack
// returned it, and leaves this Reader as reading the piece would have. It reports false
// where it cannot; then the piece must be written to this Reader, which is as it was, but
// that it may have numbered orders and products that it is going to read.
func (r *Reader) Take(packed []byte) bool {
	if len(packed) == 0 || r.failed != nil || r.ended || !r.split.closed() {
		return false
	}
	u := &unpacker{packed}
	t := taking{Reader: r, base: uint32(r.rows.n + len(r.block)), lines: uint32(r.split.next - 1)}
	adjusts := u.flag()
	size, lines, rows, looked := u.number(), u.number(), u.number(), u.number()
	first := u.text()
	switch n := len(r.block); {
	case adjusts != r.adjusts, int(t.base)+rows > MaxRows, r.bytes+int64(size) > MaxBytes, r.looked+looked > mostLooked,
		n > 0 && r.maps(Order) && r.block[n-1].order < noOrder && bytes.Equal(r.orders.bytes(r.orders.entries.at(r.block[n-1].order)), first):
		return false
	}
	// Numbering the piece's orders and products now is what reading its rows would do, and so
	// is deciding the rows before it.
	if !t.ordersAreNew(u) || !t.productsAgree(u) || !t.linesAreNew(u) {
		return false
	}
	r.settle()
	t.reasons, t.people = u.texts(), u.texts()
	if days := *u; r.reasons.entries.n+len(t.reasons) >= mostReasons || !t.sumsAreExact(&days) {
		return false
	}
	t.number()
	t.takeDays(u)
	t.takeShipments(u)
	t.takeCountries(u)
	t.takeRows(u, rows)
	t.takeRejected(u)
	t.takeCounts(u)
	r.bytes += int64(size)
	r.split.next += lines
	r.split.before += size
	r.looked += looked
	// The row behind the piece is compared with none above.
	r.above, r.lastPerson, r.here.shipment, r.beganOrder = above{}, none, none, none
	return true
}

// mostLooked is far below what Reader.stood looks at before it tires.
const mostLooked = 500_000

// A taking is what the numbers of a piece are in the file.
type taking struct {
	*Reader
	base, lines     uint32 // rows and lines before the piece
	orderBase       uint32
	shipmentBase    uint32
	productOf       []uint32
	soldOf          unpacker // counted rows of each product
	lineIDs         [][]byte
	lineHashes      []byte
	reasons, people [][]byte
	reasonOf        []uint32
	personOf, dayOf []uint32
	countryOf       []uint8
}

// ordersAreNew numbers the piece's orders. What is said of one that was there before, and
// which of its lines came before, only reading them tells.
func (t *taking) ordersAreNew(u *unpacker) bool {
	t.orderBase = uint32(t.orders.entries.n)
	for range u.number() {
		if _, fresh := t.orders.place(u.text()); !fresh {
			return false
		}
	}
	return true
}

// productsAgree numbers the piece's products. One that was there before was named first
// there: its name must say the same.
func (t *taking) productsAgree(u *unpacker) bool {
	names := u.texts()
	t.productOf = make([]uint32, len(names))
	agree := true
	rows := *u
	for i, name := range names {
		says := rows.in[0]
		rows.in = rows.in[1:]
		rows.number()
		n, fresh := t.products.place(name)
		if fresh {
			t.byProduct = append(t.byProduct, 0)
			t.saysOf.add(says)
		} else if *t.saysOf.at(n) != says {
			agree = false
		}
		t.productOf[i] = n
	}
	if !agree {
		return false
	}
	t.soldOf = *u
	*u = rows
	return true
}

// linesAreNew reports whether no line of the piece came before.
func (t *taking) linesAreNew(u *unpacker) bool {
	t.lineIDs = u.texts()
	size := 16 * len(t.lineIDs)
	t.lineHashes, u.in = u.in[:size], u.in[size:]
	for _, id := range t.lineIDs {
		if _, known := t.Reader.lineIDs.has(id); known {
			return false
		}
	}
	return true
}

// sumsAreExact reports whether the sums of person-days come out the same to the cent,
// whether they are begun in the piece or before it.
func (t *taking) sumsAreExact(u *unpacker) bool {
	for range u.number() {
		person, day := u.u32(), u.u32()
		u.number()
		u.number()
		u.number()
		if !u.flag() {
			continue
		}
		if n, known := t.Reader.people.has(t.people[person]); known {
			if s := t.Reader.dayOf.find(n, day); s.place != 0 && t.Reader.days.at(s.place-1).rest != 0 {
				return false
			}
		}
	}
	return true
}

// number numbers what the piece names.
func (t *taking) number() {
	for i := range t.productOf {
		t.soldOf.in = t.soldOf.in[1:]
		t.byProduct[t.productOf[i]] += t.soldOf.number()
	}
	for i, id := range t.lineIDs {
		t.Reader.lineIDs.place(id)
		of := binary.LittleEndian
		t.lineHash.add([2]uint64{of.Uint64(t.lineHashes[16*i:]), of.Uint64(t.lineHashes[16*i+8:])})
	}
	t.reasonOf = make([]uint32, len(t.reasons))
	for i, text := range t.reasons {
		t.reasonOf[i], _ = t.Reader.reasons.place(text)
	}
	t.personOf = make([]uint32, len(t.people))
	for i, key := range t.people {
		t.personOf[i], _ = t.Reader.personOf(key)
	}
}

func (t *taking) takeDays(u *unpacker) {
	t.dayOf = make([]uint32, u.number())
	for i := range t.dayOf {
		person, on := t.personOf[u.u32()], int32(u.u32())
		n := t.personDay(person, on)
		t.dayOf[i] = n
		d := t.days.at(n)
		d.rows += uint32(u.number())
		d.retail += calc.Cents(u.number())
		d.rest += int64(u.number())
		u.flag()
	}
}

func (t *taking) takeShipments(u *unpacker) {
	t.shipmentBase = uint32(t.shipments.n)
	for range u.number() {
		order, day, first, last, rows := t.order(u.u32()), t.dayOf[u.u32()], u.u32(), u.u32(), u.u32()
		s := t.shipments.at(t.shipment(order, day, t.base+first))
		s.last, s.rows, s.retail = t.base+last, rows, calc.Cents(u.number())
	}
}

// order returns the number of an order of the piece.
func (t *taking) order(n uint32) uint32 {
	if n >= noOrder {
		return n + t.base
	}
	return n + t.orderBase
}

func (t *taking) takeCountries(u *unpacker) {
	t.countryOf = make([]uint8, 1+u.number())
	for i := range t.countryOf[1:] {
		place := t.placeOfCountry(string(u.text()))
		t.countryOf[i+1] = place
		t.byCountry[place-1] += u.number()
	}
}

func (t *taking) takeRows(u *unpacker, n int) {
	all := u.in[:n*rowSize]
	u.in = u.in[n*rowSize:]
	for ; len(all) > 0; all = all[rowSize:] {
		now := rowOf((*[rowSize]byte)(all))
		if now.shipment != none {
			now.shipment += t.shipmentBase
		}
		if now.before != none {
			now.before += t.base
		}
		now.order, now.product, now.country = t.order(now.order), t.productOf[now.product], t.countryOf[now.country]
		now.line += t.lines
		t.rows.add(now)
	}
	if n := u.number(); n > 0 {
		for uint32(t.customs.n) < t.base {
			t.customs.add(calc.Unknown)
		}
		for range n {
			t.customs.add(calc.Cents(u.number()))
		}
	}
}

func (t *taking) takeRejected(u *unpacker) {
	for range u.number() {
		row, reason := u.u32(), u.u32()
		t.rejected = append(t.rejected, rejected{t.base + row, t.reasonOf[reason]})
	}
}

// takeCounts adds what is counted of all rows.
func (t *taking) takeCounts(u *unpacker) {
	for s := range statusCount {
		t.counts[s] += u.number()
		t.worths[s] += calc.Cents(u.number())
	}
	for i := range t.byKind {
		t.byKind[i].rows += u.number()
	}
	for _, text := range u.texts() {
		n, fresh := t.fates.place(text)
		status, unknown := RowStatus(u.in[0]), u.in[1] != 0
		u.in = u.in[2:]
		if fresh {
			t.fateOf, t.fateRows, t.unknownFate = append(t.fateOf, status), append(t.fateRows, 0), append(t.unknownFate, unknown)
		}
		t.fateRows[n] += u.number()
	}
	for _, cell := range u.texts() {
		t.moneyOf[t.currencyCell(cell)].rows += u.number()
	}
	for what := range t.remarked {
		m := &t.remarked[what]
		m.rows += u.number()
		m.amount += calc.Cents(u.number())
		for range u.number() {
			word := string(u.text())
			if (len(m.words) < mostWords || remark(what) == otherDiscounts) && !slices.Contains(m.words, word) {
				m.words = append(m.words, word)
			}
		}
	}
	t.refundRows += u.number()
	t.refundWorth += calc.Cents(u.number())
}
