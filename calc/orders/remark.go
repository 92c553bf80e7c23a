package orders

import (
	"slices"
	"strings"

	"section321/calc"
)

// A remark is something a person must know of how a file was read: what was taken
// for granted, what was taken off the value, what the file has and is not counted.
type remark uint8

const (
	quantityOne remark = iota
	toTheStates
	buyersCountry
	inDollarsAll
	eachItsOwn
	noStatuses
	unknownStatus
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
	unreadAmount
	brokenQuote
	paymentsReport
	notUnderstood
	remarkCount
)

// What a remark is about.
const (
	Presumed = "presumed"
	TakenOff = "taken-off"
	LeftOut  = "left-out"
	AsItIs   = "as-it-is"
)

var remarks = [remarkCount]struct{ kind, word, text string }{
	quantityOne:    {Presumed, "quantity", "The file does not say how many were sold: every line was taken as one"},
	toTheStates:    {Presumed, "country", "The file does not say where these went: every one was taken as sent to the United States"},
	buyersCountry:  {Presumed, "billing", "The file does not say where these went: the buyer’s country was taken"},
	inDollarsAll:   {Presumed, "currency", "The file does not say in which currency: taken as"},
	eachItsOwn:     {Presumed, "buyer", "The file does not say who bought: each order was taken as a person of its own, and several orders of one person on one day are not added up"},
	noStatuses:     {Presumed, "status", "The file does not say what was cancelled, refunded or never paid: everything was counted"},
	unknownStatus:  {Presumed, "unknown-status", "Statuses that are not known were counted as sent"},
	discounts:      {TakenOff, "discounts", "Discounts taken off the value"},
	refunds:        {TakenOff, "refunds", "Refunds taken off the value"},
	returned:       {TakenOff, "returned", "Goods sent back taken off the value"},
	once:           {AsItIs, "once", "The same discount stands on every line of an order: it was taken off once"},
	inPrices:       {LeftOut, "in-prices", "Discounts that the prices have taken off already"},
	inQuantities:   {LeftOut, "in-quantities", "Refunds that the quantities may have taken off already: not taken off again"},
	refundRows:     {LeftOut, "refund-rows", "Refunds and returns in lines of their own: not taken off other lines"},
	shippingPaid:   {LeftOut, "shipping", "Shipping that the buyer paid, which is no part of the value"},
	taxPaid:        {LeftOut, "tax", "Tax in a column of its own, which is no part of the value"},
	taxIncluded:    {AsItIs, "tax-included", "The prices include tax, which was not taken off"},
	onceForOrder:   {AsItIs, "once-for-order", "The amount of an order stands on each of its lines: it was counted once, with the first"},
	paidWhole:      {AsItIs, "paid-whole", "The amounts are all that was paid for an order. Shipping or tax in them that no column names was not taken off"},
	unreadAmount:   {AsItIs, "unread-amount", "Amounts beside the price that could not be read and were left out"},
	brokenQuote:    {AsItIs, "broken-quote", "Lines with a quotation mark that is not closed as it should be were read as they stand"},
	paymentsReport: {AsItIs, "payments", "This is a report of payments. Only its sales were counted, and it may not have all orders"},
	notUnderstood:  {AsItIs, "columns", "Columns that were not used"},
}

// A Remark is a remark with what it is about: of how many rows or orders, what they
// come to, and the words or lines that it names.
type Remark struct {
	Kind, Word, Text string
	Rows             int
	Amount           calc.Cents // Unknown where there is none
	Words            []string
}

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
}

// remarks returns what a person must know, in the order in which it is told.
func (r *Reader) remarks() (all []Remark) {
	counted := r.counts[Counted]
	if counted > 0 {
		if !r.tellsPeople {
			r.remarked[eachItsOwn].rows = r.shipments.n
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
		all = append(all, Remark{remarks[what].kind, remarks[what].word, remarks[what].text, n.rows, amount, n.words})
	}
	return all
}

// unused returns the columns that no field took.
func (r *Reader) unused() (names []string) {
	used := map[int]bool{r.only: true, r.charged: true, r.adjusted: true}
	for _, at := range r.columns {
		used[at] = true
	}
	for i, name := range r.header {
		if !used[i] && name != "" {
			names = append(names, name)
		}
	}
	return names
}
