package orders

import "strings"

// A RowStatus is what a row of a file is. Only counted rows are added up.
type RowStatus uint8

// What rows can be.
const (
	Counted RowStatus = iota
	Returned
	Refunded
	CancelledOrder
	Elsewhere
	NoPrice
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
	Elsewhere:      {"elsewhere", "Not shipped to the United States"},
	NoPrice:        {"no-price", "Without a price"},
	Duplicate:      {"duplicate", "The same line again"},
	TotalsLine:     {"total", "A line with an order’s totals"},
	Note:           {"note", "No order in this line"},
	Rejected:       {"rejected", "Could not be read"},
}

// String returns the word that stands for the status in answers.
func (s RowStatus) String() string { return statuses[s].word }

// Text says the status to a person.
func (s RowStatus) Text() string { return statuses[s].text }

// fates are parts of the words with which shops in several languages say that an
// order was undone. An order of which a part was refunded was sent all the same.
var fates = []struct {
	parts  string
	status RowStatus
}{
	{"partial teilweise parcial partiel", Counted},
	{"return retour devuelt 退货", Returned},
	{"refund erstattet rembours reembols rimbors 退款", Refunded},
	{"cancel storniert annul void 取消", CancelledOrder},
}

// fate reads the status of an order or payment.
func fate(text string) RowStatus {
	text = strings.ToLower(text)
	for _, f := range fates {
		for part := range strings.FieldsSeq(f.parts) {
			if strings.Contains(text, part) {
				return f.status
			}
		}
	}
	return Counted
}
