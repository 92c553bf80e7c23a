package orders

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

var statuses = [statusCount]struct{ word, text string }{
	Counted:        {"counted", "Counted"},
	Returned:       {"return", "Goods sent back"},
	Refunded:       {"refund", "Refunded"},
	CancelledOrder: {"cancelled", "Cancelled before it was sent"},
	Unpaid:         {"unpaid", "Never paid: failed, pending, authorized or expired"},
	Elsewhere:      {"elsewhere", "Not shipped to the United States"},
	Free:           {"free", "Sent free: what the goods are worth counts too, so write it into the price"},
	NoPrice:        {"no-price", "Without a price"},
	NotGoods:       {"not-goods", "No goods that are sent: gift cards, downloads, services"},
	NotASale:       {"not-a-sale", "No sale: a payment, a fee or a tax"},
	Duplicate:      {"duplicate", "The same line again"},
	TotalsLine:     {"total", "A line with an order’s totals"},
	Note:           {"note", "No order in this line"},
	Rejected:       {"rejected", "Could not be read"},
}

// String returns the word that stands for the status in answers.
func (s RowStatus) String() string { return statuses[s].word }

// Text says the status to a person.
func (s RowStatus) Text() string { return statuses[s].text }

var statusOfWord = func() map[string]RowStatus {
	words := map[string]RowStatus{}
	for s := range statusCount {
		words[statuses[s].word] = s
	}
	return words
}()

// fate returns what becomes of an order with this status, and false for a word that
// is not known.
func fate(text string) (RowStatus, bool) {
	s, ok := statusOfWord[firstOf(statusLists(), text)]
	return s, ok
}

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
