package orders

import (
	"bytes"
	"strings"

	"section321/calc"
	"section321/calc/say"
)

// A Reader reads a file, chunk by chunk, into a Table.
type Reader struct {
	*Table
	decoder decoder
	split   splitter
	rates   map[string]number

	above above
	block []pending // the rows of the order at hand
	late  []pending // rows whose order says elsewhere what they lack
	began uint32    // the row at which the rows of the order at hand began

	beganOrder uint32            // the order they are of
	lastBefore map[uint32]uint32 // of shipments that come again in it, the last row before

	countryCells texts
	countryOf    []uint8 // of each text in countryCells: 0 when it is none, else place+1
	fates        texts
	fateOf       []RowStatus
	fateRows     []int // rows with each text in fates
	unknownFate  []bool
	payments     texts // statuses of payments
	paymentOf    []uint8
	kindCells    texts
	kindOf       []uint8
	sendings     texts // what stands in the column that tells what is shipped
	sent         []uint8
	moneyCells   texts
	moneyOf      []currency
	lineIDs      texts
	lineHash     column[[2]uint64] // of the row that first had each of lineIDs
	saysOf       column[uint8]     // of each product: what its name says of it
	zones        [fieldCount]string
	shareAt      int   // the column of discounts in percent, -1 when there is none
	charged      int   // the column of what was charged for an order, -1 when there is none
	adjusted     int   // and of what that came to after refunds
	others       []int // columns that may hold more discounts
	only         int   // the column that tells which rows are sales, -1 when none does
	sale         []byte
	adjusts      bool             // there are amounts beside the price
	net          bool             // prices have the discounts taken off
	wholeOrders  bool             // a total is that of a whole order
	paid         bool             // and all that was paid for it
	lessRefunds  bool             // quantities have what was sent back taken off
	turned       bool             // the column of what is shipped asks whether it is digital
	ofPayment    [fieldCount]bool // the status is that of the payment
	tellsPeople  bool             // there is a column that tells people apart

	identity     Field          // the field that tells people apart, but for names and addresses
	lastIdentity []byte         // its cell in the row before
	lastSaid     int            // the row, from 1, in which it was looked at last
	lastPerson   uint32         // the person of the row before, or none
	lastBy       byte           // and how it is known
	bought       column[bool]   // of each person: whether there are counted rows
	firstOf      column[uint32] // the first shipment of each order, or none
	shipmentOf   pairs          // of an order and a person-day, but for the first of each order
	dayOf        pairs          // person-day of a person and a day
	here         here
	looked       int // rows looked at for duplicates
	scratch      []byte
	ofSum        bool // the row at hand is called a sum where its order should stand
	remarked     [remarkCount]remarked
	refundRows   int
	refundWorth  calc.Cents
	failed       calc.Problems
}

// A currency is what a currency's cell says.
type currency struct {
	code  string
	rate  number
	known bool
	rows  int
}

// Here is the shipment of the row before, which the next row often belongs to.
type here struct {
	order, person, shipment uint32
	day                     int32
}

// NewReader returns a reader of a file. The error is of type calc.Problems.
func NewReader(o Options) (*Reader, error) {
	if problems := o.Validate(); problems != nil {
		return nil, problems
	}
	r := &Reader{Table: &Table{Options: o, format: formatNamed(o.Format), byMoney: map[string]int{}, lines: newKeys()}}
	r.decoder.encoding, r.decoder.cr = o.Encoding, o.LineEnd == "cr"
	r.split = splitter{delimiter: o.Delimiter[0], literal: r.format.literal, next: 1}
	r.rates = map[string]number{"USD": one}
	for code, rate := range o.Rates {
		r.rates[code], _ = numberOf(rate)
	}
	r.lastPerson, r.here.shipment, r.beganOrder, r.only = none, none, none, -1
	r.lastBefore = map[uint32]uint32{}
	r.orders.series.on, r.lineIDs.series.on = true, true
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
		r.fail("file-too-large", say.It("file-too-large", say.Text("most", size(MaxBytes))))
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
		r.settle()
		r.settleLate()
		switch {
		case r.failed != nil:
		case r.header == nil:
			r.fail("empty-file", say.It("file-without-names", say.Count("line", r.Header)))
		case r.rows.n == 0:
			r.fail("empty-file", say.It("file-without-orders"))
		}
	}
	if r.failed != nil {
		return nil, r.failed
	}
	r.ended = true
	r.split = splitter{next: r.split.next}
	return r.Table, nil
}

func (r *Reader) fail(code string, message say.Message) {
	r.failed = append(r.failed, calc.Problem{Code: code, Message: message})
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
		if r.rows.n+len(r.block) == MaxRows {
			r.fail("file-too-large", say.It("file-too-long", say.Count("most", MaxRows)))
			return
		}
		r.row()
	}
	switch {
	case s.wide:
		r.fail("too-many-columns", tooManyColumns(s.line, r.Delimiter))
	case s.long:
		r.fail("open-quote", say.It("quote-open", say.Count("line", s.line), say.Text("most", size(MaxRecord))))
	}
}

func tooManyColumns(line int, delimiter string) say.Message {
	return say.It("columns-too-many", say.Count("line", line), say.Count("most", MaxColumns), say.Text("delimiter", delimiter))
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
			problems = append(problems, calc.Problem{Code: "missing-column", Subject: calc.About(calc.FieldColumns).Called(Fields[f].Field),
				Message: say.It("column-missing", say.Text("column", name), say.Say("field", Fields[f].Label()))})
			continue
		}
		r.columns[f] = i
	}
	r.learn()
	return problems
}

// learn finds out what the names of the columns say beside what they hold.
func (r *Reader) learn() {
	r.split.width = len(r.header)
	name := func(f Field) string {
		if at := r.columns[f]; at >= 0 && at < len(r.header) {
			return r.header[at]
		}
		return ""
	}
	for _, f := range [...]Field{Ordered, Shipped} {
		r.zones[f] = zoneInName(name(f))
	}
	for _, f := range moneyFields {
		r.adjusts = r.adjusts || r.maps(f)
	}
	if r.format.only != "" {
		r.only, _ = columnOf(r.header, r.format.only)
		r.sale = []byte(r.format.sale)
	}
	r.charged, r.adjusted = -1, -1
	if at, ok := columnOf(r.header, r.format.adjusted); ok && r.format.adjusted != "" {
		if of, ok := columnOf(r.header, r.format.charged); ok {
			r.charged, r.adjusted, r.adjusts = of, at, true
		}
	}
	r.findShare()
	r.findOthers()
	r.net = r.format.net || r.format.columns == nil && !r.maps(Price) && ofOrderNet(name(Total))
	r.wholeOrders = r.Totals != TotalOfLine && !r.maps(Price) && r.maps(Total)
	if r.paid = r.wholeOrders && r.Totals == TotalPaid; r.paid {
		r.net = true
	}
	r.lessRefunds = strings.Contains(strings.ToLower(name(Quantity)), "refund")
	r.turned = asksForDigital(name(Ships))
	for _, f := range [...]Field{Status, OtherStatus} {
		r.ofPayment[f] = r.format.owed || ofPayment(name(f))
	}
	r.tellsPeople = r.Identity != ByOrder && (r.maps(Email) || r.maps(Buyer) || r.maps(Name))
	priced := strings.ToLower(name(Price) + " " + name(Total))
	if nameParts()["tax-included"].has(priced) {
		r.noteWord(taxIncluded, strings.TrimSpace(name(Price)+" "+name(Total)))
	}
}

// ofOrderNet reports whether a column of totals is called what is left to pay for an
// order, from which discounts are taken off already.
func ofOrderNet(name string) bool {
	m, ok := guess(name)
	plain := plainName(name)
	return ok && m.field == Total && !nameParts()["part-of-order"].has(plain)
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
	if first, last := text[0], text[len(text)-1]; !c.doubled && first-'!' < 0x5e && last-'!' < 0x5e && first != '=' {
		return text // nothing to take away, as nearly always
	}
	return bytes.TrimSpace(notFormula(r.split.cell(i)))
}

// notFormula returns what a formula says that only keeps a spreadsheet from changing
// it: ="0012".
func notFormula(cell []byte) []byte {
	if n := len(cell); n > 3 && cell[0] == '=' && cell[1] == '"' && cell[n-1] == '"' {
		return cell[2 : n-1]
	}
	return cell
}

func (r *Reader) maps(f Field) bool { return r.columns[f] >= 0 }

// A refusal is why a row cannot be read: the column, from 0, and the reason, with
// what the cell says behind it.
type refusal struct {
	column int
	reason string // the id of what is said of it
	cell   []byte

	named, currency string // what the amount is in, and the row
}

// mostRow is the most a row may be worth, a billion dollars: sums of all rows are
// exact.
const mostRow calc.Cents = 1e11

func (r *Reader) dateHint() string {
	switch r.Dates {
	case DayFirst:
		return "-day-first"
	case MonthFirst:
		return "-month-first"
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
	text := r.scratch[:0]
	for _, part := range [...]string{column, why.reason, why.named, why.currency} {
		text = append(append(text, part...), '\t')
	}
	if len(why.cell) > 0 && r.reasons.entries.n < 10_000 {
		text = append(text, shorten(why.cell)...)
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
