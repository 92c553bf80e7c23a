package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file of entries gives the sums and the numbers for CAPE: those it takes, once each.
func TestAFileOfEntries(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "entries.csv")
	const rows = "Entry No,Entry Date,type,liquidated,void\n" +
		"ABC12345676,2025-06-01,01,2026-04-27,1000\n" + // CAPE until 16 July
		"ABC12345676,2025-06-01,01,2026-04-27,1000\n" + // twice
		"ABC-1234567-5,2025-06-01,01,2026-04-27,1\n" + // 0.0789 and 0.0669 more; the check digit is 6, so CAPE would refuse it
		"ABC-1234568-4,2025-06-01,01,2026-04-25,500\n" // 81 days: protest
	if err := os.WriteFile(file, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	err := run([]string{"refund", "-on", "2026-07-15", "-csv", file, "-column", "date=Entry Date", "-column", "entry=Entry No", "-cape", filepath.Join(dir, "cape")}, strings.NewReader(""), &out, &errs)
	if err != nil {
		t.Fatal(err, errs.String())
	}
	for _, want := range []string{"CAPE declaration, 2 entries, the first last day is 2026-07-16", "Protest, 1 entry, the first last day is 2026-10-22", "$78.98 ($66.95)", "stands here twice"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	cape, err := os.ReadFile(filepath.Join(dir, "cape-1.csv"))
	if err != nil || string(cape) != "Entry Number\r\nABC12345676\r\n" {
		t.Errorf("for CAPE: %q, %v", cape, err)
	}
}

func TestABillByFlags(t *testing.T) {
	var out, errs strings.Builder
	err := run(strings.Fields("bill -date 2026-09-15 -mode express -from DE -value 100 -hts 6109.10.00.12 -bill-duty 36.50 -bill-fees 1.34"), strings.NewReader(""), &out, &errs)
	if err != nil {
		t.Fatal(err, errs.String())
	}
	for _, want := range []string{"THE BILL DIFFERS", "$36.50", "$16.50", "China", "2027-03-14"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
