package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/day"
	"section321/calc/money"
	"section321/calc/tariff"
	"section321/calc/wire"
	"section321/calc/wire/native"
)

// changesOrders tells what changes for files of orders: which rise or fall by how many dollars a month.
type changesOrders struct {
	flags               *flag.FlagSet
	orders              *bool
	shippedFrom, months *string
	products, sheet     *string
	claim, facts        *string
	own                 []string // the flags that are for files of orders alone
	reading             func(guess []byte, errs io.Writer) ([]byte, error)
	fixed               func() []byte
}

// changesOrdersFlags defines the flags about files of orders.
func changesOrdersFlags(flags *flag.FlagSet) *changesOrders {
	before := map[string]bool{}
	flags.VisitAll(func(f *flag.Flag) { before[f.Name] = true })
	c := &changesOrders{flags: flags,
		orders:      flags.Bool("orders", false, "the `FILES` are files of orders, such as a shop exports: says by how many dollars a month each rises or falls"),
		shippedFrom: flags.String("shipped-from", "", "with -orders: country that the goods are shipped from, two letters (where they are made, by -origin)"),
		months:      flags.String("months", "", "with -orders: how many months of orders a file has (from the first to the last of their days)"),
		products:    flags.String("products", "", "with -orders: product table, a CSV file as orders takes it"),
		sheet:       flags.String("sheet", "", "with -orders: sheet of a workbook (.xlsx) that has the orders"),
		claim:       flags.String("claim", "", "with -orders: special program claimed, such as S for USMCA"),
		facts:       flags.String("facts", "", "with -orders: "+factsUse),
		reading:     readingFlags(flags),
		fixed:       fixedFlags(flags),
	}
	flags.VisitAll(func(f *flag.Flag) {
		if !before[f.Name] && f.Name != "orders" {
			c.own = append(c.own, f.Name)
		}
	})
	return c
}

func (c *changesOrders) asked() bool { return *c.orders }

// names are the flags that may stand beside -orders.
func (c *changesOrders) names() []string {
	return append([]string{"orders", "from", "to", "hts", "origin", "mode", "json"}, c.own...)
}

// only lists the given flags that mean nothing without -orders.
func (c *changesOrders) only(flags *flag.FlagSet) (all []string) {
	flags.Visit(func(f *flag.Flag) {
		if slices.Contains(c.own, f.Name) {
			all = append(all, "-"+f.Name)
		}
	})
	return all
}

// assumed are what the files do not say, as a request.
func (c *changesOrders) assumed() []byte {
	value := func(name string) string { return c.flags.Lookup(name).Value.String() }
	request := map[string]any{"mode": value("mode")}
	for field, text := range map[string]string{"from": strings.ToUpper(*c.shippedFrom), "origin": strings.ToUpper(value("origin")), "hts": value("hts"), "claim": *c.claim} {
		if text != "" {
			request[field] = text
		}
	}
	if request["from"] == nil && request["origin"] != nil {
		request["from"] = request["origin"]
	}
	if facts := listed(*c.facts); facts != nil {
		request["facts"] = facts
	}
	body, _ := json.Marshal(request) // of texts
	return body
}

// A changedFile is what is told of a file of orders.
type changedFile struct {
	name                string
	err                 error
	guess, report, said []byte
	First, Last         string
	Months              *string
	Orders, Lacking     int
	LackingRetail       string
	Lacks, FeesGoOn     []struct {
		Text   string
		Orders int
	}
	FeesFrom      string
	Before, After string
	Monthly       *string
	Days          []struct {
		Date, Before, After string
		Monthly             *string
		Goods               []changedGoods
		Fees                *changedGoods
	}
	Law     lawStamp
	Sources map[string]source
}

type changedGoods struct {
	HTS, Origin, Claim string
	Facts, Names       []string
	Products, Rows     int
	Before, After      string
	Monthly            *string
	Lines              []movedLine
}

func (g *changedGoods) String() string {
	name := tariff.Dotted(g.HTS)
	if name == "" {
		name = "goods without a tariff number"
	}
	name += " of " + g.Origin
	for _, more := range append(slices.Clone(g.Facts), g.Claim) {
		if more != "" {
			name += ", " + more
		}
	}
	if len(g.Names) == 0 {
		return name
	}
	products := strings.Join(g.Names, ", ")
	if more := g.Products - len(g.Names); more > 0 {
		products += fmt.Sprintf(" and %d more", more)
	}
	return name + " (" + products + ")"
}

// tell works the files through, one after the other. One that cannot be read stops none of the others.
func (c *changesOrders) tell(names []string, from, to day.Date, asJSON bool, out, errs io.Writer) error {
	if len(names) == 0 {
		return fmt.Errorf("changes -orders takes files of orders, such as: section321 changes -orders -mode express -origin CN -hts 6109.10.00.12 orders.csv")
	}
	var files []*changedFile
	for _, name := range names {
		told := errs
		if len(names) > 1 {
			told = &behind{name: name, out: errs}
		}
		f, err := c.work(name, from, to, told)
		if err != nil && len(names) == 1 {
			return err
		}
		if f == nil {
			f = &changedFile{}
		}
		f.name, f.err = name, err
		files = append(files, f)
	}
	failure := error(nil)
	for _, f := range files {
		if f.err != nil {
			failure = errFailed
		}
	}
	if asJSON {
		for _, f := range files {
			if f.err == nil {
				body, err := json.Marshal(map[string]any{"file": f.name, "report": json.RawMessage(f.report), "changes": json.RawMessage(f.said)})
				if err != nil {
					return err
				}
				fmt.Fprintf(out, "%s\n", body)
			}
		}
		return failure
	}
	p := newPrinter(out)
	p.say("", fmt.Sprintf("What changes for the orders after %s, to %s, as if all of them arrived on each day on which the law becomes another.", from, to))
	if len(files) > 1 {
		p.atAGlance(files)
	}
	for _, f := range files {
		if f.err != nil {
			continue
		}
		if err := p.changedFile(f); err != nil {
			return err
		}
	}
	if p.err != nil {
		return p.err
	}
	return failure
}

// behind writes a file's name before what is said of it.
type behind struct {
	name string
	out  io.Writer
	said bool
}

func (b *behind) Write(text []byte) (int, error) {
	if !b.said {
		b.said = true
		fmt.Fprintf(b.out, "%s:\n", b.name)
	}
	return b.out.Write(text)
}

// work reads a file and asks what changes.
func (c *changesOrders) work(name string, from, to day.Date, errs io.Writer) (*changedFile, error) {
	f := &orderFile{name: name, fixed: c.fixed(), checker: wire.NewOrders(native.Calculator()), errs: errs, names: maps.Clone(orderFlagNames)}
	f.names["from"] = "-shipped-from"
	f.checker.Spread = allCores
	guess, err := f.workbook(*c.sheet)
	if f.archive != nil {
		defer f.archive.Close()
	}
	if err != nil {
		fmt.Fprintln(errs, err)
		return nil, errFailed
	}
	report, err := f.read(guess, c.reading, *c.products)
	if err != nil {
		return nil, err
	}
	if _, err := f.ask("orders-answer", c.assumed()); err != nil {
		return nil, err
	}
	f.names = flagNames{"from": "-from", "to": "-to", "months": "-months"}
	request := map[string]any{"from": from, "to": to}
	if *c.months != "" {
		request["months"] = *c.months
	}
	body, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	said, err := f.ask("orders-changes", body)
	if err != nil {
		return nil, err
	}
	told := &changedFile{guess: guess, report: report, said: said}
	if err := json.Unmarshal(said, told); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	return told, nil
}

// atAGlance tells of each file in one line, the one that changes most first, and of what is not known
// before what does not change: these are to be called, too.
func (p *printer) atAGlance(files []*changedFile) {
	rank := func(f *changedFile) (group int, amount decimal.Decimal) {
		switch {
		case f.err != nil:
			return 1, amount
		case len(f.Days) == 0 && f.Lacking == 0:
			return 3, amount
		case len(f.Days) == 0:
			return 2, amount
		}
		after, _ := decimal.NewFromString(f.After)
		before, _ := decimal.NewFromString(f.Before)
		if amount = after.Sub(before); f.Monthly != nil {
			amount, _ = decimal.NewFromString(*f.Monthly)
		}
		return 0, amount.Abs()
	}
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b *changedFile) int {
		x, m := rank(a)
		y, n := rank(b)
		if x != y {
			return x - y
		}
		return n.Cmp(m)
	})
	p.heading("At a glance")
	for _, f := range sorted {
		p.pair(f.name, f.glance())
	}
}

// glance says of a file what matters most.
func (f *changedFile) glance() (text string) {
	switch {
	case f.err != nil:
		return "could not be read, see above"
	case f.Orders == 0 && f.Lacking == 0:
		return "no order in it counts"
	case len(f.Days) == 0 && f.Orders > 0:
		text = "nothing changes"
	case len(f.Days) == 0:
		return "not known of any of its orders"
	case f.Monthly != nil:
		text = more(*f.Monthly) + " a month, from " + f.Days[0].Date
	default:
		text = dollars(f.Before) + " → " + dollars(f.After) + ", from " + f.Days[0].Date
	}
	if f.Lacking > 0 {
		text += fmt.Sprintf("; %s not known", many(f.Lacking, "order", "orders"))
	}
	return text
}

func (p *printer) changedFile(f *changedFile) error {
	var read struct {
		readOf
		Rejected struct {
			Rows  int
			First []struct {
				Line           int
				Column, Reason string
			}
		}
	}
	if err := json.Unmarshal(f.report, &read); err != nil {
		return fmt.Errorf("reading the report: %w", err)
	}
	p.println("")
	p.heading(f.name)
	switch {
	case f.Orders+f.Lacking == 0:
		p.say("", "No order in this file counts.")
	case f.Months != nil:
		p.say("", fmt.Sprintf("%s from %s to %s, taken for %s months of orders.", many(f.Orders+f.Lacking, "order", "orders"), f.First, f.Last, *f.Months))
	default:
		p.say("", fmt.Sprintf("%s from %s to %s. That is less than four weeks, so what they make a month is not known: write -months with how many months of orders they are.",
			many(f.Orders+f.Lacking, "order", "orders"), f.First, f.Last))
	}
	monthly := func(m *string) string {
		if m == nil {
			return ""
		}
		return ", " + more(*m) + " a month"
	}
	for _, d := range f.Days {
		p.println("")
		p.say("", fmt.Sprintf("%s  all orders: %s → %s%s", d.Date, dollars(d.Before), dollars(d.After), monthly(d.Monthly)))
		tell := func(what string, g *changedGoods) {
			p.say("  ", fmt.Sprintf("%s: %s → %s%s", what, dollars(g.Before), dollars(g.After), monthly(g.Monthly)))
			for i := range g.Lines {
				p.say("    ", g.Lines[i].String())
				for _, id := range g.Lines[i].Cite {
					p.println("      " + f.Sources[id].Title + ", " + f.Sources[id].URL)
				}
			}
		}
		for i := range d.Goods {
			g := &d.Goods[i]
			tell(g.String()+", duty on "+many(g.Rows, "line", "lines"), g)
		}
		if d.Fees != nil {
			tell("Customs fees", d.Fees)
		}
	}
	p.println("")
	if f.Orders > 0 {
		switch {
		case len(f.Days) == 0:
			p.say("", "Nothing changes for "+many(f.Orders, "order", "orders")+", as far as the law is known.")
		default:
			p.say("", fmt.Sprintf("Together, from the first day to the last: %s → %s%s, for %s.", dollars(f.Before), dollars(f.After), monthly(f.Monthly), many(f.Orders, "order", "orders")))
		}
	}
	if f.Lacking > 0 {
		p.say("", fmt.Sprintf("Not in the sums: %s, %s of goods, of which what is owed is not known on some day.", many(f.Lacking, "order", "orders"), dollars(f.LackingRetail)))
		for _, l := range f.Lacks {
			p.say("? ", many(l.Orders, "order", "orders")+": "+l.Text)
		}
	}
	for _, l := range f.FeesGoOn {
		p.say("? ", fmt.Sprintf("From %s the customs fees of %s are not known and go on in the sums as they were: %s", f.FeesFrom, many(l.Orders, "order", "orders"), l.Text))
	}
	if err := printReading(p, f.guess, &read.readOf, "The days of the file do not matter here: each order is looked at as if it arrived on the day of the change."); err != nil {
		return err
	}
	if read.Rejected.Rows > 0 {
		p.say("! ", money.Grouped(strconv.Itoa(read.Rejected.Rows))+" lines could not be read:")
	}
	for _, r := range read.Rejected.First[:min(len(read.Rejected.First), 10)] {
		p.say("! ", fmt.Sprintf("line %d, %s: %s", r.Line, r.Column, r.Reason))
	}
	p.stamp(&f.Law)
	return p.err
}
