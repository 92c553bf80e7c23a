package orders

import (
	"bytes"
	"fmt"

	"section321/calc"
)

// A Reader reads a file, chunk by chunk, into a Table.
type Reader struct {
	*Table
	decoder decoder
	split   splitter
	rates   map[string]number

	last         context
	countryCells texts
	countryOf    []uint8 // of each text in countryCells: 0 when it is none, else place+1
	fates        texts
	fateOf       []RowStatus
	moneyCells   texts
	moneyOf      []currency
	lineIDs      texts
	identity     Field          // the field that tells people apart, but for names and addresses
	lastIdentity []byte         // its cell in the row before
	bought       column[bool]   // of each person: whether there are counted rows
	firstOf      column[uint32] // the first shipment of each order, or none
	shipmentOf   pairs          // of an order and a person-day, but for the first of each order
	dayOf        pairs          // person-day of a person and a day
	here         here
	block        uint32 // the row at which the rows of the order at hand began
	looked       int    // rows looked at for duplicates
	scratch      []byte
	failed       calc.Problems
}

// A currency is what a currency's cell says.
type currency struct {
	code  string
	rate  number
	known bool
	rows  int
}

// A context is what the rows below a row of the same order need not say again.
type context struct {
	order    uint32
	country  uint8
	person   uint32
	day      int32
	currency int
	fate     RowStatus
	by       byte // how the person is known
}

// Here is the shipment of the row before, which the next row often belongs to.
type here struct {
	context
	shipment uint32
}

// NewReader returns a reader of a file. The error is of type calc.Problems.
func NewReader(o Options) (*Reader, error) {
	if problems := o.Validate(); problems != nil {
		return nil, problems
	}
	r := &Reader{Table: &Table{Options: o, format: formatNamed(o.Format), byMoney: map[string]int{}}}
	r.decoder.encoding = o.Encoding
	r.split = splitter{delimiter: o.Delimiter[0], literal: r.format.literal, next: 1}
	r.rates = map[string]number{"USD": one}
	for code, rate := range o.Rates {
		r.rates[code], _ = numberOf(rate)
	}
	r.last.order, r.last.person, r.here.shipment = none, none, none
	r.identity, _ = FieldNamed(o.Identity)
	if o.Header == 0 {
		if err := r.begin(nil); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Write reads the next bytes of the file. After an error nothing more is read.
func (r *Reader) Write(chunk []byte) (int, error) {
	r.bytes += int64(len(chunk))
	switch {
	case r.failed != nil:
	case r.bytes > MaxBytes:
		r.fail("file-too-large", "the file has more than %s, which is the most that is read. Export a shorter time, or split the file", size(MaxBytes))
	default:
		r.split.write(r.decoder.decode(chunk))
		r.records()
	}
	if r.failed != nil {
		return 0, r.failed
	}
	return len(chunk), nil
}

// End says that the file is at its end, and returns what was read.
func (r *Reader) End() (*Table, error) {
	if r.failed == nil && !r.ended {
		r.split.write(r.decoder.rest())
		r.split.finish()
		r.records()
		switch {
		case r.failed != nil:
		case r.header == nil:
			r.fail("empty-file", "the file has no line %d, in which the names of the columns should stand", r.Header)
		case r.rows.n == 0:
			r.fail("empty-file", "the file has no orders below the names of its columns")
		}
	}
	if r.failed != nil {
		return nil, r.failed
	}
	r.ended = true
	r.split = splitter{next: r.split.next}
	return r.Table, nil
}

func (r *Reader) fail(code, format string, args ...any) {
	r.failed = append(r.failed, calc.Problem{Code: code, Message: fmt.Sprintf(format, args...)})
}

func (r *Reader) records() {
	s := &r.split
	for r.failed == nil && s.record() {
		if r.header == nil {
			if s.line >= r.Header {
				if problems := r.begin(r.names()); problems != nil {
					r.failed = problems
				}
			}
			continue
		}
		if r.rows.n == MaxRows {
			r.fail("file-too-large", "the file has more than %d rows, which is the most that is read. Export a shorter time, or split the file", MaxRows)
			return
		}
		r.row()
	}
	switch {
	case s.wide:
		r.fail("too-many-columns", "line %d has more than %d columns; is %q what stands between the columns?", s.line, MaxColumns, r.Delimiter)
	case s.long:
		r.fail("open-quote", "the row that begins in line %d does not end within %s: a quotation mark in it is never closed. Look at that line, or save the file again", s.line, size(MaxRecord))
	}
}

func (r *Reader) names() []string {
	names := make([]string, len(r.split.cells))
	for i := range names {
		names[i] = string(bytes.TrimSpace(r.split.cell(i)))
	}
	return names
}

// begin finds the columns by their names.
func (r *Reader) begin(header []string) calc.Problems {
	r.header = header
	if header == nil {
		r.header = []string{}
	}
	var problems calc.Problems
	for f := range r.columns {
		r.columns[f] = -1
		name := r.Columns[Fields[f].Field]
		if name == "" {
			continue
		}
		i, ok := columnOf(header, name)
		if !ok {
			problems = append(problems, calc.Problem{Code: "missing-column", Field: "columns." + Fields[f].Field,
				Message: fmt.Sprintf("the file has no column %q; say which one is: %s", name, Fields[f].Label)})
			continue
		}
		r.columns[f] = i
	}
	return problems
}

// field returns the text of a field's cell, nothing where the file has no such column.
func (r *Reader) field(f Field) []byte {
	if i := r.columns[f]; i >= 0 {
		return r.cell(i)
	}
	return nil
}

func (r *Reader) cell(i int) []byte {
	cells := r.split.cells
	if i >= len(cells) {
		return nil
	}
	c := &cells[i]
	if c.from == c.to {
		return nil
	}
	text := r.split.text[c.from:c.to]
	if first, last := text[0], text[len(text)-1]; !c.doubled && first-'!' < 0x5e && last-'!' < 0x5e {
		return text // nothing to take away, as nearly always
	}
	return bytes.TrimSpace(r.split.cell(i))
}

func (r *Reader) maps(f Field) bool { return r.columns[f] >= 0 }

// row reads the record that the splitter stands at.
func (r *Reader) row() {
	s := &r.split
	now := row{line: uint32(s.line), day: noDay, shipment: none, before: none, hash: hashOf(s.text[s.begin:s.end])}
	place := uint32(r.rows.n)
	ctx, why := r.read(&now, place)
	if ctx.order != r.last.order {
		r.block = place
	}
	r.last = ctx
	if s.open > 0 {
		now.status = Rejected
		why = refusal{column: s.open - 1, reason: "the file ends inside the quotation mark that was opened here: it was cut off, or the mark was never closed"}
	}
	if now.status == Counted {
		r.join(&now, place, ctx)
	}
	if now.status == Counted {
		r.byProduct[now.product]++
		if ctx.currency >= 0 {
			r.moneyOf[ctx.currency].rows++
		}
	}
	if now.status == Rejected {
		r.refuse(place, why)
	}
	if now.country > 0 {
		r.byCountry[now.country-1]++
	}
	r.counts[now.status]++
	r.rows.add(now)
}

// A refusal is why a row cannot be read: the column, from 0, and the reason, with
// what the cell says behind it.
type refusal struct {
	column int
	reason string
	cell   []byte
}

// read reads a row's cells. It decides the row's status, but for duplicates, in the
// order in which a person would: what was never sent to the United States needs no
// price that can be read.
func (r *Reader) read(now *row, place uint32) (ctx context, why refusal) {
	ctx = context{order: noOrder | place, person: none, currency: -1}
	day, price := r.field(Shipped), r.field(Price)
	if len(day) == 0 {
		day = r.field(Ordered)
	}
	totalled := len(price) == 0 && r.maps(Total)
	if totalled {
		price = r.field(Total)
	}
	country, quantity := r.field(Country), r.field(Quantity)
	now.product = r.productOf()
	if len(day) == 0 && len(price) == 0 && len(quantity) == 0 && len(country) == 0 {
		now.status, now.order = Note, ctx.order
		return r.last, why
	}
	if order := r.field(Order); len(order) > 0 {
		ctx.order, _ = r.orders.place(order)
	}
	now.order = ctx.order
	below := ctx.order == r.last.order && ctx.order < noOrder
	fate := r.field(Status)
	var person []byte
	again := r.samePerson() && below
	if !again {
		person = r.personKey()
	}
	// The rows below the first of an order leave out what the first one said.
	if below && !again && person == nil && len(country) == 0 && len(fate) == 0 && (r.maps(Email) || r.maps(Buyer) || r.maps(Name) || r.maps(Country)) {
		ctx = r.last
	} else {
		ctx.fate = r.fate(fate)
		if ctx.country = r.country(country); ctx.country == 0 {
			now.status = Rejected
			why = refusal{r.columns[Country], "no country is called so", country}
			if len(country) == 0 {
				why.reason = "it does not say to which country the order goes"
			}
		}
		var ok bool
		if ctx.day, ok = readDate(day, r.Dates); !ok {
			ctx.day = noDay
		}
		if !ok && why.reason == "" {
			now.status = Rejected
			why = refusal{r.columns[Ordered], "this is no date" + r.dateHint(), day}
			if len(r.field(Shipped)) > 0 {
				why.column = r.columns[Shipped]
			}
		}
		if again {
			ctx.person, ctx.by = r.last.person, r.last.by
		} else if now.status == Counted && r.toUS[ctx.country-1] {
			ctx.person, ctx.by = r.place(person, ctx.order, place)
		}
	}
	now.country, now.day = ctx.country, ctx.day
	if ctx.currency = r.currency(r.field(Currency), r.last.currency, below); ctx.currency < 0 {
		return ctx, why
	}
	switch {
	case ctx.fate != Counted || r.maps(Cancelled) && len(r.field(Cancelled)) > 0:
		if now.status = ctx.fate; now.status == Counted {
			now.status, ctx.fate = CancelledOrder, CancelledOrder
		}
		return ctx, refusal{}
	case ctx.country > 0 && !r.toUS[ctx.country-1]:
		now.status = Elsewhere
		return ctx, refusal{}
	case now.status == Rejected:
		return ctx, why
	case ctx.country == 0 || ctx.person == none:
		now.status = Rejected
		return ctx, refusal{r.columns[Order], "the first row of this order could not be read", nil}
	case r.format.totals && len(r.field(Item)) == 0:
		now.status = TotalsLine
		return ctx, refusal{}
	}
	return ctx, r.worth(now, &ctx, price, quantity, totalled)
}

// worth reads what a row's goods are worth.
func (r *Reader) worth(now *row, ctx *context, price, quantity []byte, totalled bool) (why refusal) {
	column := r.columns[Price]
	if totalled {
		column = r.columns[Total]
	}
	reject := func(column int, reason string, cell []byte) refusal {
		now.status = Rejected
		return refusal{column, reason, cell}
	}
	count := one
	if len(quantity) > 0 {
		var ok bool
		if count, _, ok = readNumber(quantity, r.Decimal == ","); !ok {
			return reject(r.columns[Quantity], "this is no quantity", quantity)
		}
	}
	if len(price) == 0 {
		now.status = NoPrice
		return
	}
	amount, named, ok := readNumber(price, r.Decimal == ",")
	switch {
	case !ok:
		return reject(column, "this is no amount with a "+map[string]string{".": "point", ",": "comma"}[r.Decimal]+" before the decimals", price)
	case count.negative:
		now.status = Returned
		return
	case amount.negative:
		now.status = Refunded
		return
	case amount.zero() || count.zero():
		now.status = NoPrice
		return
	}
	if now.quantity, ok = count.thousandths(); !ok {
		return reject(r.columns[Quantity], "a quantity has at most three decimals and is at most four million", quantity)
	}
	if named != "" && named != r.moneyOf[ctx.currency].code {
		if len(r.field(Currency)) > 0 {
			return reject(column, "the amount is in "+named+", but the currency of the row is "+r.moneyOf[ctx.currency].code, price)
		}
		ctx.currency = r.currencyCell([]byte(named))
	}
	money := &r.moneyOf[ctx.currency]
	if !money.known {
		at := r.columns[Currency]
		if at < 0 {
			at = column
		}
		if !isCurrency(money.code) {
			return reject(at, "this is no currency", []byte(money.code))
		}
		return reject(at, "there is no exchange rate; say how many dollars one is worth", []byte(money.code))
	}
	if totalled {
		count = one
	}
	if now.retail, ok = cents(amount, count, money.rate); !ok || now.retail > mostRow {
		return reject(column, "the amount is too large", price)
	}
	if r.maps(Customs) {
		return r.customsValue(now, count, money.rate)
	}
	return
}

// mostRow is the most a row may be worth, a billion dollars: sums of all rows are
// exact.
const mostRow calc.Cents = 1e11

// customsValue reads the value for duty, where the file has one.
func (r *Reader) customsValue(now *row, count, rate number) (why refusal) {
	cell, customs := r.field(Customs), now.retail
	if len(cell) > 0 {
		unit, _, ok := readNumber(cell, r.Decimal == ",")
		quantity := number{mantissa: uint64(now.quantity), scale: 3}
		if customs, ok = cents(unit, quantity, rate); !ok || unit.negative || customs > mostRow {
			now.status = Rejected
			return refusal{r.columns[Customs], "this is no amount", cell}
		}
	}
	for uint32(r.customs.n) < uint32(r.rows.n) {
		r.customs.add(calc.Unknown)
	}
	r.customs.add(customs)
	return
}

func (r *Reader) dateHint() string {
	switch r.Dates {
	case DayFirst:
		return " with the day first"
	case MonthFirst:
		return " with the month first"
	}
	return ""
}

// refuse keeps why a row was rejected. Of a file in which every row is bad, the
// cells of the first ten thousand are enough.
func (r *Reader) refuse(place uint32, why refusal) {
	column := ""
	if why.column >= 0 && why.column < len(r.header) {
		column = r.header[why.column]
	} else if why.column >= 0 {
		column = "#" + itoa(why.column+1)
	}
	text := append(append(r.scratch[:0], column...), '\t')
	text = append(text, why.reason...)
	if len(why.cell) > 0 && r.reasons.entries.n < 10_000 {
		text = append(append(append(text, ": “"...), shorten(why.cell)...), "”"...)
	}
	r.scratch = text
	reason, _ := r.reasons.place(text)
	r.rejected = append(r.rejected, rejected{place, reason})
}

// shorten keeps a reason readable when it repeats a cell.
func shorten(cell []byte) []byte {
	if len(cell) <= 60 {
		return cell
	}
	cut := 60
	for cut > 0 && cell[cut]&0xc0 == 0x80 {
		cut--
	}
	return append(bytes.Clone(cell[:cut]), "…"...)
}
