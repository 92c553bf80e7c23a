package orders

import (
	"cmp"
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A Report is what was read of a file.
type Report struct {
	Rows, Lines    int
	Bytes          int64
	Statuses       []StatusCount // those that occur
	People         int
	PersonDays     int
	Orders         int
	Products       int
	Identities     []IdentityCount
	From, To       law.Date // first and last day of the counted rows, as the file says
	Retail         calc.Cents
	Currencies     []Count // of the counted rows
	Countries      []Count // of all rows
	WithoutProduct []Count // product numbers, the most frequent first
	Rejected       int
	FirstRejected  []Rejection
	Warnings       []say.Message
	Remarks        []Remark
}

// A StatusCount is how many rows have a status.
type StatusCount struct {
	Status RowStatus
	Rows   int
	Worth  calc.Cents // what the rows say, where they do not count
}

// An IdentityCount is how many people were told apart in a way.
type IdentityCount struct {
	By           string
	People, Rows int
}

// Text names the way.
func (i *IdentityCount) Text() say.Message { return say.It("identity-" + i.By) }

// A Count is how many rows have something.
type Count struct {
	Of   string
	Rows int
}

// A Rejection is a row that could not be read, and why.
type Rejection struct {
	Line   int
	Column string
	Reason say.Message
}

// mostListed is how many of something a report lists.
const mostListed = 100

// Report returns what was read, with the products that a table of products, which
// may be nil, says nothing about.
func (r *Reader) Report(products Products) Report {
	t := r.Table
	report := Report{Rows: t.rows.n, Lines: r.Lines(), Bytes: t.bytes, People: t.buyers(), PersonDays: t.days.n, Orders: t.shipments.n,
		Currencies: r.currencies(), Warnings: t.warnings, Rejected: len(t.rejected)}
	for s := range statusCount {
		if t.counts[s] > 0 {
			report.Statuses = append(report.Statuses, StatusCount{s, t.counts[s], t.worths[s]})
		}
	}
	for i, k := range t.byKind {
		if k.people > 0 {
			report.Identities = append(report.Identities, IdentityCount{Identities[i], k.people, k.rows})
		}
	}
	first, last := int32(1<<30), int32(-1<<30)
	for n := range uint32(t.days.n) {
		d := t.days.at(n)
		first, last = min(first, d.day), max(last, d.day)
		report.Retail += d.retail
	}
	if t.days.n > 0 {
		report.From, report.To = law.Date(writeDay(nil, first)), law.Date(writeDay(nil, last))
	}
	for i, code := range t.countries {
		report.Countries = append(report.Countries, Count{code, t.byCountry[i]})
	}
	mostFirst(report.Countries)
	for n, rows := range t.byProduct {
		sku, _, _ := t.productCells(uint32(n))
		if sku == "" || rows == 0 {
			continue
		}
		report.Products++
		if _, known := products[sku]; !known {
			report.WithoutProduct = append(report.WithoutProduct, Count{sku, rows})
		}
	}
	report.Remarks = r.remarks()
	mostFirst(report.WithoutProduct)
	report.WithoutProduct = report.WithoutProduct[:min(len(report.WithoutProduct), mostListed)]
	for _, rejected := range t.rejected[:min(len(t.rejected), mostListed)] {
		report.FirstRejected = append(report.FirstRejected, t.rejection(rejected))
	}
	return report
}

// buyers returns the number of people with counted rows.
func (t *Table) buyers() (n int) {
	for _, k := range t.byKind {
		n += k.people
	}
	return n
}

func mostFirst(counts []Count) {
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Or(b.Rows-a.Rows, strings.Compare(a.Of, b.Of)) })
}

func (r *Reader) currencies() (counts []Count) {
	rows := map[string]int{}
	for _, c := range r.moneyOf {
		if c.rows > 0 {
			rows[c.code] += c.rows
		}
	}
	for _, code := range sorted(rows) {
		counts = append(counts, Count{code, rows[code]})
	}
	mostFirst(counts)
	return counts
}

func (t *Table) rejection(r rejected) Rejection {
	parts := strings.SplitN(t.reasons.text(r.reason), "\t", 5)
	reason := say.It(parts[1])
	if parts[2] != "" {
		reason = say.It(parts[1], say.Text("named", parts[2]), say.Text("currency", parts[3]))
	}
	if parts[4] != "" {
		reason = say.It("refused-cell", say.Say("reason", reason), say.Text("cell", parts[4]))
	}
	return Rejection{int(t.rows.at(r.row).line), parts[0], reason}
}

// reasonOf returns why a row was rejected.
func (t *Table) reasonOf(row uint32) Rejection {
	i, ok := slices.BinarySearchFunc(t.rejected, row, func(r rejected, row uint32) int { return cmp.Compare(r.row, row) })
	if !ok {
		return Rejection{}
	}
	return t.rejection(t.rejected[i])
}
