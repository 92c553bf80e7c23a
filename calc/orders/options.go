package orders

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/say"
)

// Whose day is counted, by the column that tells people apart. Where a row's is
// empty, the next one that is not stands in.
const (
	ByEmail = "email"
	ByBuyer = "buyer"
	ByName  = "name" // name and address
	ByOrder = "order"
)

// Identities are the ways to tell people apart, the surest first.
var Identities = []string{ByEmail, ByBuyer, ByName, ByOrder}

// What the price of a whole line is, where there is no price of one.
const (
	TotalOfLine  = "line"  // that of the goods in the line
	TotalOfOrder = "order" // that of all goods of the order, on one or on each of its lines
	TotalPaid    = "paid"  // all that was paid for the order, with shipping and tax
)

const (
	// MaxBytes is the largest file that is read.
	MaxBytes = 2 << 30
	// MaxRows is the most rows of a file.
	MaxRows = 4_000_000
)

// Options say how a file is to be read.
type Options struct {
	Bytes     int64  // size of the file, 0 when it is not known
	Format    string // ID of a Format
	Encoding  string // one of Encodings
	Delimiter string // one of Delimiters
	LineEnd   string // one of LineEnds: lf for CR LF too
	Header    int    // line the names of the columns stand in, 0 when there is none
	Columns   map[string]string
	Dates     string            // YearFirst, DayFirst or MonthFirst: decides 03/04/2025
	Decimal   string            // "." or ","
	Totals    string            // what a total is: TotalOfLine, TotalOfOrder or TotalPaid
	Identity  string            // one of Identities
	Currency  string            // of rows that do not say
	Country   string            // where rows go that do not say; "" rejects them
	Statuses  map[string]string // what statuses mean, in small letters: "counted", "cancelled" or another RowStatus
	Rates     map[string]decimal.Decimal
}

// Words that options may use.
var (
	Encodings   = append([]string{"utf-8", "windows-1252", "utf-16le", "utf-16be"}, sorted(legacy)...)
	LineEnds    = []string{"lf", "cr"}
	Delimiters  = []string{",", ";", "\t", "|"}
	DateOrders  = []string{YearFirst, DayFirst, MonthFirst}
	DecimalSign = []string{".", ","}
	TotalsOf    = []string{TotalOfLine, TotalOfOrder, TotalPaid}
)

// DefaultOptions are those of a plain table of a shop in the United States.
func DefaultOptions() Options {
	return Options{Format: "csv", Encoding: "utf-8", Delimiter: ",", LineEnd: "lf", Header: 1, Dates: YearFirst, Decimal: ".", Totals: TotalOfLine, Identity: ByEmail, Currency: "USD"}
}

// Validate returns everything wrong with the options, nil when nothing is.
func (o *Options) Validate() (problems calc.Problems) {
	add := func(code string, of calc.Subject, message say.Message) {
		problems = append(problems, calc.Problem{Code: code, Subject: of, Message: message})
	}
	word := func(field, word string, known []string) {
		if !slices.Contains(known, word) {
			add("invalid-"+field, calc.Subject{Name: field}, say.It("option-invalid", say.Text("given", word), say.Text("field", field), say.Words("known", known)))
		}
	}
	if o.Bytes > MaxBytes {
		add("file-too-large", calc.About(calc.FieldBytes), say.It("file-size", say.Text("given", size(o.Bytes)), say.Text("most", size(MaxBytes))))
	}
	word("encoding", o.Encoding, Encodings)
	word("delimiter", o.Delimiter, Delimiters)
	word("lineEnd", o.LineEnd, LineEnds)
	word("dates", o.Dates, DateOrders)
	word("decimal", o.Decimal, DecimalSign)
	word("totals", o.Totals, TotalsOf)
	word("identity", o.Identity, Identities)
	if o.Country != "" {
		if _, ok := countryOf(o.Country); !ok {
			add("invalid-country", calc.About(calc.FieldCountry), say.It("option-country", say.Text("given", o.Country)))
		}
	}
	if !isCurrency(o.Currency) {
		add("invalid-currency", calc.About(calc.FieldCurrency), say.It("option-currency", say.Text("given", o.Currency)))
	}
	for _, code := range sorted(o.Rates) {
		if rate, ok := numberOf(o.Rates[code]); !isCurrency(code) || !ok || rate.zero() || rate.negative {
			add("invalid-amount", calc.About(calc.FieldRates).Called(code), say.It("option-rate", say.Number("given", o.Rates[code]), say.Text("currency", code)))
		}
	}
	for _, word := range sorted(o.Statuses) {
		if _, ok := statusOfWord[o.Statuses[word]]; !ok {
			add("invalid-status", calc.About(calc.FieldStatuses).Called(word), say.It("option-status", say.Text("given", o.Statuses[word])))
		}
	}
	for _, field := range sorted(o.Columns) {
		if _, ok := FieldNamed(field); !ok {
			add("unknown-field", calc.About(calc.FieldColumns).Called(field), say.It("option-field", say.Text("given", field), say.Words("known", fieldWords())))
		}
	}
	if o.Columns["price"] == "" && o.Columns["total"] == "" {
		add("missing-column", calc.About(calc.FieldColumns).Called("price"), say.It("column-price-missing"))
	}
	if o.Columns["ordered"] == "" && o.Columns["shipped"] == "" {
		add("missing-column", calc.About(calc.FieldColumns).Called("ordered"), say.It("column-day-missing"))
	}
	return problems
}

func fieldWords() []string {
	var words []string
	for _, f := range Fields {
		words = append(words, f.Field)
	}
	return words
}

func isCurrency(code string) bool {
	return len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// columnOf returns the place of a column that options name.
func columnOf(header []string, name string) (int, bool) {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		if n, err := strconv.Atoi(number); err == nil && n >= 1 && n <= MaxColumns {
			return n - 1, true
		}
	}
	i := slices.IndexFunc(header, func(h string) bool { return strings.TrimSpace(h) == name })
	if i < 0 {
		i = slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(name)) })
	}
	return i, i >= 0
}

// size writes a number of bytes as people say it.
func size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return fmt.Sprintf("%d.%d GB", bytes>>30, bytes>>20&1023*10/1024)
	case bytes >= 1<<20:
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d KB", (bytes+1023)>>10)
}

func itoa(n int) string { return strconv.Itoa(n) }
