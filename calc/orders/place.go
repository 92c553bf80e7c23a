package orders

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"section321/calc/say"
)

// What a row belongs to: its country, its currency, its person, its day, its order.

// country returns the place of a row's country and one, 0 when there is none.
func (r *Reader) country(cell []byte) uint8 {
	n, fresh := r.countryCells.place(cell)
	if fresh {
		text := string(cell)
		if text == "" {
			text = r.Country
		}
		place := uint8(0)
		if code, ok := countryIn(text); ok {
			place = r.placeOfCountry(code)
		}
		r.countryOf = append(r.countryOf, place)
	}
	return r.countryOf[n]
}

func (t *Table) placeOfCountry(code string) uint8 {
	for i, c := range t.countries {
		if c == code {
			return uint8(i + 1)
		}
	}
	t.countries = append(t.countries, code)
	t.byCountry = append(t.byCountry, 0)
	t.toUS = append(t.toUS, toTheUS(code))
	return uint8(len(t.countries))
}

// fateIn returns what becomes of an order by a column's status.
func (r *Reader) fateIn(f Field, cell []byte) RowStatus {
	if r.ofPayment[f] {
		paid := r.cached(&r.payments, &r.paymentOf, cell, func(text string) uint8 {
			if status, known := paymentFate(text); known && r.Statuses[strings.ToLower(text)] == "" {
				return uint8(status) + 1
			}
			return 0
		})
		if paid > 0 {
			return RowStatus(paid - 1)
		}
	}
	return r.fate(cell)
}

func (r *Reader) fate(cell []byte) RowStatus {
	if len(cell) == 0 {
		return Counted
	}
	n, fresh := r.fates.place(cell)
	if fresh {
		status, known := fate(string(cell))
		if said, ok := r.Statuses[strings.ToLower(string(cell))]; ok {
			status, known = statusOfWord[said], true
		}
		r.fateOf, r.fateRows, r.unknownFate = append(r.fateOf, status), append(r.fateRows, 0), append(r.unknownFate, !known)
	}
	r.fateRows[n]++
	return r.fateOf[n]
}

// currencyCell returns the place of a currency by its code or its sign. A sign of
// several is the one that rows are in which do not say.
func (r *Reader) currencyCell(cell []byte) int {
	n, fresh := r.moneyCells.place(cell)
	if fresh {
		code, _ := currencyNamed(string(cell))
		if slices.Contains(doubtful[code], r.Currency) {
			code = r.Currency
		}
		rate, known := r.rates[code]
		r.moneyOf = append(r.moneyOf, currency{code: code, rate: rate, known: known})
	}
	return int(n)
}

// samePerson reports whether the cell that tells people apart says what it said in
// the row before, and that row's person is known.
func (r *Reader) samePerson() bool {
	cell := r.field(r.identity)
	if r.identity == Name || len(cell) == 0 {
		return false
	}
	if r.lastPerson != none && r.lastSaid == r.rows.n+len(r.block)-1 && r.repeats(r.identity) {
		r.lastSaid++
		return true
	}
	same := r.lastPerson != none && bytes.Equal(cell, r.lastIdentity)
	r.lastSaid = r.rows.n + len(r.block)
	r.lastIdentity = append(r.lastIdentity[:0], cell...)
	return same
}

// personKey returns by what the row tells its person apart from others, with the
// way as its first byte; nil when the row does not say.
func (r *Reader) personKey() []byte {
	key := append(r.scratch[:0], 0)
	from := 0
	for from < len(Identities) && Identities[from] != r.Identity {
		from++
	}
	for way := from; way < len(Identities)-1; way++ {
		key[0] = byte(way)
		switch Identities[way] {
		case ByEmail:
			key = appendLower(key, r.field(Email))
		case ByBuyer:
			key = appendLower(key, r.field(Buyer))
		case ByName:
			// A name alone is many people's; with a street or a ZIP code it is one's.
			if name := r.field(Name); len(name) > 0 {
				key = appendLower(key, name)
				for _, f := range [...]Field{Address, Address2, City, Zip} {
					if part := r.field(f); len(part) > 0 {
						key = appendLower(append(key, ", "...), part)
					}
				}
			}
		}
		r.scratch = key
		if len(key) > 1 {
			return key
		}
	}
	return nil
}

// personOf returns the person of a key.
func (r *Reader) personOf(key []byte) (person uint32, by byte) {
	n, fresh := r.people.place(key)
	if fresh {
		r.bought.add(false)
	}
	return n, key[0]
}

// placeByOrder returns the person of a row that does not say whose it is: each order
// is one's.
func (r *Reader) placeByOrder(order, row uint32) (person uint32, by byte) {
	key := append(r.scratch[:0], byte(len(Identities)-1))
	if order < noOrder {
		key = append(key, r.orders.bytes(r.orders.entries.at(order))...)
	} else {
		key = append(append(key, "row "...), itoa(int(row)+1)...)
	}
	r.scratch = key
	return r.personOf(key)
}

// appendLower appends a text in small letters, with single spaces.
func appendLower(key, text []byte) []byte {
	from := len(key)
	key = append(key, text...)
	for i := from; i < len(key); i++ {
		if c := key[i]; c-'A' < 26 {
			key[i] = c | 0x20
		} else if c <= ' ' || c >= utf8.RuneSelf {
			return appendFolded(key[:i], text[i-from:])
		}
	}
	return key
}

// appendFolded is appendLower for texts with spaces or letters beyond ASCII.
func appendFolded(key, text []byte) []byte {
	for i, c := range text {
		switch {
		case c >= utf8.RuneSelf:
			return append(key, bytes.ToLower(text[i:])...)
		case c >= 'A' && c <= 'Z':
			key = append(key, c|0x20)
		case c > ' ':
			key = append(key, c)
		case key[len(key)-1] != ' ':
			key = append(key, ' ')
		}
	}
	return key
}

// productOf returns the row's product: its number, or its name where it has none, and
// what else the file says of what it is.
func (r *Reader) productOf() uint32 {
	key := r.field(SKU)
	if len(key) == 0 {
		key = r.field(Item)
	}
	if r.maps(Origin) || r.maps(HTS) {
		key = append(append(r.scratch[:0], key...), '\t')
		key = append(append(append(key, r.field(Origin)...), '\t'), r.field(HTS)...)
		r.scratch = key
	}
	n, fresh := r.products.place(key)
	if fresh {
		r.byProduct = append(r.byProduct, 0)
		r.saysOf.add(r.noGoods(r.field(Item)))
	}
	return n
}

// join adds a row to the shipment and the person-day it belongs to, unless it was
// there before.
func (r *Reader) join(p *pending) {
	order, person, on := p.order, p.person, p.row.day
	if r.here.shipment != none && r.here.order == order && r.here.person == person && r.here.day == on {
		r.add(p, r.here.shipment)
		return
	}
	day, fresh := r.dayOf.place(person, uint32(on), uint32(r.days.n))
	if fresh {
		r.days.add(personDay{person: person, day: on, last: none})
		if bought := r.bought.at(person); !*bought {
			*bought = true
			r.byKind[p.by].people++
		}
	}
	n := r.shipment(order, day, p.place)
	r.here = here{order, person, n, on}
	r.add(p, n)
}

// cameBefore reports whether a line with this number was there before, and was the
// same line in everything else.
func (r *Reader) cameBefore(p *pending) bool {
	id := r.field(Line)
	if len(id) == 0 {
		return false
	}
	n, fresh := r.lineIDs.place(id)
	if fresh {
		r.lineHash.add(p.hash)
		return false
	}
	return *r.lineHash.at(n) == p.hash
}

// shipment returns the shipment of an order on a person's day. Nearly every order
// has just one, which is found without looking for it among all.
func (r *Reader) shipment(order, day, row uint32) uint32 {
	if order < noOrder {
		for uint32(r.firstOf.n) <= order {
			r.firstOf.add(none)
		}
		first := r.firstOf.at(order)
		if *first == none {
			*first = uint32(r.shipments.n)
		} else if r.shipments.at(*first).day == day {
			return *first
		} else if n, fresh := r.shipmentOf.place(order, day, uint32(r.shipments.n)); !fresh {
			return n
		}
	}
	d := r.days.at(day)
	n := r.shipments.add(shipment{order: order, day: day, first: row, last: none, before: d.last})
	d.last = n
	d.shipments++
	return n
}

// add adds a row to a shipment, unless the same line stood there before. What a person
// imports in a day is summed exactly and rounded once, because the limit is on the sum: a
// row has what it adds to that, which may be a cent more or less than it has alone.
func (r *Reader) add(p *pending, n uint32) {
	now, place, by := &p.row, p.place, p.by
	s := r.shipments.at(n)
	if s.first < r.began && r.stood(s, n, now) {
		now.status = Duplicate
		return
	}
	d := r.days.at(s.day)
	switch d.rest += p.rest; {
	case d.rest >= restUnits/2:
		d.rest -= restUnits
		now.retail++
	case d.rest < -restUnits/2:
		d.rest += restUnits
		now.retail--
	}
	now.shipment, now.before = n, s.last
	s.last = place
	s.rows++
	s.retail += now.retail
	d.rows++
	d.retail += now.retail
	r.byKind[by].rows++
}

// stood reports whether the very same line stood under the order before other
// orders came between: two exports that overlap were put together. The same line
// twice in a row is two of the same goods.
func (r *Reader) stood(s *shipment, n uint32, now *row) bool {
	last, ok := r.lastBefore[n]
	if !ok {
		last = s.last
		r.lastBefore[n] = last
	}
	for at := last; at != none; {
		before := r.rows.at(at)
		if at < r.began && before.hash == now.hash {
			return true
		}
		at = before.before
		if r.looked++; r.looked > 64*r.rows.n+1_000_000 {
			r.warnTired()
			return false
		}
	}
	return false
}

// warnTired says once that duplicates were no longer looked for.
func (r *Reader) warnTired() {
	text := say.It("duplicates-not-sought")
	if !slices.ContainsFunc(r.warnings, text.Same) {
		r.warnings = append(r.warnings, text)
	}
}
