package orders

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestHalvedLettersTakeNothingAway: an emoji cut in half by a length limit stands before
// a comma, before a line end and at the end of the file.
func TestHalvedLettersTakeNothingAway(t *testing.T) {
	wide := func(text string) []byte {
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text)) {
			if u == '#' {
				u = 0xd83d
			}
			out = append(out, byte(u), byte(u>>8))
		}
		return out
	}
	const columns = "Order,Date,Email,Country,Item,Price,Quantity"
	for name, c := range map[string]struct {
		rows, want string
	}{
		"before a comma":    {columns + "\r\n1,2026-01-02,a@example.com,US,shirt#,500.00,9\r\n", "4500.00"},
		"before a line end": {"Order,Date,Email,Country,Price,Quantity,Item\n1,2026-01-02,a@example.com,US,500.00,1,shirt#\n2,2026-01-02,a@example.com,US,900.00,1,shirt\n", "1400.00"},
		"at the end":        {"Order,Date,Email,Country,Price,Quantity,Item\n1,2026-01-02,a@example.com,US,500.00,1,shirt#", "500.00"},
	} {
		r, _ := opened(t, wide(c.rows), nil)
		if got := string(AppendCents(nil, r.Report(nil).Retail)); got != c.want {
			t.Errorf("%s: $%s, want $%s", name, got, c.want)
		}
	}
}

// writingFiles are files of every kind that is read, each with two orders to the United
// States, of $20.00 and $30.00.
func writingFiles(t *testing.T) map[string][]byte {
	in := func(e encoding.Encoding, text string) []byte {
		out, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	wide := func(text string, low int, mark bool) (out []byte) {
		if mark {
			text = "\ufeff" + text
		}
		for _, u := range utf16.Encode([]rune(text)) {
			pair := [2]byte{byte(u >> 8), byte(u >> 8)}
			pair[low] = byte(u)
			out = append(out, pair[:]...)
		}
		return out
	}
	const plain = "Order,Date,Country,Item,Price,Currency,HS code\n1,2025-05-03,US,Cup,20.00,USD,\n2,2025-05-03,US,\"Big, cup\",30.00,USD,6912.00.48.10\n"
	chinese := "订单号,日期,国家,商品名称,数量,单价,货币\n1,2025-05-03,美国,茶杯,2,10.00,USD\n2,2025-05-03,美国,茶杯,1,30.00,USD\n"
	japan := "注文番号,注文日,国,商品名,数量,単価,通貨\n1,2025-05-03,アメリカ合衆国,ティーカップ,2,10.00,USD\n2,2025-05-03,アメリカ合衆国,ティーカップ,1,30.00,USD\n"
	russian := "order,date,country,item,quantity,price,currency\n1,2025-05-03,США,синяя чашка большая,2,10.00,USD\n2,2025-05-03,США,чашка,1,30.00,USD\n"
	return map[string][]byte{
		"plain":                      []byte(plain),
		"a mark":                     []byte("\ufeff" + plain),
		"Windows line ends":          []byte(strings.ReplaceAll(plain, "\n", "\r\n")),
		"carriage returns alone":     []byte(strings.ReplaceAll(plain, "\n", "\r")),
		"no line end":                []byte(strings.TrimSuffix(plain, "\n")),
		"sep=":                       []byte("sep=;\r\n" + strings.ReplaceAll(strings.ReplaceAll(plain, ", cup", " cup"), ",", ";")),
		"tabs":                       []byte(strings.ReplaceAll(strings.ReplaceAll(plain, ", cup", " cup"), ",", "\t")),
		"UTF-16 with a mark":         wide(plain, 0, true),
		"UTF-16 without a mark":      wide(plain, 0, false),
		"UTF-16 the other way round": wide(plain, 1, false),
		"UTF-16, carriage returns":   wide(strings.ReplaceAll(plain, "\n", "\r"), 0, true),
		"GBK":                        in(simplifiedchinese.GBK, chinese),
		"Shift-JIS":                  in(japanese.ShiftJIS, japan),
		"Windows-1251":               in(charmap.Windows1251, russian),
		"Windows-1252":               in(charmap.Windows1252, strings.ReplaceAll(plain, "Cup", "Gefäß für Öl")),
		"a quote inside":             []byte(strings.ReplaceAll(plain, "Cup", "5\" cup")),
		"a quote that is not closed": []byte(strings.ReplaceAll(plain, "Cup", "\"5 cup")),
		"a quote with another in it": []byte(strings.ReplaceAll(plain, "Cup", "\"5\" cup\"")),
		"two lines in a cell":        []byte(strings.ReplaceAll(plain, "Big, cup", "Big\ncup")),
	}
}

// TestEveryKindOfFileIsWrittenBack: what was read can be written with its answers, and
// the shop's own file too, however it is cut into pieces.
func TestEveryKindOfFileIsWrittenBack(t *testing.T) {
	for name, text := range writingFiles(t) {
		t.Run(name, func(t *testing.T) {
			r, table := opened(t, text, nil)
			if got := r.Report(nil).Retail; got != 5000 {
				t.Fatalf("read as %s cents, want 20.00 + 30.00; %v", AppendCents(nil, got), r.Report(nil).FirstRejected)
			}
			a := answered(t, table, express())
			result := strings.TrimPrefix(written(t, a, text, CSV), "\ufeff")
			if name == "sep=" {
				_, result, _ = strings.Cut(result, "\n")
			}
			records := csv.NewReader(strings.NewReader(result))
			records.Comma = rune(table.Delimiter[0])
			records.FieldsPerRecord = -1
			records.LazyQuotes = true
			all, err := records.ReadAll()
			if err != nil || len(all) != 3 {
				t.Fatalf("%d records, %v:\n%s", len(all), err, result)
			}
			for _, record := range all[1:] {
				if record[len(record)-9] != "counted" || record[len(record)-8] != "2025-05-03" {
					t.Errorf("the answer is not in its columns: %q", record)
				}
			}
			own := written(t, a, text, Own)
			if table.Encoding == "utf-8" && strings.TrimRight(strings.ReplaceAll(own, a.HTS, ""), "\r\n") != strings.TrimRight(string(text), "\r\n") && table.CanFill() != nil {
				t.Errorf("the file itself became\n%q\nof\n%q", own, text)
			}
			if table.LineEnd == "cr" && strings.Contains(own, "\n") {
				t.Errorf("line feeds stand in %q", own)
			}
			again, _ := opened(t, []byte(own), nil)
			if got := again.Report(nil).Retail; got != 5000 {
				t.Errorf("read again it is worth %s", AppendCents(nil, got))
			}
		})
	}
}

// TestAFormulaBehindASignBetweenColumnsDoesNotRun: the file is written with one sign
// between its columns and opened with another.
func TestAFormulaBehindASignBetweenColumnsDoesNotRun(t *testing.T) {
	for _, c := range []struct{ delimiter, cell, want string }{
		{";", "x,=cmd", "x,'=cmd"},
		{";", "=a,=b", "'=a,'=b"},
		{";", "1,50", "1,50"},
		{";", "a,-5", "a,-5"},
		{";", "\"x,=cmd;y\"", "\"x,'=cmd;y\""},
		{";", "\"x,\"\"=cmd\"", "\"x,'\"\"=cmd\""},
		{",", "x;=cmd", "x;'=cmd"},
		{",", "\"x,=cmd\"", "\"x,=cmd\""},
		{"\t", "x,\u00a0@cmd", "x,'\u00a0@cmd"},
	} {
		p := Pass{split: splitter{delimiter: c.delimiter[0], next: 1}}
		p.split.write([]byte(c.cell + "\n"))
		if !p.split.record() {
			t.Fatal(c.cell)
		}
		var out []byte
		for i := range p.split.cells {
			if i > 0 {
				out = append(out, c.delimiter...)
			}
			out = p.cell(out, i)
		}
		if !bytes.Equal(out, []byte(c.want)) {
			t.Errorf("%q between %q: %q, want %q", c.cell, c.delimiter, out, c.want)
		}
	}
}
