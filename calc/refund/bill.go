package refund

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
)

// BillLines are what a carrier's bill can hold: what goes to customs first, then what
// the carrier charges for itself.
var BillLines = []string{"duty", "fees", "tax", "processing", "brokerage", "disbursement", "advancement", "carrier", "carrierTax"}

// customs are the lines that an answer has an amount for: the duty and the customs fees.
var customs = []string{"duty", "fees"}

// A Bill is what a carrier asks for a shipment.
type Bill struct {
	Goods    calc.Shipment
	Amounts  map[string]decimal.Decimal // by BillLines
	Total    decimal.NullDecimal        // as the bill says
	Expected map[string]decimal.Decimal // the carrier's own charges as it publishes them
}

// A Compared line is one of the bill beside ours.
type Compared struct {
	Line       string
	Billed     decimal.Decimal
	Ours       decimal.NullDecimal
	Difference decimal.NullDecimal
	Text       string
}

// A Cause explains a difference. Question is what settles it.
type Cause struct {
	Cause, Text, Question string
	Amount                decimal.NullDecimal
}

// A Judgment is a bill beside ours.
type Judgment struct {
	Verdict string // agrees, differs or cannot
	Lines   []Compared
	Causes  []Cause
	Dispute []string
	LastDay law.Date // of a protest by the importer of record, "" where it is not known
	Answer  *calc.Answer
}

// Judge holds a bill beside the answer for its shipment. The error is calc.Cancelled where
// nobody waits for the answer any more.
func Judge(u calc.Until, b Bill, t *calc.Tariff) (*Judgment, error) {
	a, err := calc.CheckUntil(u, b.Goods, t)
	if err != nil {
		return nil, err
	}
	j := &Judgment{Verdict: "agrees", Answer: a}
	sum := decimal.Zero
	for _, name := range BillLines {
		billed, there := b.Amounts[name]
		if !there {
			continue
		}
		sum = sum.Add(billed)
		j.Lines = append(j.Lines, j.compare(name, billed, &b))
	}
	if b.Total.Valid && !b.Total.Decimal.Equal(sum) {
		j.Causes = append(j.Causes, Cause{Cause: "sums-wrong", Amount: decimal.NewNullDecimal(b.Total.Decimal.Sub(sum)),
			Text:     "The lines of the bill do not add up to its total. A line may be missing here, or the bill is wrong.",
			Question: "What is the rest of the total for?"})
	}
	if duty, there := b.Amounts["duty"]; there {
		if err := j.explain(u, duty, &b, t); err != nil {
			return nil, err
		}
	}
	if a.Refund != nil && a.Refund.Void.Valid && a.Refund.Void.Decimal.IsPositive() {
		j.Causes = append(j.Causes, Cause{Cause: "void-duty", Amount: a.Refund.Void, Text: "This part of the duty was void and can be claimed back from customs by the importer of record.",
			Question: "Who was importer of record, and has this entry been declared in CAPE?"})
	}
	j.dispute(&b)
	return j, nil
}

// compare puts one line of the bill beside ours.
func (j *Judgment) compare(name string, billed decimal.Decimal, b *Bill) Compared {
	c := Compared{Line: name, Billed: billed}
	switch {
	case name == "duty":
		c.Ours = j.Answer.Duty
	case name == "fees":
		c.Ours = j.Answer.Fees
	case name == "tax":
		c.Text = "Customs collects no sales tax or VAT on imports. Only alcohol and tobacco bear a federal tax, which is not computed here."
	default:
		c.Text = "The carrier’s own charge, not customs’. Its published rates or your contract decide it."
		if expected, given := b.Expected[name]; given {
			c.Ours = decimal.NewNullDecimal(expected)
		}
	}
	if c.Ours.Valid {
		c.Difference = decimal.NewNullDecimal(billed.Sub(c.Ours.Decimal))
		if !c.Difference.Decimal.IsZero() {
			j.Verdict = "differs"
		}
		return c
	}
	if slices.Contains(customs, name) {
		c.Text = "This can’t be judged: the answer for these goods has no single amount."
		if j.Verdict == "agrees" {
			j.Verdict = "cannot"
		}
	}
	return c
}

// explain looks for what would make our duty the bill's.
func (j *Judgment) explain(u calc.Until, billed decimal.Decimal, b *Bill, t *calc.Tariff) (err error) {
	a := j.Answer
	cause := func(name, text, question string) {
		j.Causes = append(j.Causes, Cause{Cause: name, Text: text, Question: question, Amount: decimal.NewNullDecimal(billed)})
	}
	for _, m := range a.Alternatives {
		if m.Duty.Equal(billed) {
			cause("postal-method", "It is the postal duty by the method "+m.Method+".", "Which method did the carrier choose for that month?")
			j.Verdict = "agrees"
		}
	}
	if !a.Duty.Valid || billed.Equal(a.Duty.Decimal) {
		return nil
	}
	if a.Total.Valid && a.Total.Decimal.Equal(billed) {
		cause("fees-inside", "It is the duty together with the customs fees.", "Are the customs fees inside the line for duty?")
	}
	with := func(change func(*calc.Shipment)) bool {
		if err != nil {
			return false
		}
		s := b.Goods
		s.Items = slices.Clone(s.Items)
		change(&s)
		other, stopped := calc.DutyUntil(u, s, t)
		if stopped != nil {
			err = stopped
		}
		return other.Valid && other.Decimal.Equal(billed)
	}
	if a.Refund != nil && a.Refund.Owed.Valid && a.Refund.Owed.Decimal.Equal(billed) {
		cause("without-void", "It is the duty without what was void.", "Has the void part been left out already?")
	}
	if with(func(s *calc.Shipment) {
		for i := range s.Items {
			s.Items[i].CustomsValue = s.Items[i].RetailValue
		}
	}) {
		cause("retail-value", "It is the duty on the retail value.", "Which value was declared: what was paid for the goods, or what they sell for?")
	}
	for _, v := range law.All().Voids {
		if v.Kind == "refunded" && b.Goods.Date > v.To && with(func(s *calc.Shipment) { s.Date = v.To }) {
			cause("void-still-charged", "It is the duty of "+string(v.To)+", when void duties were still collected. They were not owed on the day of this bill.", "Which day of entry was used?")
		}
	}
	j.origins(billed, b, with, cause)
	if sum := j.value(b); len(j.Causes) == 0 && sum.IsPositive() {
		cause("rate", "It is "+billed.Shift(2).DivRound(sum, 2).String()+" percent of the value. No other origin of these goods gives this duty.", "Which tariff number, origin and value were declared?")
	}
	return err
}

// origins looks for another country of origin that gives the duty, the likeliest first.
func (j *Judgment) origins(billed decimal.Decimal, b *Bill, with func(func(*calc.Shipment)) bool, cause func(name, text, question string)) {
	var found []string
	many := 0
	for _, c := range law.Countries() {
		if c.USTerritory || len(b.Goods.Items) == 0 || c.Code == b.Goods.Items[0].Origin {
			continue
		}
		if !with(func(s *calc.Shipment) {
			for i := range s.Items {
				s.Items[i].Origin = c.Code
			}
		}) {
			continue
		}
		many++
		if c.Code == b.Goods.From {
			found = append([]string{c.Name}, found...)
		} else {
			found = append(found, c.Name)
		}
	}
	if many == 0 {
		return
	}
	names := found[0]
	for _, name := range found[1:min(len(found), 3)] {
		names += ", " + name
	}
	if many > 3 {
		names += " …"
	}
	cause("other-origin", "It is the duty on these goods if they were made in another country: "+names+".", "Which country of origin was declared?")
}

// value is what the goods are worth for duty, by the lines of the answer.
func (j *Judgment) value(b *Bill) decimal.Decimal {
	sum := decimal.Zero
	for _, it := range b.Goods.Items {
		if it.Currency != "USD" {
			return decimal.Zero
		}
		sum = sum.Add(it.CustomsValue.Mul(it.Quantity))
	}
	return sum
}

// dispute says how, and by when.
func (j *Judgment) dispute(b *Bill) {
	if j.Verdict != "differs" {
		return
	}
	j.Dispute = append(j.Dispute, "Ask the carrier for the entry it filed: the tariff number, origin and value of each line, and the receipt of what it paid to customs. Its own terms say until when it takes objections to a bill.")
	if b.Goods.Mode == "post" || j.Answer.Entry == nil {
		return
	}
	for _, l := range law.All().Refunds.Types {
		if l.InForce(b.Goods.Date) && l.For(j.Answer.Entry.Type) {
			j.protest(b.Goods.Date.AddDays(l.Days))
			return
		}
	}
}

// protest takes the words and the days of a protest from its row.
func (j *Judgment) protest(liquidated law.Date) {
	for _, w := range law.All().Refunds.Ways {
		if days, err := strconv.Atoi(w.Days); w.Way == "protest" && w.State == "open" && err == nil {
			j.LastDay = liquidated.AddDays(days)
			j.Dispute = append(j.Dispute, w.Text)
		}
	}
}
