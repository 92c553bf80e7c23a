package articles

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/rows"
	"section321/calc/say"
)

// What no table of rates can say, whatever its form. It stands in the file itself.
func cannot(of calc.LawStamp) (texts []string) {
	for _, note := range []string{"products-note-quantity", "products-note-fees", "products-note-value", "products-note-programs"} {
		texts = append(texts, say.It(note).String())
	}
	return append(texts, say.It("products-note-law", say.Text("edition", of.Edition), say.Text("day", string(of.VerifiedThrough))).String())
}

// woocommerce are the columns that Customs Fees for WooCommerce imports its rules from
// (github.com/woocommerce/customs-fees-for-woocommerce, includes/admin/class-cfwc-ajax.php,
// import_rules). A row without a country of destination is not imported: so the file can say
// what it cannot do.
var woocommerce = []string{"Country", "Type", "Rate", "Amount", "Minimum", "Maximum", "Label", "Taxable", "Tax Class", "Rule ID",
	"From Country", "To Country", "Match Type", "HS Code", "Priority", "Stacking Mode", "Valuation Method", "Depends On"}

// WooCommerce writes rules for the extension: one for each tariff number and origin. The
// number with the most digits comes first and alone, as the extension takes a number for
// all that begin with it.
func WooCommerce(out io.Writer, of calc.LawStamp, products []Product, answers []Answer) error {
	type rule struct {
		number, origin, percent, day string
		skus                         []string
	}
	var rules []*rule
	by := map[string]*rule{}
	var left []string
	for i := range answers {
		a := &answers[i]
		p := &products[a.Product]
		why := a.NoPercent.String()
		number := digits(p.Number())
		switch {
		case a.Problems != nil:
			why = a.problem()
		case why == "" && number == "":
			why = "it has no tariff number"
		}
		if why != "" {
			left = append(left, fmt.Sprintf("Not in these rules: %s of %s: %s", p.SKU(), a.Origin, why))
			continue
		}
		key := number + a.Origin
		if by[key] == nil {
			by[key] = &rule{number: number, origin: a.Origin, percent: a.Percent.Decimal.String(), day: string(a.Day)}
			rules = append(rules, by[key])
		}
		r := by[key]
		r.skus = append(r.skus, p.SKU())
		if r.percent != a.Percent.Decimal.String() {
			r.percent = ""
		}
	}
	w := csv.NewWriter(out)
	write := func(cells []string) {
		for i := range cells { // the extension reads a rule from one line
			cells[i] = strings.Join(strings.FieldsFunc(cells[i], func(r rune) bool { return r < ' ' }), " ")
		}
		w.Write(rows.Safe(cells))
	}
	write(slices.Clone(woocommerce))
	for _, r := range rules {
		if r.percent == "" {
			left = append(left, fmt.Sprintf("Not in these rules: %s of %s: the same number and origin have different rates, by what else is known of them", strings.Join(r.skus, ", "), r.origin))
			continue
		}
		dotted := dotted(r.number)
		write([]string{"US", "percentage", r.percent, "0", "0", "0", "US customs duty, " + r.day, "no", "", "section321-" + r.number + "-" + strings.ToLower(r.origin),
			r.origin, "US", "hs_code", dotted + "," + r.number, fmt.Sprint(len(r.number)), "exclusive", "fob", ""})
	}
	for _, text := range append(cannot(of), left...) {
		row := make([]string, len(woocommerce))
		row[6] = text
		write(row)
	}
	w.Flush()
	return w.Error()
}

// Prices writes a table of product by origin by day, for shops that have a rate for each. What
// the table cannot say stands in its last column, and behind it.
func Prices(out io.Writer, of calc.LawStamp, products []Product, answers []Answer) error {
	w := csv.NewWriter(out)
	w.Write([]string{"sku", "hts", "origin", "mode", "date", "percent", "duty", "fees", "total", "least", "most", "note"})
	for i := range answers {
		a := &answers[i]
		p := &products[a.Product]
		note, percent := a.NoPercent.String(), ""
		if a.Percent.Valid {
			percent = a.Percent.Decimal.String()
		}
		switch {
		case a.Problems != nil:
			note = a.problem()
		case note == "" && a.Could.Least != a.Could.Most:
			note = "open: " + a.Open.String()
		}
		w.Write(rows.Safe([]string{p.SKU(), p.Number(), a.Origin, string(a.Mode), string(a.Day), percent, amount(a.Duty), amount(a.Fees), amount(a.Total), amount(a.Could.Least), amount(a.Could.Most), note}))
	}
	for _, text := range cannot(of) {
		row := make([]string, 12)
		row[11] = text
		w.Write(row)
	}
	w.Flush()
	return w.Error()
}

func digits(number string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
}

// dotted writes a number as the tariff does.
func dotted(number string) string {
	var b strings.Builder
	for i, d := range number {
		if i == 4 || i == 6 || i == 8 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return b.String()
}
