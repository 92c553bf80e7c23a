package contract

// A BillRequest asks whether a carrier's bill is right.
//
//contract:go refund.Bill
type BillRequest struct {
	Shipment CheckRequest `json:"shipment" go:"Goods"`
	// What the bill says, line by line.
	Bill BillAmounts `json:"bill" read:"billed" go:"-"`
	// What the carrier publishes for its own charges.
	Published BillAmounts `json:"published,omitempty" go:"Expected" read:"billLines"`
}

// BillAmounts are the lines of a bill, by what they are for.
type BillAmounts struct {
	Duty         Amount `json:"duty,omitempty"`
	Fees         Amount `json:"fees,omitempty"`
	Tax          Amount `json:"tax,omitempty"`
	Processing   Amount `json:"processing,omitempty"`
	Brokerage    Amount `json:"brokerage,omitempty"`
	Disbursement Amount `json:"disbursement,omitempty"`
	Advancement  Amount `json:"advancement,omitempty"`
	Carrier      Amount `json:"carrier,omitempty"`
	CarrierTax   Amount `json:"carrierTax,omitempty"`
	Total        Amount `json:"total,omitempty"`
}

// A BillAnswer has each line of the bill beside what is owed.
//
//contract:go refund.Judgment
type BillAnswer struct {
	Verdict      BillVerdict `json:"verdict"`
	Lines        []BillLine  `json:"lines"`
	Causes       []Cause     `json:"causes"`
	Dispute      []string    `json:"dispute"`
	DisputeSay   []Say       `json:"disputeSay,omitempty"`
	ProtestUntil Date        `json:"protestUntil,omitempty" go:"LastDay"`
	Answer       CheckAnswer `json:"answer"`
}

// A BillLine is a line of the bill beside ours; null where ours has no single amount.
//
//contract:go refund.Compared
type BillLine struct {
	Line       string `json:"line"`
	Billed     Money  `json:"billed"`
	Ours       *Money `json:"ours"`
	Difference Money  `json:"difference,omitempty"`
	Text       string `json:"text,omitempty"`
	Say        Say    `json:"say,omitempty"`
}

// A Cause explains a difference, with the question that settles it.
//
//contract:go refund.Cause
type Cause struct {
	Cause string `json:"cause"`
	Text  string `json:"text"`
	Say   Say    `json:"say,omitempty"`
	// What settles it.
	Question    string `json:"question"`
	QuestionSay Say    `json:"questionSay,omitempty"`
	Amount      Money  `json:"amount,omitempty"`
}

// BillVerdict is whether the bill agrees with what is owed.
type BillVerdict string

const (
	BillVerdictAgrees  BillVerdict = "agrees"
	BillVerdictDiffers BillVerdict = "differs"
	BillVerdictCannot  BillVerdict = "cannot"
)
