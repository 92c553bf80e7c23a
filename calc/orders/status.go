package orders

import (
	"strings"

	"section321/calc/say"
)

// A RowStatus is what a row of a file is. Only counted rows are added up.
type RowStatus uint8

// What rows can be.
const (
	Counted RowStatus = iota
	Returned
	Refunded
	CancelledOrder
	Unpaid
	Elsewhere
	Free
	NoPrice
	NotGoods
	NotASale
	Duplicate
	TotalsLine
	Note
	Rejected
	statusCount
)

var statuses = [statusCount]string{
	Counted:        "counted",
	Returned:       "return",
	Refunded:       "refund",
	CancelledOrder: "cancelled",
	Unpaid:         "unpaid",
	Elsewhere:      "elsewhere",
	Free:           "free",
	NoPrice:        "no-price",
	NotGoods:       "not-goods",
	NotASale:       "not-a-sale",
	Duplicate:      "duplicate",
	TotalsLine:     "total",
	Note:           "note",
	Rejected:       "rejected",
}

// String returns the word that stands for the status in answers.
func (s RowStatus) String() string { return statuses[s] }

// Text says the status to a person.
func (s RowStatus) Text() say.Message { return say.It("status-" + statuses[s]) }

var statusOfWord = func() map[string]RowStatus {
	words := map[string]RowStatus{}
	for s := range statusCount {
		words[statuses[s]] = s
	}
	return words
}()

// fate returns what becomes of an order with this status, and false for a word that
// is not known.
func fate(text string) (RowStatus, bool) {
	s, ok := statusOfWord[firstOf(statusLists(), text)]
	return s, ok
}

// paymentFate returns what becomes of an order by a status that is one of its payment, where
// that says more than the word alone: a payment that is open is not one, where an open order
// is, and whether it was made may be answered with yes or no.
func paymentFate(text string) (RowStatus, bool) {
	switch cell := []byte(text); {
	case text == "-":
		return Counted, false // nothing is said
	case saysYes(cell):
		return Counted, true
	case saysNo(cell), isWord(cell, "not-paid-yet"):
		return Unpaid, true
	}
	return Counted, false
}

// ofPayment reports whether a status is called one of the payment.
func ofPayment(column string) bool { return nameParts()["of-payment"].has(strings.ToLower(column)) }

// kindOfRow returns what a row is by its kind. What is no sale by name is none.
func kindOfRow(text string) (status RowStatus, known bool) {
	switch firstOf(kindLists(), text) {
	case "refund":
		return Refunded, true
	case "payment":
		return NotASale, true
	case "counted":
		return Counted, true
	}
	return NotASale, false
}
