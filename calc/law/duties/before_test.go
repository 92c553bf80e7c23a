package duties

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
)

// testdata/charged-before-2025.csv has every heading of chapter 99 that adds a rate in the
// exports of 2018 to 2023. Each is one of the measures, or stands in for a row that says
// that nothing is computed, or is named as not covered, with the reason.
func TestEveryHeadingThatChargedIsKnown(t *testing.T) {
	measures := map[string]bool{}
	ids := map[string]bool{}
	before := read(t, strings.NewReader(Before))
	id, headings := slices.Index(before[0], "id"), slices.Index(before[0], "heading")
	for _, row := range before[1:] {
		ids[row[id]] = true
		for _, heading := range strings.Fields(row[headings]) {
			heading, _, _ = strings.Cut(heading, "@")
			measures[heading] = true
		}
	}
	f, err := os.Open("testdata/charged-before-2025.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows := read(t, f)[1:]
	if len(rows) < 40 {
		t.Errorf("only %d headings", len(rows))
	}
	for _, row := range rows {
		heading, standsIn := row[0], row[4]
		reason, uncovered := strings.CutPrefix(standsIn, "not covered: ")
		switch {
		case measures[heading] && standsIn == "":
		case !measures[heading] && ids[standsIn]:
		case !measures[heading] && uncovered && reason != "":
		default:
			t.Errorf("%s (%s to %s, %s) charged and is neither a measure nor in the list of what is not covered", heading, row[1], row[2], row[3])
		}
	}
}

func read(t *testing.T, f interface{ Read([]byte) (int, error) }) [][]string {
	t.Helper()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
