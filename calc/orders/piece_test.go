package orders

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// said is all that was read of a file, in one text.
func said(t *testing.T, r *Reader, table *Table) string {
	t.Helper()
	var b strings.Builder
	line := func(what ...any) { fmt.Fprintln(&b, what...) }
	for n := range uint32(table.rows.n) {
		line("row", n, *table.rows.at(n))
	}
	for n := range uint32(table.shipments.n) {
		line("shipment", n, *table.shipments.at(n))
	}
	for n := range uint32(table.days.n) {
		line("day", n, *table.days.at(n))
	}
	for n := range uint32(table.customs.n) {
		line("customs", n, *table.customs.at(n))
	}
	for n := range uint32(r.firstOf.n) {
		line("first", n, *r.firstOf.at(n))
	}
	for n := range uint32(r.bought.n) {
		line("bought", n, *r.bought.at(n))
	}
	for n := range uint32(r.lineHash.n) {
		line("line", n, *r.lineHash.at(n))
	}
	for n := range uint32(r.saysOf.n) {
		line("says", n, *r.saysOf.at(n))
	}
	line(allOf(&table.people))
	line(allOf(&table.orders), allOf(&table.products), allOf(&table.reasons), allOf(&r.lineIDs), allOf(&r.fates), allOf(&r.moneyCells))
	line(table.countries, table.toUS, table.byCountry, table.byProduct, table.counts, table.worths, table.byKind, table.rejected, table.bytes)
	line(r.fateOf, r.fateRows, r.unknownFate, r.moneyOf)
	fmt.Fprintf(&b, "%+v\n", r.Report(nil))
	return b.String()
}

func allOf(all *texts) (list []string) {
	for n := range uint32(all.entries.n) {
		list = append(list, all.text(n))
	}
	return list
}

// A cut is a place in the file where a piece may begin, and whether another reader gets
// what is behind it.
type cut struct {
	at    int
	other bool
}

// inPieces reads a file as a page with several engines does. It returns how many of its
// bytes others read, and how many of those were taken.
func inPieces(t *testing.T, file []byte, o Options, k keys, cuts []cut) (r *Reader, table *Table, given, taken int, err error) {
	t.Helper()
	r, err = NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	r.lines = k
	write := func(r *Reader, text []byte) {
		for len(text) > 0 && err == nil {
			n := min(len(text), 1+rand.IntN(200))
			_, err = r.Write(text[:n])
			text = text[n:]
		}
	}
	type seam struct {
		at    int
		order []byte
		other bool
	}
	share, can := Share{}, false
	at := 0
	// The names of the columns are read before anything is cut.
	for at < len(file) && !can && err == nil {
		n := min(len(file)-at, 64)
		write(r, file[at:at+n])
		at += n
		share, can = r.Share()
	}
	var seams []seam
	for _, c := range cuts {
		if c.at < at || c.at > len(file) || !can {
			continue
		}
		if n, order, ok := r.Seam(file[c.at:]); ok && (len(seams) == 0 || c.at+n > seams[len(seams)-1].at) {
			seams = append(seams, seam{c.at + n, order, c.other})
		}
	}
	for i, s := range seams {
		if s.at < at {
			continue
		}
		write(r, file[at:s.at])
		at = s.at
		if !s.other || err != nil {
			continue
		}
		end, next, last := len(file), []byte(nil), true
		if i+1 < len(seams) {
			end, next, last = seams[i+1].at, seams[i+1].order, false
		}
		piece, perr := NewPiece(o, ShareOf(share.Pack()))
		if perr != nil {
			t.Fatal(perr)
		}
		for text := file[at:end]; len(text) > 0 && perr == nil; {
			n := min(len(text), 1+rand.IntN(200))
			_, perr = piece.Write(text[:n])
			text = text[n:]
		}
		given += end - at
		if r.Take(piece.Pack(next, last)) {
			taken += end - at
			at = end
		}
	}
	write(r, file[at:])
	if err == nil {
		table, err = r.End()
	}
	return r, table, given, taken, err
}

// asOne holds what several readers say of a file, cut in each of these ways, equal to what
// one says.
func asOne(t *testing.T, file []byte, o Options, ways [][]cut) (given, taken int) {
	t.Helper()
	k := newKeys()
	r, table, _, _, whole := inPieces(t, file, o, k, nil)
	var one []string
	if whole == nil {
		one = strings.Split(said(t, r, table), "\n")
	}
	for _, cuts := range ways {
		s, other, g, n, err := inPieces(t, file, o, k, cuts)
		given, taken = given+g, taken+n
		if !reflect.DeepEqual(whole, err) {
			t.Fatalf("%v in one, %v in pieces at %v of\n%s", whole, err, cuts, file)
		}
		if whole != nil {
			continue
		}
		for i, line := range strings.Split(said(t, s, other), "\n") {
			if line != one[i] {
				t.Fatalf("cut at %v of\n%s\none says\n%s\nseveral say\n%s", cuts, file, one[i], line)
			}
		}
	}
	return given, taken
}

// aFile makes a small file in which much of what may go wrong with pieces does.
func aFile(random *rand.Rand) (file string, o Options) {
	o = DefaultOptions()
	o.Columns = map[string]string{"ordered": "Date", "email": "Email", "country": "Country", "quantity": "Quantity", "price": "Price",
		"currency": "Currency", "sku": "SKU", "item": "Item", "status": "Status", "name": "Name"}
	o.Rates = map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.0737")}
	one := func(of int) bool { return random.IntN(of) == 0 }
	ordered, lined, off, customs := !one(8), one(6), one(5), one(8)
	names := "Date,Email,Name,Country,Quantity,Price,Currency,SKU,Item,Status"
	for _, c := range []struct {
		is          bool
		field, name string
	}{{ordered, "order", "Order"}, {lined, "line", "Line"}, {off, "discount", "Off"}, {customs, "customs", "Customs"}} {
		if c.is {
			o.Columns[c.field] = c.name
			names = c.name + "," + names
		}
	}
	if one(3) {
		o.Country = "US"
	}
	if one(6) {
		o.Identity = ByName
	}
	// How rarely what makes pieces hang on each other is in the file.
	rare := []int{3, 12, 60, 1000}[random.IntN(4)]
	pick := func(all ...string) string { return all[random.IntN(len(all))] }
	var b strings.Builder
	b.WriteString(names + "\n")
	order, currency := 10, pick("USD", "USD", "EUR")
	for row := range 4 + random.IntN(40) {
		if one(2) {
			order++
		}
		number := fmt.Sprint(order)
		switch {
		case one(rare):
			number = fmt.Sprint(10 + random.IntN(order-8))
		case one(rare):
			number = ""
		}
		for _, c := range []struct {
			is   bool
			text string
		}{{customs, pick("", "3.50", "0.005")}, {off, pick("", "1.00", "0.333")}, {lined, fmt.Sprint(row % (4 * rare))}, {ordered, number}} {
			if c.is {
				b.WriteString(c.text + ",")
			}
		}
		if one(2 * rare) {
			b.WriteString(pick(",,,,,,,,,", ",,,,,,,,Total,", "x,,,,,,,,,"))
		} else {
			day := fmt.Sprintf("2025-03-%02d", 1+row/8)
			email, name, country, item := pick("a@x.com", "b@x.com", "c@x.com", "D@x.com ")+fmt.Sprint(random.IntN(rare)), pick("Ana", "Ben"), "US", pick("mug", "shirt", "gift card")
			if one(rare) {
				email = ""
			}
			if one(rare) {
				country = pick("", "Canada", "Nowhere", "Puerto Rico", "")
			}
			if one(rare) {
				item = pick("\"a mug,\nwith two lines\"", "\"a \"\"mug\"\"\"", "\"not closed", "mug \"stray\" mark", "\"stray\" mark")
			}
			if one(rare) {
				day = pick("", "soon", "2025-13-01")
			}
			quantity, price, status := pick("1", "2", "0.5"), pick("10.00", "399.995", "0.333", "7"), "paid"
			if one(rare) {
				price = pick("-1.00", "", "?", "0", "12%", "€5")
			}
			if one(rare) {
				status = pick("refunded", "cancelled", "what", "")
			}
			fmt.Fprintf(&b, "%s,%s,%s,%s,%s,%s,%s,S%d,%s,%s", day, email, name, country, quantity, price, currency, random.IntN(3*rare), item, status)
		}
		b.WriteString(pick("\n", "\n", "\n", "\r\n"))
	}
	file = b.String()
	if one(4) {
		file = strings.TrimRight(file, "\r\n")
	}
	return file, o
}

// TestSeveralReadAsOne: what several readers read is what one reads, wherever the file is
// cut between them.
func TestSeveralReadAsOne(t *testing.T) {
	given, taken := 0, 0
	for seed := range 60 {
		random := rand.New(rand.NewPCG(uint64(seed), 321))
		text, o := aFile(random)
		var ways [][]cut
		for at := random.IntN(300); at < len(text); at += 1 + random.IntN(300) {
			cuts := []cut{{at, true}}
			for range random.IntN(3) {
				cuts = append(cuts, cut{cuts[len(cuts)-1].at + random.IntN(300), random.IntN(3) > 0})
			}
			ways = append(ways, cuts)
		}
		g, n := asOne(t, []byte(text), o, ways)
		given, taken = given+g, taken+n
	}
	t.Logf("%d of %d bytes that others read were taken", taken, given)
	if taken*4 < given {
		t.Errorf("%d of %d bytes that others read were taken: the test tests little", taken, given)
	}
}

// TestFilesOfShopsInPieces: so it is with the files of shops, cut at every line.
func TestFilesOfShopsInPieces(t *testing.T) {
	for _, name := range []string{"amazon.txt", "ebay.csv", "etsy_items.csv", "etsy_orders.csv", "german.csv", "shopify.csv", "shopify_inr.csv"} {
		text := file(t, name)
		guess, err := Sniff(text, Fixed{Header: -1})
		if err != nil {
			t.Fatal(err)
		}
		guess.Options.Rates = rates
		var ways [][]cut
		for at := range text {
			if text[at] == '\n' {
				ways = append(ways, []cut{{at, true}, {at + 500, true}})
			}
		}
		asOne(t, text, guess.Options, ways)
	}
}

// TestASampleIsTakenWhole: of a file as shops export them no piece is read twice.
func TestASampleIsTakenWhole(t *testing.T) {
	text := sampleFile(t, 3000)
	guess, err := Sniff(text, Fixed{Header: -1})
	if err != nil {
		t.Fatal(err)
	}
	var cuts []cut
	for at := len(text) / 7; at < len(text); at += len(text) / 7 {
		cuts = append(cuts, cut{at, at%2 == 0 || at > len(text)/2})
	}
	given, taken := asOne(t, text, guess.Options, [][]cut{cuts})
	if given < len(text)/2 || taken != given {
		t.Errorf("%d of %d bytes that others read were taken, of %d", taken, given, len(text))
	}
}

// TestALineThatCameBeforeThePiece is a duplicate, as it is where one reads, although its
// order has no number by which it would be found.
func TestALineThatCameBeforeThePiece(t *testing.T) {
	text := "Line,Date,Email,Country,Price\n"
	for _, line := range []int{1, 2, 3, 4, 2, 5} {
		text += fmt.Sprintf("%d,2025-03-01,a@x.com,US,10.0%d\n", line, line)
	}
	o := DefaultOptions()
	o.Columns = map[string]string{"line": "Line", "ordered": "Date", "email": "Email", "country": "Country", "price": "Price"}
	r, table, _, _, err := inPieces(t, []byte(text), o, newKeys(), []cut{{70, true}, {120, true}})
	if err != nil || table.counts[Duplicate] != 1 || table.counts[Counted] != 5 {
		t.Errorf("%v, %v", r.Report(nil).Statuses, err)
	}
	asOne(t, []byte(text), o, [][]cut{{{70, true}}, {{70, true}, {120, true}}, {{100, true}}})
}
