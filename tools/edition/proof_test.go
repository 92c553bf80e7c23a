package edition

import (
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"section321/calc/law/duties"
)

// An excerpt is what the schedule says, word for word: those that stand in a schedule which is at hand are looked up
// there. What is left out is marked with an ellipsis.
func TestExcerptsAreWordForWord(t *testing.T) {
	files := map[string]string{"2025 Basic": "hts_2025_basic", "2025 Revision 1": "hts_2025_rev_1", "2025 Revision 18": "hts_2025_rev_18",
		"2026 Basic": "hts_2026_basic", "2026 Revision 2": "hts_2026_rev_2", "2026 Revision 3": "hts_2026_rev_3", "2026 Revision 10": "hts_2026_rev_10"}
	says := map[string]map[string]string{}
	for name, file := range files {
		says[name] = headings(t, file)
	}
	records, err := csv.NewReader(strings.NewReader(duties.Proofs)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, r := range records[1:] {
		schedule, ok := says[r[2]]
		if !ok || r[3] == "" {
			continue
		}
		compared++
		text, rate, _ := cutLast(r[3], ": ")
		for _, part := range strings.Split(text, "…") {
			if !strings.Contains(schedule[r[0]], strings.TrimSpace(part)) {
				t.Errorf("%s of %s does not say %q", r[0], r[2], strings.TrimSpace(part))
			}
		}
		if !strings.Contains(schedule[r[0]], "|"+rate+"|") {
			t.Errorf("%s of %s does not have the rate %q", r[0], r[2], rate)
		}
	}
	if compared < 60 {
		t.Errorf("only %d excerpts were compared", compared)
	}
}

func cutLast(text, at string) (before, after string, found bool) {
	i := strings.LastIndex(text, at)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(at):], true
}

// headings are the headings of chapter 99 of a schedule: the description, and the rates between bars.
func headings(t *testing.T, file string) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "tariff", "sources", file+".json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct{ HTSNo, Description, General, Other string }
	if err := json.NewDecoder(z).Decode(&rows); err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, r := range rows {
		if strings.HasPrefix(r.HTSNo, "99") {
			plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
			all[r.HTSNo] = plain(r.Description) + " |" + plain(r.General) + "|" + plain(r.Other) + "|"
		}
	}
	return all
}
