package refund

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
)

// BillLines are what a carrier's bill can hold: what goes to customs first, then what
// the carrier charges for itself.
var BillLines = []string{"duty", "fees", "tax", "processing", "brokerage", "disbursement", "advancement", "carrier", "carrierTax"}

// customs are the lines that an answer has an amount for: the duty and the customs fees.
var customs = []string{"duty", "fees"}

// A Bill is what a carrier asks for a shipment.
type Bill struct {
	Goods    *calc.Shipment
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
	Text       say.Message
}

// A Cause explains a difference. Question is what settles it.
type Cause struct {
	Cause          string
	Text, Question say.Message
	Amount         decimal.NullDecimal
}

// A Verdict is whether a bill agrees with what is owed.
type Verdict string

const (
	Agrees  Verdict = "agrees"
	Differs Verdict = "differs"
	Cannot  Verdict = "cannot" // be told
)

// A Judgment is a bill beside ours.
type Judgment struct {
	Verdict Verdict
	Lines   []Compared
	Causes  []Cause
	Dispute []say.Message
	LastDay law.Date // of a protest by the importer of record, "" where it is not known
	Answer  *calc.Answer
}

// MostBillItems is how many items the goods of a bill have: all of them are worked out anew
// for each country and number that could explain it.
const MostBillItems = 30

// Judge holds a bill beside the answer for its shipment. The error is calc.Cancelled where
// nobody waits for the answer any more.
func Judge(u calc.Until, b Bill, t *calc.Tariff) (*Judgment, error) {
	if items := len(b.Goods.Items); items > MostBillItems {
		return nil, calc.Problems{{Code: "too-many-items", Subject: calc.About(calc.FieldItems).In(calc.FieldShipment), Message: say.It("bill-items-too-many", say.Count("given", items), say.Count("most", MostBillItems))}}
	}
	a, err := check.Range(u, *b.Goods, t)
	if problems := (calc.Problems)(nil); errors.As(err, &problems) {
		return nil, problems.Under(calc.FieldShipment)
	}
	if err != nil {
		return nil, err
	}
	j := &Judgment{Answer: a}
	sum := decimal.Zero
	for _, name := range BillLines {
		billed, there := b.Amounts[name]
		if !there {
			continue
		}
		sum = sum.Add(billed)
		j.Lines = append(j.Lines, j.compare(name, billed, &b))
	}
	switch {
	case b.Total.Valid && len(j.Lines) == 0:
		j.onlyTotal(b.Total.Decimal)
	case b.Total.Valid && !b.Total.Decimal.Equal(sum):
		j.Causes = append(j.Causes, Cause{Cause: "sums-wrong", Amount: decimal.NewNullDecimal(b.Total.Decimal.Sub(sum)),
			Text: say.It("bill-sums-wrong"), Question: say.It("bill-sums-wrong-ask")})
	}
	j.charges(&b)
	if duty, there := b.Amounts["duty"]; there {
		if err := j.explain(u, duty, &b, t); err != nil {
			return nil, err
		}
	}
	if a.Refund != nil && a.Refund.Void.Valid && a.Refund.Void.Decimal.IsPositive() {
		j.Causes = append(j.Causes, Cause{Cause: "void-duty", Amount: a.Refund.Void, Text: say.It("bill-void-duty"), Question: say.It("bill-void-duty-ask")})
	}
	j.Verdict = j.verdict()
	j.dispute(&b)
	return j, nil
}

// onlyTotal puts a bill that has no lines beside what is owed to customs: what it has more is for
// the carrier, or not owed, which only its lines can tell.
func (j *Judgment) onlyTotal(billed decimal.Decimal) {
	c := Compared{Line: "total", Billed: billed, Ours: j.Answer.Total}
	if !c.Ours.Valid {
		c.Text = j.perhaps(billed)
		j.Lines = append(j.Lines, c)
		return
	}
	owed := c.Ours.Decimal
	rest := billed.Sub(owed)
	c.Difference = decimal.NewNullDecimal(rest)
	j.Lines = append(j.Lines, c)
	switch {
	case rest.IsPositive():
		j.cause("only-total", "bill-only-total", rest, say.Money("owed", owed), say.Money("rest", rest))
	case rest.IsNegative():
		j.cause("less-than-owed", "bill-less-than-owed", rest, say.Money("owed", owed))
	}
}

// perhaps says what is owed of a bill where that has no single amount.
func (j *Judgment) perhaps(billed decimal.Decimal) say.Message {
	could := j.Answer.CouldBe
	if could == nil || could.Least == calc.Unknown || could.Least == 0 && could.Most == calc.Unknown {
		return say.It("bill-cannot")
	}
	least := say.Money("least", could.Least.Dollars())
	if below := could.Least.Dollars().Sub(billed); below.IsPositive() {
		return say.It("bill-below-least", least, say.Money("below", below))
	}
	if could.Most == calc.Unknown {
		return say.It("bill-least", least)
	}
	most := say.Money("most", could.Most.Dollars())
	if above := billed.Sub(could.Most.Dollars()); above.IsPositive() {
		return say.It("bill-above-most", least, most, say.Money("above", above))
	}
	return say.It("bill-within", least, most)
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
		c.Text = say.It("bill-tax")
		if j.Answer.Total.Valid { // it would not be where the goods bear a federal tax
			c.Ours = decimal.NewNullDecimal(decimal.Zero)
		}
	default:
		c.Text = say.It("bill-carrier")
		if expected, given := b.Expected[name]; given {
			c.Ours = decimal.NewNullDecimal(expected)
		}
	}
	if c.Ours.Valid {
		c.Difference = decimal.NewNullDecimal(billed.Sub(c.Ours.Decimal))
		return c
	}
	if slices.Contains(customs, name) {
		c.Text = say.It("bill-cannot")
	}
	return c
}

func (c *Compared) differs() bool { return c.Difference.Valid && !c.Difference.Decimal.IsZero() }

// verdict says whether the bill agrees: where no line can be held beside ours, or one that goes
// to customs cannot, that is not known. A duty that another method of the post explains is none
// that differs, and a total that is not the sum of its lines is.
func (j *Judgment) verdict() Verdict {
	caused := func(name string) bool {
		return slices.ContainsFunc(j.Causes, func(c Cause) bool { return c.Cause == name })
	}
	if caused("only-total") {
		return Cannot
	}
	compared, unknown := false, false
	for _, l := range j.Lines {
		if l.Line == "duty" && caused("postal-method") {
			compared = true
			continue
		}
		compared = compared || l.Ours.Valid
		unknown = unknown || !l.Ours.Valid && slices.Contains(customs, l.Line)
		if l.differs() {
			return Differs
		}
	}
	switch {
	case caused("sums-wrong"):
		return Differs
	case unknown || !compared:
		return Cannot
	}
	return Agrees
}

// cause adds what explains an amount, by the id of its text, with what settles it.
func (j *Judgment) cause(name, id string, amount decimal.Decimal, values ...*say.Value) {
	j.Causes = append(j.Causes, Cause{name, say.It(id, values...), say.It("bill-" + name + "-ask"), decimal.NewNullDecimal(amount)})
}

// explain looks for what would make our duty the bill's.
func (j *Judgment) explain(u calc.Until, billed decimal.Decimal, b *Bill, t *calc.Tariff) (err error) {
	a, before := j.Answer, len(j.Causes)
	cause := func(name string, values ...*say.Value) {
		j.cause(name, "bill-"+name, billed, values...)
	}
	for _, m := range a.Alternatives {
		if m.Duty.Equal(billed) {
			cause("postal-method", say.Text("method", m.Method))
		}
	}
	if !a.Duty.Valid || billed.Equal(a.Duty.Decimal) {
		return nil
	}
	if a.Total.Valid && a.Total.Decimal.Equal(billed) && a.Fees.Decimal.IsPositive() {
		cause("fees-inside")
	}
	with := func(change func(*calc.Shipment)) bool {
		if err != nil {
			return false
		}
		s := *b.Goods
		s.Items = slices.Clone(s.Items)
		change(&s)
		other, stopped := check.Duty(u, s, t)
		if stopped != nil {
			err = stopped
		}
		return other.Valid && other.Decimal.Equal(billed)
	}
	if limit := a.Exemption.Limit; a.Outcome == calc.Exempt && limit.Valid && with(func(s *calc.Shipment) { s.PriorToday = limit.Decimal }) {
		cause("not-exempted", say.Money("limit", limit.Decimal))
	}
	if a.Refund != nil && a.Refund.Owed.Valid && a.Refund.Owed.Decimal.Equal(billed) {
		cause("without-void")
	}
	if with(func(s *calc.Shipment) {
		for i := range s.Items {
			s.Items[i].CustomsValue = s.Items[i].RetailValue
		}
	}) {
		cause("retail-value")
	}
	for _, v := range law.All().Voids {
		if v.Kind == "refunded" && b.Goods.Date > v.To && with(func(s *calc.Shipment) { s.Date = v.To }) {
			cause("void-still-charged", say.Text("day", string(v.To)))
		}
	}
	j.origins(billed, b, with)
	j.numbers(billed, b, t, with)
	if sum := j.value(b); len(j.Causes) == before && sum.IsPositive() {
		cause("rate", say.Number("rate", billed.Shift(2).DivRound(sum, 2)))
	}
	return err
}

// origins looks for another country of origin that gives the duty, the likeliest first.
func (j *Judgment) origins(billed decimal.Decimal, b *Bill, with func(func(*calc.Shipment)) bool) {
	var found []law.Country
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
		if c.Code == b.Goods.From {
			found = slices.Insert(found, 0, c)
		} else {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return
	}
	id, codes, names := "bill-other-origin", []string{}, []string{}
	if len(found) > 3 {
		id, found = id+"-many", found[:3]
	}
	for _, c := range found {
		codes, names = append(codes, c.Code), append(names, c.Name)
	}
	j.cause("other-origin", id, billed, say.Countries("countries", codes, names))
}

// numbers looks for another tariff number of the goods' heading that gives the duty: those
// of one line of eight digits bear the same in most cases, and stand as that line.
func (j *Judgment) numbers(billed decimal.Decimal, b *Bill, t *calc.Tariff, with func(func(*calc.Shipment)) bool) {
	if len(b.Goods.Items) != 1 || len(b.Goods.Items[0].HTS) < 8 || t == nil || t.Schedule == nil {
		return
	}
	own := b.Goods.Items[0].HTS
	var found []string
	t.Schedule.Numbers(string(b.Goods.Date), own[:4], func(n tariff.Numbered) {
		line := n.Number[:8]
		if line == own[:8] {
			line = n.Number
		}
		if n.Number != own && len(found) <= mostNumbers && !slices.Contains(found, tariff.Dotted(line)) && with(func(s *calc.Shipment) { s.Items[0].HTS = n.Number }) {
			found = append(found, tariff.Dotted(line))
		}
	})
	if len(found) == 0 {
		return
	}
	id := "bill-other-number"
	if len(found) > mostNumbers {
		id, found = id+"-many", found[:mostNumbers]
	}
	j.cause("other-number", id, billed, say.Words("numbers", found))
}

// mostNumbers is how many other numbers are named.
const mostNumbers = 3

// charges says what the carrier's own charges come to of what they are on.
func (j *Judgment) charges(b *Bill) {
	hundred := decimal.NewFromInt(100)
	share := func(name, id string, of decimal.Decimal) {
		if amount := b.Amounts[name]; amount.IsPositive() && of.IsPositive() {
			j.cause(id, "bill-"+id, amount, say.Number("rate", amount.Mul(hundred).DivRound(of, 2)))
		}
	}
	advanced := b.Amounts["duty"].Add(b.Amounts["fees"]).Add(b.Amounts["tax"])
	share("disbursement", "advance-share", advanced)
	share("advancement", "advance-share", advanced)
	own := decimal.Zero
	for _, name := range [...]string{"processing", "brokerage", "disbursement", "advancement", "carrier"} {
		own = own.Add(b.Amounts[name])
	}
	share("carrierTax", "tax-share", own)
	_, fees := b.Amounts["fees"]
	if processing, there := b.Amounts["processing"]; there && !fees && j.Answer.Fees.Valid && processing.IsPositive() && processing.Equal(j.Answer.Fees.Decimal) {
		j.cause("processing-is-fee", "bill-processing-is-fee", processing)
	}
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
	if j.Verdict != Differs {
		return
	}
	j.Dispute = append(j.Dispute, say.It("bill-dispute"))
	// What the carrier charges for itself is nothing that customs was paid.
	paid := slices.ContainsFunc(j.Lines, func(l Compared) bool { return slices.Contains(customs, l.Line) && l.differs() })
	if !paid || b.Goods.Mode == "post" || j.Answer.Entry == nil {
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
		if w.Way == "protest" && w.State == "open" && w.Days >= 0 {
			j.LastDay = liquidated.AddDays(w.Days)
			j.Dispute = append(j.Dispute, w.Text)
		}
	}
}
