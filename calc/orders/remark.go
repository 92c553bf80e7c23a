package orders

import (
	"slices"
	"strings"
	"unicode"

	"section321/calc"
	"section321/calc/say"
)

// A remark is something a person must know of how a file was read: what was taken
// for granted, what was taken off the value, what the file has and is not counted.
type remark uint8

const (
	unreadAmount remark = iota // what was not understood stands first
	unknownStatus
	brokenQuote
	otherDiscounts
	notUnderstood
	quantityOne
	toTheStates
	buyersCountry
	inDollarsAll
	eachItsOwn
	notNumbered
	noStatuses
	discounts
	refunds
	returned
	once
	inPrices
	inQuantities
	refundRows
	shippingPaid
	taxPaid
	taxIncluded
	onceForOrder
	paidWhole
	paymentsReport
	remarkCount
)

// What a remark is about.
const (
	Presumed = "presumed"
	TakenOff = "taken-off"
	LeftOut  = "left-out"
	AsItIs   = "as-it-is"
)

var remarks = [remarkCount]struct{ kind, word string }{
	quantityOne:    {Presumed, "quantity"},
	toTheStates:    {Presumed, "country"},
	buyersCountry:  {Presumed, "billing"},
	inDollarsAll:   {Presumed, "currency"},
	eachItsOwn:     {Presumed, "buyer"},
	notNumbered:    {Presumed, "order"},
	noStatuses:     {Presumed, "status"},
	unknownStatus:  {Presumed, "unknown-status"},
	discounts:      {TakenOff, "discounts"},
	refunds:        {TakenOff, "refunds"},
	returned:       {TakenOff, "returned"},
	once:           {AsItIs, "once"},
	otherDiscounts: {LeftOut, "other-discounts"},
	inPrices:       {LeftOut, "in-prices"},
	inQuantities:   {LeftOut, "in-quantities"},
	refundRows:     {LeftOut, "refund-rows"},
	shippingPaid:   {LeftOut, "shipping"},
	taxPaid:        {LeftOut, "tax"},
	taxIncluded:    {AsItIs, "tax-included"},
	onceForOrder:   {AsItIs, "once-for-order"},
	paidWhole:      {AsItIs, "paid-whole"},
	unreadAmount:   {AsItIs, "unread-amount"},
	brokenQuote:    {AsItIs, "broken-quote"},
	paymentsReport: {AsItIs, "payments"},
	notUnderstood:  {AsItIs, "columns"},
}

// A Remark is a remark with what it is about: of how many rows or orders, what they
// come to, and the words or lines that it names.
type Remark struct {
	Kind, Word string
	Rows       int
	Amount     calc.Cents // Unknown where there is none
	Words      []string
}

// Text is what it says.
func (m *Remark) Text() say.Message { return say.It("remark-" + m.Word) }

type remarked struct {
	rows   int
	amount calc.Cents
	words  []string
}

func (r *Reader) note(what remark, rows int, amount calc.Cents) {
	r.remarked[what].rows += rows
	r.remarked[what].amount += amount
}

// mostWords is how many words or lines a remark names.
const mostWords = 20

func (r *Reader) noteWord(what remark, word string) {
	n := &r.remarked[what]
	n.rows++
	if len(n.words) < mostWords && !slices.Contains(n.words, word) {
		n.words = append(n.words, word)
	}
}

func (r *Reader) brokenLine(line int) { r.noteWord(brokenQuote, itoa(line)) }

// unread names a cell that should have been an amount beside the price.
func (r *Reader) unread(f Field, cell []byte) {
	if text := strings.TrimSpace(string(cell)); text != "-" && text != "--" && text != "n/a" {
		r.noteWord(unreadAmount, r.header[r.columns[f]]+": "+string(shorten(cell)))
	}
}

// taken notes what was taken for granted of a row that counts.
func (r *Reader) taken(p *pending) {
	if p.presumedCurrency {
		r.note(inDollarsAll, 1, p.retail)
	}
	if !r.maps(Quantity) && !p.totalled {
		r.note(quantityOne, 1, 0)
	}
	if p.others > 0 {
		amount, _ := cents(number{mantissa: uint64(p.others), scale: 2}, one, r.moneyOf[p.currency].rate)
		r.note(otherDiscounts, 1, amount)
	}
}

// findOthers finds the columns that may hold discounts beside those that were taken for
// them, so that what stands there is told and not passed over.
func (r *Reader) findOthers() {
	r.others = nil
	used := r.used()
	for at, name := range r.header {
		words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !unicode.IsLetter(c) })
		not := func(word string) bool { return slices.Contains(nameParts()["discount-not"].parts, word) }
		if !used[at] && nameParts()["discount"].has(strings.ToLower(name)) && !inPercent(name) && !slices.ContainsFunc(words, not) {
			r.others = append(r.others, at)
		}
	}
}

// readOthers adds up what stands in them, unless it is the discount that was read.
func (r *Reader) readOthers(p *pending, comma bool) {
	last := calc.Cents(0)
	for _, at := range r.others {
		if r.readPercent(p, r.cell(at), comma) {
			continue
		}
		n, _, ok := readNumber(r.cell(at), comma)
		if n.negative = false; !ok || n.zero() {
			continue
		}
		amount, ok := cents(n, one, one)
		if amount == last {
			continue // the same discount under another name
		}
		last = amount
		if !ok || p.has[lineOff] && worthIs(p.money[lineOff], amount) || p.has[orderOff] && worthIs(p.money[orderOff], amount) {
			continue
		}
		p.others += amount
		if words := &r.remarked[otherDiscounts].words; !slices.Contains(*words, r.header[at]) {
			*words = append(*words, r.header[at])
		}
	}
}

func worthIs(n number, amount calc.Cents) bool {
	same, ok := cents(n, one, one)
	return ok && same == amount
}

// remarks returns what a person must know, in the order in which it is told.
func (r *Reader) remarks() (all []Remark) {
	counted := r.counts[Counted]
	if counted > 0 {
		if !r.tellsPeople {
			r.remarked[eachItsOwn].rows = r.shipments.n
		}
		if !r.maps(Order) {
			r.remarked[notNumbered].rows = counted
		}
		if !r.maps(Status) && !r.maps(OtherStatus) && !r.maps(LineStatus) && !r.maps(Cancelled) && !r.maps(RowKind) && r.only < 0 {
			r.remarked[noStatuses].rows = counted
		}
	}
	if r.remarked[inDollarsAll].rows > 0 {
		r.remarked[inDollarsAll].words = []string{r.Currency}
	}
	n := &r.remarked[unknownStatus]
	n.rows, n.words = 0, nil
	for i, rows := range r.fateRows {
		if rows > 0 && r.unknownFate[i] {
			n.rows += rows
			if len(n.words) < mostWords {
				n.words = append(n.words, r.fates.text(uint32(i)))
			}
		}
	}
	if rows := r.counts[Refunded] + r.counts[Returned]; rows > 0 && r.refundRows > 0 {
		r.remarked[refundRows] = remarked{rows: r.refundRows, amount: r.refundWorth}
	}
	if r.paid && counted > 0 && !(r.maps(Postage) && r.maps(Tax)) {
		r.remarked[paidWhole].rows = counted
	}
	if r.format.payments {
		r.remarked[paymentsReport].rows = r.rows.n
	}
	if unused := r.unused(); len(unused) > 0 {
		r.remarked[notUnderstood] = remarked{rows: len(unused), words: unused}
	}
	for what := range remarkCount {
		n := &r.remarked[what]
		if n.rows == 0 {
			continue
		}
		amount := n.amount
		if amount == 0 {
			amount = calc.Unknown
		}
		all = append(all, Remark{remarks[what].kind, remarks[what].word, n.rows, amount, n.words})
	}
	return all
}

// used returns the columns that a field took.
func (r *Reader) used() map[int]bool {
	used := map[int]bool{r.only: true, r.charged: true, r.adjusted: true, r.shareAt: true}
	for _, at := range r.columns {
		used[at] = true
	}
	return used
}

// unused returns the columns that no field took.
func (r *Reader) unused() (names []string) {
	used := r.used()
	for i, name := range r.header {
		if !used[i] && name != "" {
			names = append(names, name)
		}
	}
	return names
}
