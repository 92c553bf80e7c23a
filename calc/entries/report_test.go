package entries

import (
	"strings"
	"testing"

	"section321/calc"
)

// The columns of ACE report ES-003, Entry Summary Line Tariff Details, with those that are
// added for liquidation and protests. The day of entry is the Entry Date, not the day of the
// summary beside it; 850.00 of the first entry and 1,250.50 of the second stand under headings
// that were void.
const es003 = "ES-003 Entry Summary Line Tariff Details\n\n" +
	"Entry Summary Number,Entry Summary Line Number,Entry Type Code,Importer Number,Port of Entry Code,Entry Date,Entry Summary Date,Reconciliation Indicator,Liquidation Date,Liquidation Status,Protest Number,Protest Status,Country of Origin Code,Tariff Ordinal Number,HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount\n" +
	"ABC12345676,1,01,12-345,4601,04/08/2025,04/15/2025,N,04/27/2026,Liquidated,,,IN,1,99030128,$0.00,$850.00\n" +
	"ABC12345676,1,01,12-345,4601,04/08/2025,04/15/2025,N,04/27/2026,Liquidated,,,IN,2,3923900080,\"$10,000.00\",$300.00\n" +
	"ABC12345684,1,01,12-345,4601,04/08/2025,04/15/2025,N,,Not Liquidated,4601-26-100001,Open,IN,1,99030128,$0.00,\"$1,250.50\"\n" +
	"ABC12345684,2,01,12-345,4601,04/08/2025,04/15/2025,Y,,Not Liquidated,4601-26-100001,Open,IN,1,3923900080,$0.00,$9.00\n" +
	"ABC12345692,1,01,12-345,4601,04/08/2025,04/15/2025,N,04/27/2026,Liquidated,4601-26-100002,Denied,IN,1,99030128,$0.00,$1.00\n" +
	"ABC12345700,1,01,12-345,4601,04/08/2025,04/15/2025,perhaps,04/27/2026,Liquidated,,,IN,1,99030128,$0.00,$1.00\n"

func TestAnEntrySummaryReport(t *testing.T) {
	got, f := read(t, es003, Options{})
	if want := "4 ABC12345676 2025-04-08 850.00, 6 ABC12345684 2025-04-08 1250.50, 8 ABC12345692 2025-04-08 1.00"; got != want {
		t.Fatalf("%s\nnot\n%s", got, want)
	}
	for i, want := range []string{"01 2026-04-27 false ", "01  true open-protest reconciliation", "01 2026-04-27 false "} {
		e := f.Entries[i]
		unliquidated := "false "
		if e.Unliquidated {
			unliquidated = "true "
		}
		if got := e.Type + " " + string(e.Liquidated) + " " + unliquidated + strings.Join(calc.Texts(e.Facts), " "); got != want {
			t.Errorf("entry %d: %q, not %q", i, got, want)
		}
	}
	if len(f.Bad) != 1 || f.Bad[0].Line != 9 || !strings.Contains(f.Bad[0].Message.String(), "neither yes nor no") {
		t.Errorf("not understood: %v", f.Bad)
	}
}

// A column is taken for what its name says less surely only where no other says it, whichever
// comes first; two that say it as surely are asked about.
func TestWhichColumnIsTaken(t *testing.T) {
	for heading, want := range map[string]string{
		"Entry Number,Entry Summary Date,Entry Date":   "2025-04-08",
		"Entry Number,Entry Date,Entry Summary Date":   "2025-04-15",
		"Entry Number,Port,Entry Summary Date":         "2025-04-08",
		"Entry Number,Date,Entry Date":                 "two columns of the file can be this: Day of entry",
		"Entry Number,Date of Entry,Entry Summary Day": "2025-04-15",
	} {
		row := "A,2025-04-15,2025-04-08"
		got, _ := read(t, heading+",Entry Type\n"+row+",01\n", Options{})
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q, not %q", heading, got, want)
		}
	}
}
