package orders

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc"
)

// file reads a file of testdata.
func file(t testing.TB, name string) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// rates are those the tests are written for.
var rates = map[string]decimal.Decimal{"GBP": decimal.RequireFromString("1.27"), "INR": decimal.RequireFromString("0.0118"), "EUR": decimal.RequireFromString("1.10")}

func withRates(o *Options) { o.Rates = rates }

// dayTotals returns the retail value of each person-day.
func dayTotals(t *Table) map[string]string {
	totals := map[string]string{}
	for n := range uint32(t.days.n) {
		d := t.days.at(n)
		who, _ := t.person(d.person)
		totals[who+" "+string(writeDay(nil, d.day))] = string(AppendCents(nil, d.retail))
	}
	return totals
}

func TestExportsAreReadAndAddedUp(t *testing.T) {
	for _, c := range []struct {
		file, format string
		change       func(*Options)
		statuses     string
		days         map[string]string
	}{
		// The totals of the real files are from the lines of Python in testdata/README.md.
		{"uci_usa.csv", "csv", func(o *Options) { withRates(o); o.Currency = "GBP" }, "counted 179, return 112", map[string]string{
			"12558.0 2011-12-02": "342.85", "12607.0 2011-10-10": "2005.98", "12646.0 2011-10-21": "929.25",
			"12646.0 2011-12-05": "781.41", "12733.0 2011-04-19": "487.62"}},
		// Ana's two orders were shipped on one day: 500.00 + 2 × 75.50 + 149.01. Ben's was
		// placed at 23:30 in California, which is the next day in New York.
		{"shopify.csv", "shopify", nil, "counted 5, refund 2, cancelled 1, elsewhere 2, free 1", map[string]string{
			"ana@example.com 2025-04-02": "800.01", "ben@example.com 2025-04-03": "149.00", "ana@example.com 2025-05-02": "20.00"}},
		// 2 × 24.50 + 31.00, and 40 × 24.50, whose line stands in the file twice.
		{"etsy_items.csv", "etsy-items", nil, "counted 4, elsewhere 1, duplicate 1", map[string]string{
			"jun88 (jun) 2025-03-06": "80.00", "kim (kim) 2025-03-06": "980.00", "ines (inês) 2025-03-20": "31.00"}},
		{"etsy_orders.csv", "etsy-orders", nil, "counted 2, cancelled 1, elsewhere 1", map[string]string{
			"jun88 2025-03-06": "80.00", "kim 2025-03-06": "980.00"}},
		// 2 × 9.99, and 1000.00 + 2 × 30.00 below the line that has their total.
		{"ebay.csv", "ebay", nil, "counted 3, elsewhere 1, total 1, note 2", map[string]string{
			"hugo_h 2025-12-08": "19.98", "grace.g 2025-12-07": "1060.00"}},
		// 03:00 in Greenwich is the evening before in New York; 24.99 + 12.00.
		{"amazon.txt", "amazon", nil, "counted 3, return 1, cancelled 1, elsewhere 1", map[string]string{
			"111-0000001-0000001 2025-12-05": "49.98", "111-0000003-0000003 2025-12-07": "36.99"}},
		// 2 × 1433.66 × 1.10 = 3154.052, and 12.50 × 1.10.
		{"german.csv", "csv", withRates, "counted 2, elsewhere 1, rejected 1", map[string]string{
			"k-17 2025-04-03": "3154.05", "k-17 2025-04-25": "13.75"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			reader, table := opened(t, file(t, c.file), c.change)
			if table.format.ID != c.format {
				t.Errorf("taken for %s", table.format.ID)
			}
			var statuses []string
			for _, s := range reader.Report(nil).Statuses {
				statuses = append(statuses, fmt.Sprint(s.Status, " ", s.Rows))
			}
			if got := strings.Join(statuses, ", "); got != c.statuses {
				t.Errorf("statuses\ngot  %s\nwant %s", got, c.statuses)
			}
			if got := dayTotals(table); !maps.Equal(got, c.days) {
				t.Errorf("person-days\ngot  %v\nwant %v", got, c.days)
			}
		})
	}
}

func TestTheRealShopifyExportIsReadWhole(t *testing.T) {
	reader, table := opened(t, file(t, "shopify_inr.csv"), withRates)
	report := reader.Report(nil)
	if report.Rows != 121 || report.Orders != 51 || report.Retail != 691409 || table.counts[Counted] != 121 {
		t.Errorf("got %d rows, %d orders, %d cents", report.Rows, report.Orders, report.Retail)
	}
	if got := dayTotals(table)["#1041 2025-12-06"]; got != "385.75" {
		t.Errorf("order #1041 is worth %s", got)
	}
}

// table reads a text of a few rows, believing every guess.
func table(t *testing.T, text string, change func(*Options)) (*Reader, *Table) {
	t.Helper()
	return opened(t, []byte(text), change)
}

const head = "Order,Date,Email,Country,Quantity,Price\n"

func TestTheRowsOfAnOrderAreOneShipmentAndADayOfAPersonHoldsSeveral(t *testing.T) {
	_, got := table(t, head+
		"1,2025-03-01,a@x.com,US,1,10.00\n"+
		"1,2025-03-01,a@x.com,US,2,5.00\n"+
		"2,2025-03-01,A@X.com ,US,1,1.00\n"+ // the same person, written otherwise
		"3,2025-03-02,a@x.com,US,1,1.00\n"+
		"1,2025-03-02,a@x.com,US,1,7.00\n"+ // the rest of order 1, shipped a day later
		"4,2025-03-01,b@x.com,US,1,1.00\n", nil)
	if want := map[string]string{"a@x.com 2025-03-01": "21.00", "a@x.com 2025-03-02": "8.00", "b@x.com 2025-03-01": "1.00"}; !maps.Equal(dayTotals(got), want) {
		t.Errorf("got %v, want %v", dayTotals(got), want)
	}
	if got.shipments.n != 5 {
		t.Errorf("got %d shipments, want 5", got.shipments.n)
	}
}

func TestRowsWithoutAnOrderNumberAreShipmentsOfTheirOwn(t *testing.T) {
	_, got := table(t, "Date,Email,Country,Price\n2025-03-01,a@x.com,US,10.00\n2025-03-01,a@x.com,US,10.00\n", nil)
	if got.shipments.n != 2 || got.days.n != 1 {
		t.Errorf("got %d shipments on %d person-days, want 2 on 1", got.shipments.n, got.days.n)
	}
}

func TestALineThatComesBackAfterOtherOrdersIsADuplicate(t *testing.T) {
	twice := "1,2025-03-01,a@x.com,US,1,10.00\n1,2025-03-01,a@x.com,US,1,10.00\n"
	other := "2,2025-03-01,b@x.com,US,1,1.00\n"
	for name, c := range map[string]struct {
		text       string
		duplicates int
	}{
		"two of the same goods": {twice, 0},
		"with another behind":   {twice + other, 0},
		"two exports overlap":   {twice + other + twice + other, 3},
		"a new line came later": {twice + other + "1,2025-03-01,a@x.com,US,1,3.00\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := table(t, head+c.text, nil); got.counts[Duplicate] != c.duplicates {
				t.Errorf("got %d duplicates, want %d", got.counts[Duplicate], c.duplicates)
			}
		})
	}
}

func TestABadRowIsNamedAndChangesNoOther(t *testing.T) {
	good := []string{"1,2025-03-01,a@x.com,US,1,10.00", "2,2025-03-02,b@x.com,US,1,20.00"}
	for _, c := range []struct{ row, column, reason string }{
		{"9,2025-02-30,c@x.com,US,1,10.00", "Date", "this is no date"},
		{"9,2025-03-01,c@x.com,US,1,ten", "Price", "this is no amount"},
		{"9,2025-03-01,c@x.com,US,many,10.00", "Quantity", "this is no quantity"},
		{"9,2025-03-01,c@x.com,Atlantis,1,10.00", "Country", "no country is called so"},
		{"9,2025-03-01,c@x.com,,1,10.00", "Country", "does not say to which country"},
		{"9,2025-03-01,c@x.com,US,1,£10.00", "Price", "no exchange rate"},
		{"9,2025-03-01,c@x.com,US,1,9999999999999", "Price", "too large"},
		{"9,2025-03-01,c@x.com,US,1.2345,10.00", "Quantity", "three decimals"},
		{"9,2025-03-01,\"c@x.com,US,1,10.00", "Email", "quotation mark"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			rows := []string{good[0], c.row, good[1]}
			line := 3
			if strings.Contains(c.row, `"`) {
				rows, line = []string{good[0], good[1], c.row}, 4 // the end of the file stands within it
			}
			reader, got := table(t, head+strings.Join(rows, "\n")+"\n", nil)
			if want := map[string]string{"a@x.com 2025-03-01": "10.00", "b@x.com 2025-03-02": "20.00"}; !maps.Equal(dayTotals(got), want) {
				t.Errorf("the good rows came to %v", dayTotals(got))
			}
			report := reader.Report(nil)
			if report.Rejected != 1 {
				t.Fatalf("%d rows were rejected", report.Rejected)
			}
			if r := report.FirstRejected[0]; r.Line != line || r.Column != c.column || !strings.Contains(r.Reason.String(), c.reason) {
				t.Errorf("got line %d, column %q: %s", r.Line, r.Column, r.Reason)
			}
		})
	}
}

func TestAColumnThatChangesItsTypeHalfWay(t *testing.T) {
	text := head
	for i := range 2000 {
		price := "10.00"
		if i >= 1000 {
			price = "on request"
		}
		text += fmt.Sprintf("%d,2025-03-01,a%d@x.com,US,1,%s\n", i, i, price)
	}
	reader, got := table(t, text, nil)
	report := reader.Report(nil)
	if got.counts[Counted] != 1000 || report.Rejected != 1000 || report.Retail != 1000*1000 {
		t.Errorf("got %d counted, %d rejected, %d cents", got.counts[Counted], report.Rejected, report.Retail)
	}
	if len(report.FirstRejected) != mostListed || report.FirstRejected[0].Line != 1002 {
		t.Errorf("the list begins with line %d and has %d", report.FirstRejected[0].Line, len(report.FirstRejected))
	}
}

func TestReturnsAndGiftsAreCountedAndNotSummed(t *testing.T) {
	_, got := table(t, head+
		"1,2025-03-01,a@x.com,US,1,10.00\n"+
		"2,2025-03-01,a@x.com,US,-1,10.00\n"+
		"3,2025-03-01,a@x.com,US,1,-10.00\n"+
		"4,2025-03-01,a@x.com,US,1,0\n"+
		"5,2025-03-01,a@x.com,Canada,1,ten\n"+
		",,,,,\n", nil)
	want := [statusCount]int{Counted: 1, Returned: 1, Refunded: 1, Free: 1, Elsewhere: 1, Note: 1}
	if got.counts != want {
		t.Errorf("got %v, want %v", got.counts, want)
	}
	if want := map[string]string{"a@x.com 2025-03-01": "10.00"}; !maps.Equal(dayTotals(got), want) {
		t.Errorf("got %v", dayTotals(got))
	}
}

func TestChunksOfAnySizeReadTheSame(t *testing.T) {
	for _, name := range []string{"shopify.csv", "ebay.csv", "german.csv", "etsy_items.csv"} {
		text := file(t, name)
		guess, err := Sniff(text, Fixed{Header: -1})
		if err != nil {
			t.Fatal(err)
		}
		guess.Options.Rates = rates
		var want map[string]string
		for _, size := range []int{len(text), 1, 2, 3, 7, 64, 1000} {
			r, err := NewReader(guess.Options)
			if err != nil {
				t.Fatal(err)
			}
			for piece := range slices.Chunk(text, size) {
				if _, err := r.Write(piece); err != nil {
					t.Fatal(err)
				}
			}
			read, err := r.End()
			if err != nil {
				t.Fatal(err)
			}
			if got := dayTotals(read); want == nil {
				want = got
			} else if !maps.Equal(got, want) {
				t.Errorf("%s in chunks of %d: %v, want %v", name, size, got, want)
			}
		}
	}
}

func TestFilesThatAreNoTablesAreRefusedByName(t *testing.T) {
	for name, c := range map[string]struct{ head, code, says string }{
		"an Excel workbook":     {"PK\x03\x04\x14\x00\x06\x00", "not-text", "CSV UTF-8"},
		"an old Excel workbook": {"\xd0\xcf\x11\xe0\xa1\xb1", "not-text", "CSV UTF-8"},
		"a PDF":                 {"%PDF-1.7", "not-text", "PDF"},
		"a picture":             {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-text", "no text"},
		"nothing":               {"", "empty-file", "empty"},
		"space":                 {"\ufeff \n\n", "empty-file", "empty"},
		"ten thousand columns":  {strings.Repeat("a,", 10_000) + "\n", "too-many-columns", "more than 4096 columns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Sniff([]byte(c.head), Fixed{Header: -1})
			problems, _ := err.(calc.Problems)
			if len(problems) != 1 || problems[0].Code != c.code || !strings.Contains(problems[0].Message.String(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestTooLargeAFileIsRefusedBeforeItIsRead(t *testing.T) {
	o := DefaultOptions()
	o.Columns = map[string]string{"price": "Price", "ordered": "Date"}
	o.Bytes = 3 << 30
	if _, err := NewReader(o); err == nil || !strings.Contains(err.Error(), "3.0 GB") {
		t.Errorf("got %v", err)
	}
}

func TestAQuoteThatIsNeverClosedIsNamedAndLosesNoLineBehindIt(t *testing.T) {
	text := strings.Builder{}
	text.WriteString(head + "1,2025-03-01,\"a@x.com,US,1,10.00\n")
	for n := range 40_000 { // more than a record may be long
		fmt.Fprintf(&text, "%d,2025-03-01,b@x.com,US,1,10.00\n", n+2)
	}
	reader, got := table(t, text.String(), nil)
	if got.counts[Counted] != 40_001 {
		t.Errorf("%d rows count, of 40,001", got.counts[Counted])
	}
	remark := remarkOf(reader, "broken-quote")
	if remark == nil || !slices.Equal(remark.Words, []string{"2"}) {
		t.Errorf("got %v, want line 2 named", remark)
	}
}

// remarkOf returns what a report says of something, nil when it says nothing.
func remarkOf(r *Reader, word string) *Remark {
	for _, remark := range r.Report(nil).Remarks {
		if remark.Word == word {
			return &remark
		}
	}
	return nil
}

func TestAmbiguousDatesAreAskedOnce(t *testing.T) {
	for name, c := range map[string]struct {
		dates string
		want  string
		asked bool
	}{
		"both readings hold":       {"03/04/2025 05/06/2025", MonthFirst, true},
		"one can only be a day":    {"03/04/2025 25/12/2025", DayFirst, false},
		"one can only be a month":  {"03/04/2025 12/25/2025", MonthFirst, false},
		"the year stands first":    {"2025-03-04", YearFirst, false},
		"the month is written out": {"4-Mar-2025", YearFirst, false},
		"both readings are equal":  {"03/03/2025", MonthFirst, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := "Order,Date,Email,Country,Price,Currency\n"
			for i, d := range strings.Fields(c.dates) {
				text += fmt.Sprintf("%d,%s,a@x.com,US,1.00,USD\n", i, d)
			}
			guess, err := Sniff([]byte(text), Fixed{Header: -1})
			if err != nil {
				t.Fatal(err)
			}
			asked := slices.ContainsFunc(guess.Questions, func(q Question) bool { return q.Subject.Field == calc.FieldDates })
			if guess.Options.Dates != c.want || asked != c.asked {
				t.Errorf("got %s, asked %v", guess.Options.Dates, asked)
			}
		})
	}
}

func TestCountriesInSeveralLanguages(t *testing.T) {
	for name, want := range map[string]string{"US": "US", "us": "US", "USA": "US", "U.S.A.": "US", "United States": "US", "the United States": "US",
		"Vereinigte Staaten": "US", "États-Unis": "US", "Estados Unidos": "US", "美国": "US", "アメリカ合衆国": "US", "США": "US",
		"Puerto Rico": "PR", "Great Britain": "GB", "Österreich": "AT", "中国": "CN", "Mainland China": "CN", "EIRE": "IE", "DEU": "DE"} {
		if got, ok := countryOf(name); !ok || got != want {
			t.Errorf("%s: got %q, want %s", name, got, want)
		}
	}
	if code, ok := countryOf("Unspecified"); ok {
		t.Errorf("Unspecified is taken for %s", code)
	}
}

// FuzzRead reads anything in two ways of cutting it into chunks: nothing may fail
// but with a message, and both must come to the same.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"shopify.csv", "etsy_items.csv", "ebay.csv", "amazon.txt", "german.csv"} {
		f.Add(file(f, name), 7)
	}
	f.Add([]byte(head+"1,2025-03-01,a@x.com,US,1,10.00\n"), 1)
	f.Fuzz(func(t *testing.T, text []byte, size int) {
		if size < 1 || len(text) > 1<<12 {
			return
		}
		guess, err := Sniff(text, Fixed{Header: -1})
		if err != nil {
			return
		}
		if guess.Options.Country == "" {
			guess.Options.Country = "US"
		}
		read := func(size int) (string, *Table) {
			r, err := NewReader(guess.Options)
			if err != nil {
				return err.Error(), nil
			}
			for piece := range slices.Chunk(text, size) {
				if _, err := r.Write(piece); err != nil {
					return err.Error(), nil
				}
			}
			table, err := r.End()
			if err != nil {
				return err.Error(), nil
			}
			return fmt.Sprint(r.Report(nil), dayTotals(table)), table
		}
		whole, table := read(len(text) + 1)
		if pieces, _ := read(size); pieces != whole {
			t.Errorf("%q\nin one piece   %s\nin pieces of %d %s", text, whole, size, pieces)
		}
		if table == nil {
			return
		}
		rows := 0
		for _, n := range table.counts {
			rows += n
		}
		if rows != table.Rows() {
			t.Errorf("%d rows have a status, of %d", rows, table.Rows())
		}
	})
}
