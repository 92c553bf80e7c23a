package orders

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/changes"
	"section321/calc/check"
	"section321/calc/law"
	"section321/calc/say"
)

// A ChangedQuestion asks what the law alters for the orders of a file after From, and to To.
type ChangedQuestion struct {
	From, To law.Date
	Months   decimal.NullDecimal // how many months of orders the file has; where it is not said, its days tell
}

// mostChangedDays is on how many days the law is looked at for a file, and fewestDays how many
// days of orders a file has that tells by itself how many come a month.
const (
	mostChangedDays = 400
	fewestDays      = 28
)

// A ChangedFile is what the law alters for the orders of a file, as if all of them arrived on the first
// day, on each day on which it becomes another, and on the last. Sums are those of the orders of which
// it is known on all these days, so that the steps come to the whole. Fees that are known at first, and
// not any more on a later day, such as those of a year that is not announced, go on in them as they were.
type ChangedFile struct {
	From, To      law.Date
	First, Last   law.Date // days of the orders in the file
	Months        decimal.NullDecimal
	Orders        int // in the sums
	Lacking       int // not in them
	LackingRetail calc.Cents
	Lacks         []ReasonCount // and why, of as many as say it
	FeesGoOn      []ReasonCount // of how many orders in the sums fees are taken to go on as they were, and why
	FeesFrom      law.Date      // since when, "" where they are known
	Before, After calc.Cents
	Monthly       decimal.NullDecimal // dollars a month more, or less; nothing where the months are not known
	Days          []ChangedDay
	Law           calc.LawStamp
	Sources       []*law.Source
}

// A ChangedDay is a day from which on the orders owe something else.
type ChangedDay struct {
	Date          law.Date
	Before, After calc.Cents
	Monthly       decimal.NullDecimal
	Goods         []ChangedGoods // those of which the duty changes most, first
	Fees          *ChangedGoods  // fees of whole orders, nil where they stay
}

// ChangedGoods are goods of one number and origin in the orders, and what is owed on them.
type ChangedGoods struct {
	HTS, Origin, Claim string
	Facts              []string
	Products           int
	Names              []string // a few of them
	Rows               int
	Retail             calc.Cents
	Before, After      calc.Cents
	Monthly            decimal.NullDecimal
	Lines              []changes.Moved // of an order that changes most

	class int
}

// owing is what the orders of a file owe on one day: duty by class of goods, and fees.
type owing struct {
	duty  []calc.Cents
	fees  calc.Cents
	total calc.Cents
}

// Changed tells what the law alters for the orders from one day to another.
func (a *Answers) Changed(q ChangedQuestion, tariff *calc.Tariff, spread Spread) (*ChangedFile, error) {
	var items []calc.Item
	for _, c := range a.classes.classes {
		if c.products > 0 {
			items = append(items, c.item)
		}
	}
	days := append([]law.Date{q.From}, tariff.Days(q.From, q.To, items...)...)
	if len(days) > mostChangedDays {
		return nil, calc.Problems{{Code: "too-many-days", Subject: calc.About(calc.FieldTo), Message: say.It("changes-file-days", say.Count("given", len(days)), say.Count("most", mostChangedDays))}}
	}
	n := a.Table.shipments.n
	c := &changing{Answers: a, tariff: tariff, lacks: make([]bool, n), fees: make([]calc.Cents, n), goOn: make([]bool, n), documents: map[string]*law.Source{}, spread: spread}
	// An order that is not known on one of the days is in none of the sums: where one turns up late,
	// what was summed before is summed again without it.
	for again := false; ; again = true {
		known, err := c.work(days)
		if err != nil {
			return nil, err
		}
		if known || again {
			return c.finish(q), nil
		}
	}
}

// changing works a file through day by day.
type changing struct {
	*Answers
	tariff    *calc.Tariff
	spread    Spread
	lacks     []bool       // of each shipment: its total is not known on some day
	fees      []calc.Cents // of each shipment, the last that are known
	goOn      []bool       // of each shipment: its fees are not known on some later day
	reasons   []ReasonCount
	file      ChangedFile
	documents map[string]*law.Source
}

// work holds each day against the one before. It is false where an order was summed on one day
// that is not known on a later one.
func (c *changing) work(days []law.Date) (known bool, err error) {
	c.file = ChangedFile{}
	clear(c.documents)
	clear(c.goOn)
	known = true
	var was *Answers
	var owed owing
	for i, day := range days {
		assumed := c.Assumptions
		assumed.AsOf = day
		is, err := c.Table.Answer(c.tariff, assumed, c.spread)
		if err != nil {
			return false, err
		}
		if late := c.mark(is, i == 0); late && i > 0 {
			known = false
		}
		now := c.sum(is)
		if i == 0 {
			c.file.Before = now.total
		} else if err := c.hold(was, is, owed, now); err != nil {
			return false, err
		}
		c.file.After = now.total
		was, owed = is, now
	}
	return known, nil
}

// mark takes the orders out of the sums of which it is not known what they owe, and reports whether
// there were any that were in them.
func (c *changing) mark(is *Answers, first bool) (found bool) {
	for n := range uint32(is.shipments.n) {
		s := is.shipments.at(n)
		if c.lacks[n] {
			continue
		}
		open := s.duty == calc.Unknown || s.fees != calc.Unknown && !s.owed || s.fees == calc.Unknown && first
		switch {
		case open:
			c.lacks[n], found = true, true
			c.reasons = c.because(c.reasons, &is.kinds[s.kind])
		case s.fees == calc.Unknown && !c.goOn[n]:
			c.goOn[n] = true
			c.file.FeesGoOn = c.because(c.file.FeesGoOn, &is.kinds[s.kind])
			if c.file.FeesFrom == "" {
				c.file.FeesFrom = is.AsOf
			}
		}
	}
	return found
}

// because counts why an order is not known.
func (c *changing) because(all []ReasonCount, k *Kind) []ReasonCount {
	text := k.general()
	i := slices.IndexFunc(all, func(r ReasonCount) bool { return r.Text.String() == text.String() })
	if i < 0 {
		i = len(all)
		all = append(all, ReasonCount{k.Outcome, k.Rule, text, k.Cite, 0})
	}
	all[i].Orders++
	return all
}

func (c *changing) sum(is *Answers) owing {
	o := owing{duty: make([]calc.Cents, len(c.classes.classes))}
	for n := range uint32(is.shipments.n) {
		if s := is.shipments.at(n); !c.lacks[n] {
			if s.fees != calc.Unknown {
				c.fees[n] = s.fees
			}
			o.fees += c.fees[n]
			o.total += s.duty + c.fees[n]
		}
	}
	for n := range uint32(c.rows.n) {
		if row := c.rows.at(n); c.counted(row) {
			o.duty[c.classes.of[row.product]] += *is.duties.at(n)
		}
	}
	return o
}

func (c *changing) counted(r *row) bool { return r.shipment != none && !c.lacks[r.shipment] }

// hold holds one day against the one before.
func (c *changing) hold(was, is *Answers, before, after owing) error {
	day := ChangedDay{Date: is.AsOf, Before: before.total, After: after.total}
	most := make([]uint32, len(after.duty)) // of each class the row whose duty changes most
	for i := range most {
		most[i] = none
	}
	by := make([]calc.Cents, len(after.duty))
	for n := range uint32(c.rows.n) {
		row := c.rows.at(n)
		if !c.counted(row) {
			continue
		}
		class := c.classes.of[row.product]
		if d := distance(*was.duties.at(n), *is.duties.at(n)); d > by[class] {
			by[class], most[class] = d, n
		}
	}
	for class, n := range most {
		if n == none {
			continue
		}
		item := c.classes.classes[class].item
		g := ChangedGoods{class: class, HTS: item.HTS, Origin: item.Origin, Claim: item.Claim, Facts: item.Facts, Before: before.duty[class], After: after.duty[class]}
		var err error
		if g.Lines, err = c.moved(was, is, n, false); err != nil {
			return err
		}
		day.Goods = append(day.Goods, g)
	}
	slices.SortStableFunc(day.Goods, func(a, b ChangedGoods) int {
		return int(max(-1, min(1, distance(b.Before, b.After)-distance(a.Before, a.After))))
	})
	if before.fees != after.fees {
		if err := c.ofFees(&day, was, is, before.fees, after.fees); err != nil {
			return err
		}
	}
	if len(day.Goods) > 0 || day.Fees != nil {
		c.file.Days = append(c.file.Days, day)
	}
	return nil
}

// ofFees tells of the fees of whole orders, with the lines of one whose fees change.
func (c *changing) ofFees(day *ChangedDay, was, is *Answers, before, after calc.Cents) (err error) {
	f := &ChangedGoods{Before: before, After: after}
	for n := range uint32(is.shipments.n) {
		if a, b := was.shipments.at(n).fees, is.shipments.at(n).fees; !c.lacks[n] && a != b && a != calc.Unknown && b != calc.Unknown {
			if f.Lines == nil {
				if f.Lines, err = c.moved(was, is, c.Table.shipments.at(n).first, true); err != nil {
					return err
				}
			}
			f.Rows += int(c.Table.shipments.at(n).rows)
			f.Retail += c.Table.shipments.at(n).retail
		}
	}
	day.Fees = f
	return nil
}

// moved tells which lines are otherwise for the order of a row: those of fees, or those of duties on
// goods like the row's.
func (c *changing) moved(was, is *Answers, n uint32, fees bool) ([]changes.Moved, error) {
	var answers [2]*calc.Answer
	for i, a := range []*Answers{was, is} {
		s, _ := a.Shipment(n)
		if !fees { // other goods of the order have their own lines
			class := c.classes.classes[c.classes.of[c.rows.at(n).product]].item
			s.Items = slices.DeleteFunc(s.Items, func(it calc.Item) bool {
				other := it.HTS != class.HTS || it.Origin != class.Origin || it.Claim != class.Claim || !slices.Equal(it.Facts, class.Facts)
				if other {
					s.PriorToday = s.PriorToday.Add(it.RetailValue)
				}
				return other
			})
		}
		var err error
		if answers[i], err = check.Shipment(s, c.tariff); err != nil {
			return nil, err
		}
	}
	documents := map[string]*law.Source{}
	all := slices.DeleteFunc(changes.Movement(answers[0], answers[1], documents), func(m changes.Moved) bool {
		return fees != (changes.FeeLayer(m.Layer) || m.Layer == "fees")
	})
	for _, m := range all {
		for _, id := range m.Cite {
			if s := documents[id]; s != nil {
				c.documents[id] = s
			}
		}
	}
	return all, nil
}

// count counts the rows of goods in the orders that are summed, and names a few of the products.
func (c *changing) count() {
	type of struct {
		rows   int
		retail calc.Cents
		names  map[string]bool
	}
	all := make([]of, len(c.classes.classes))
	for n := range uint32(c.rows.n) {
		row := c.rows.at(n)
		if !c.counted(row) {
			continue
		}
		o := &all[c.classes.of[row.product]]
		o.rows++
		o.retail += row.retail
		if name, _, _ := c.productCells(row.product); name != "" {
			if o.names == nil {
				o.names = map[string]bool{}
			}
			o.names[name] = true
		}
	}
	for d := range c.file.Days {
		for i := range c.file.Days[d].Goods {
			g := &c.file.Days[d].Goods[i]
			o := &all[g.class]
			g.Rows, g.Retail, g.Products = o.rows, o.retail, len(o.names)
			names := slices.Sorted(maps.Keys(o.names))
			g.Names = names[:min(len(names), mostNamed)]
		}
	}
}

func (c *changing) finish(q ChangedQuestion) *ChangedFile {
	c.count()
	f := &c.file
	f.From, f.To, f.Months = q.From, q.To, q.Months
	first, last := int32(1<<31-1), int32(-1<<31)
	for n := range uint32(c.Table.shipments.n) {
		s := c.Table.shipments.at(n)
		day := c.days.at(s.day).day
		first, last = min(first, day), max(last, day)
		if c.lacks[n] {
			f.Lacking++
			f.LackingRetail += s.retail
		} else {
			f.Orders++
		}
	}
	if first <= last {
		f.First, f.Last = law.Date(writeDay(nil, first)), law.Date(writeDay(nil, last))
		if days := last - first + 1; !f.Months.Valid && days >= fewestDays {
			f.Months = decimal.NewNullDecimal(decimal.New(int64(days)*12, 0).DivRound(decimal.New(365, 0), 2))
		}
	}
	slices.SortStableFunc(c.reasons, func(a, b ReasonCount) int { return b.Orders - a.Orders })
	slices.SortStableFunc(f.FeesGoOn, func(a, b ReasonCount) int { return b.Orders - a.Orders })
	f.Lacks = c.reasons
	f.Monthly = f.monthly(f.Before, f.After)
	for i := range f.Days {
		d := &f.Days[i]
		d.Monthly = f.monthly(d.Before, d.After)
		for n := range d.Goods {
			d.Goods[n].Monthly = f.monthly(d.Goods[n].Before, d.Goods[n].After)
		}
		if d.Fees != nil {
			d.Fees.Monthly = f.monthly(d.Fees.Before, d.Fees.After)
		}
	}
	f.Law = calc.Stamp(c.tariff.At(q.To), nil)
	f.Sources = slices.SortedFunc(maps.Values(c.documents), func(a, b *law.Source) int { return strings.Compare(a.ID, b.ID) })
	return f
}

// monthly tells how many dollars a month more it is.
func (f *ChangedFile) monthly(before, after calc.Cents) (more decimal.NullDecimal) {
	if f.Months.Valid {
		more = decimal.NewNullDecimal((after - before).Dollars().DivRound(f.Months.Decimal, 2))
	}
	return more
}

func distance(a, b calc.Cents) calc.Cents { return max(a-b, b-a) }
