package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A shirt of China, $24 by courier: in 2026 16.5 % of the tariff, 7.5 % under Section 301 and until
// 23 July 10 % under Section 122, from 24 July 12.5 % for forced labor; the facility's fee is $1.34,
// from 1 October $1.38. 8.16 + 1.34 = 9.50; 8.76 + 1.34 = 10.10; 8.76 + 1.38 = 10.14.
func TestChangesSayWhatFromWhenAndByWhichDocument(t *testing.T) {
	calendar := filepath.Join(t.TempDir(), "changes.ics")
	var out, errs bytes.Buffer
	err := run([]string{"changes", "-hts", "6109.10.00.12", "-origin", "cn", "-value", "24", "-from", "2026-03-01", "-to", "2026-12-31", "-ics", calendar},
		strings.NewReader(""), &out, &errs)
	if err != nil {
		t.Fatal(err, errs.String())
	}
	said := out.String()
	for _, want := range []string{
		"2026-07-24  6109.10.00.12 of CN: $9.50 → $10.10\n",
		"Import surcharge under Section 122 (9903.03.01): ends, it was 10 %\n",
		"Forced-labor duty under Section 301 (9903.05.31): begins, 12.5 %\n      91 FR 47318",
		"2026-10-01  6109.10.00.12 of CN: $10.10 → $10.14\n",
		"$1.34 → $1.38\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
	if n := strings.Count(said, " → $10.1"); n != 2 {
		t.Errorf("%d changes, want 2:\n%s", n, said)
	}
	text, err := os.ReadFile(calendar)
	if err != nil {
		t.Fatal(err)
	}
	events := string(text)
	if strings.Count(events, "BEGIN:VEVENT\r\n") != 2 || !strings.Contains(events, "DTSTART;VALUE=DATE:20260724\r\nSUMMARY:6109.10.00.12 of CN: $9.50 → $10.10\r\n") {
		t.Errorf("the calendar: %s", events)
	}
	for _, line := range strings.Split(events, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("a line of a calendar has at most 75 bytes: %q", line)
		}
	}
}

// Goods in a file; those for which nothing changes are counted, and what cannot be read is said.
func TestChangesOfAFileOfGoods(t *testing.T) {
	ask := func(table string) (string, error) {
		file := filepath.Join(t.TempDir(), "goods.csv")
		if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		err := run([]string{"changes", "-from", "2026-09-01", "-to", "2026-09-20", file}, strings.NewReader(""), &out, &errs)
		return out.String(), err
	}
	if said, err := ask("name,HTS,origin\nShirt,6109.10.00.12,CN\nMug,6912.00.44.00,CA\n"); err != nil || !strings.Contains(said, "Nothing changes for") {
		t.Errorf("%v\n%s", err, said)
	}
	for table, want := range map[string]string{
		"hts,origin\n":                         "has no goods",
		"number,country\n6109.10.00.12,CN\n":   "the columns are hts and origin",
		"hts,origin\n9999.99.99,CN\n":          "9999.99.99 of CN",
		"hts,origin\n6109.10.00.12,Atlantis\n": "6109.10.00.12 of Atlantis",
		"hts,origin,hts\n6109.10.00.12,CN,1\n": "",
	} {
		if _, err := ask(table); err == nil && want != "" || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", table, err, want)
		}
	}
}
