package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const books = "../../calc/orders/sheet/testdata/"

var bookFlags = []string{"orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-hts", "6109.10.00.12"}

// TestTheSameOrdersAreTheSameInEveryWorkbook: five orders, of which one goes to Germany,
// as four programs keep them. 2 × $400.01 + $19.99 + 3 × $12.50 + $0.10 are $857.61.
func TestTheSameOrdersAreTheSameInEveryWorkbook(t *testing.T) {
	var first string
	for _, name := range []string{"orders.csv", "excel.xlsx", "google.xlsx", "openpyxl.xlsx", "libreoffice.xlsx"} {
		got, err := command(t, "", append(bookFlags, "-json", books+name)...)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(got, "\n")
		for lines[0] != "" && lines[0][0] != '{' {
			lines = lines[1:] // which sheet is read
		}
		var report struct {
			Rows   int
			Retail string
		}
		if err := json.Unmarshal([]byte(lines[0]), &report); err != nil {
			t.Fatal(err)
		}
		if report.Rows != 5 || report.Retail != "857.61" {
			t.Errorf("%s: %d rows, $%s", name, report.Rows, report.Retail)
		}
		if first == "" {
			first = lines[1]
		} else if lines[1] != first {
			t.Errorf("%s: the summary is\n%s\nnot\n%s", name, lines[1], first)
		}
	}
}

func TestTheSheetWithTheOrdersIsFoundAndAnotherCanBeNamed(t *testing.T) {
	got, err := command(t, "", append(bookFlags, books+"excel.xlsx")...)
	if err != nil || !strings.Contains(got, `excel.xlsx has 3 sheets; "Orders & more" is read. For another write -sheet NAME.`) {
		t.Errorf("%v: %s", err, got)
	}
	if got, err = command(t, "", append(bookFlags, "-sheet", "Orders & more", books+"excel.xlsx")...); err != nil || strings.Contains(got, "has 3 sheets") || !strings.Contains(got, "$857.61 of goods") {
		t.Errorf("%v: %s", err, got)
	}
	for _, c := range []struct{ sheet, file, says string }{
		{"Orders", "excel.xlsx", `no sheet "Orders"; it has "Read me", "Orders & more", "Last year"`},
		{"Last year", "excel.xlsx", "empty"},
		{"Orders", "orders.csv", "is no workbook (.xlsx), and has no sheets"},
	} {
		got, err := command(t, "", append(bookFlags, "-sheet", c.sheet, books+c.file)...)
		if err == nil || !strings.Contains(got+err.Error(), c.says) {
			t.Errorf("-sheet %s of %s: %v: %s", c.sheet, c.file, err, got)
		}
	}
}

func TestAWorkbookThatCannotBeReadSaysWhy(t *testing.T) {
	whole, err := os.ReadFile(books + "excel.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	// One bit of the sheet with the orders: a price would be another.
	broken := append([]byte(nil), whole...)
	broken[bytes.Index(broken, []byte("xl/worksheets/sheet2.xml"))+500] ^= 1
	for name, file := range map[string][]byte{"cut.xlsx": whole[:len(whole)*2/3], "broken.xlsx": broken} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := command(t, "", append(bookFlags, path)...)
		if err == nil || !strings.Contains(got+err.Error(), "damaged or was cut off") {
			t.Errorf("%s: %v: %s", name, err, got)
		}
	}
	for name, says := range map[string]string{"old.xls": "old Excel workbook", "open.ods": "OpenDocument file (.ods)"} {
		got, err := command(t, "", append(bookFlags, books+name)...)
		if err == nil || !strings.Contains(got+err.Error(), says) {
			t.Errorf("%s: %v: %s", name, err, got)
		}
	}
}

func TestTheRowsOfAWorkbookAreWrittenWithTheirAnswers(t *testing.T) {
	to := filepath.Join(t.TempDir(), "result.csv")
	if _, err := command(t, "", append(bookFlags, "-csv", to, books+"excel.xlsx")...); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Orders of the spring\n", `#1003,2025-05-03,ana@example.com,Ana Ruiz,US,02139,0042,"Print ""Sea"" & sky",3,$12.50,USD,counted,2025-05-03,dutiable,37.50,`} {
		if !strings.Contains(string(text), part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
}

func TestTheShopsOwnFileIsWrittenWithTariffNumbers(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "shop.csv"), filepath.Join(dir, "filled.csv")
	if err := os.WriteFile(from, []byte("Order,Date,Country,Price,HS code,Country of origin\n1,2025-05-03,US,10.00,,\n2,2025-05-03,US,10.00,6912.00.48.10,VN\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := command(t, "", append(bookFlags, "-own", to, from)...); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(to)
	if want := "Order,Date,Country,Price,HS code,Country of origin\n1,2025-05-03,US,10.00,6109.10.00.12,CN\n2,2025-05-03,US,10.00,6912.00.48.10,VN\n"; string(text) != want {
		t.Errorf("%q, not %q", text, want)
	}
	got, err := command(t, "", append(bookFlags, "-own", to, shopifyFile)...)
	if err == nil || !strings.Contains(got, "no column for the tariff number") {
		t.Errorf("%v: %s", err, got)
	}
}
