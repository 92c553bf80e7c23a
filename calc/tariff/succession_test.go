package tariff_test

import (
	"strings"
	"testing"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

func era(t *testing.T, name string) *tariff.Schedule {
	t.Helper()
	for _, e := range schedule.Eras {
		if e.Name == name {
			s, err := e.Open()
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
	}
	t.Fatalf("there is no era %s", name)
	return nil
}

func TestANumberIsHeldFromOneDayToAnother(t *testing.T) {
	for _, c := range []struct {
		era, number, from, until string
		held                     bool
	}{
		{"2018", "85171200", "2017-01-01", "", true}, // to the end of the Harmonized System of 2017
		{"2022", "85171200", "", "", false},
		{"2018", "85171300", "", "", false},
		{"2022", "8517130000", "2022-01-27", "", true},
		{"2018", "8517", "2017-01-01", "", true},
		{"2018", "99", "", "", false},
		{"2018", "29224940", "2017-01-01", "2017-07-01", true}, // amino acids, then divided
		{"2018", "29224943", "2017-07-01", "", true},
	} {
		from, until, held := era(t, c.era).Held(c.number)
		if from != c.from || until != c.until || held != c.held {
			t.Errorf("%s in era %s: from %q to before %q, %v; want %q, %q, %v", c.number, c.era, from, until, held, c.from, c.until, c.held)
		}
	}
}

// Each pair is read in the exports of 2021 and 2022: the words of the old line, and where
// they stand afterwards.
func TestSuccessorsReadAsTheLineDid(t *testing.T) {
	old, now := era(t, "2018"), open(t)
	for _, c := range []struct {
		number, successors string
		sure               bool
	}{
		{"07095910", "07095911", true},           // truffles: a new number for the same place
		{"29033100", "29036210", true},           // ethylene dibromide
		{"88031000", "88071000", true},           // propellers, of another heading
		{"25183000", "38160010", true},           // dolomite ramming mix, of another chapter
		{"85171200", "85171300 85171400", false}, // telephones for cellular networks: two numbers
	} {
		lines, sure := now.Successors("2026-09-01", c.number, old, "2022-01-26")
		var numbers []string
		for _, l := range lines {
			numbers = append(numbers, l.Number)
		}
		if got := strings.Join(numbers, " "); got != c.successors || sure != c.sure {
			t.Errorf("%s: %s, %v; want %s, %v", c.number, got, sure, c.successors, c.sure)
		}
	}
}

// A line that is told as a successor is one that the old schedule lacked: what went on under
// its number is no successor of another.
func TestSuccessorsAreNew(t *testing.T) {
	old, now := era(t, "2018"), open(t)
	gone, told, sures, last := 0, 0, 0, ""
	old.Numbers("2022-01-26", "", func(n tariff.Numbered) {
		number := n.Number[:8]
		if number == last {
			return
		}
		last = number
		if _, err := now.Line("2026-09-01", number); err == nil {
			return
		}
		gone++
		lines, sure := now.Successors("2026-09-01", number, old, "2022-01-26")
		if len(lines) > 0 {
			told++
		}
		if sure {
			sures++
		}
		if len(lines) > 4 {
			t.Errorf("%s: %d successors", number, len(lines))
		}
		for _, l := range lines {
			if _, err := old.Line("2022-01-26", l.Number); err == nil {
				t.Errorf("%s: its successor %s was a number already", number, l.Number)
			}
		}
	})
	if gone < 400 || told < gone/2 || sures == 0 {
		t.Errorf("of %d numbers that are gone %d have successors, %d of them sure", gone, told, sures)
	}
	t.Logf("of %d numbers that are gone %d have successors, %d of them sure", gone, told, sures)
}

func TestOnlyWordsMakeANumberReadDifferently(t *testing.T) {
	for _, c := range []struct {
		a, b   []string
		differ bool
	}{
		{[]string{"Fish:", "Skipjack, <i>Katsuwonus</i>"}, []string{"Fish", "Skipjack Katsuwonus"}, false},
		{[]string{"Salts andacids"}, []string{"Salts and acids"}, false},
		{[]string{"Fish", "Skipjack"}, []string{"Fish", "Tuna"}, true},
		{[]string{"Fish", "Skipjack"}, []string{"Fish", "Skipjack", "Frozen"}, true},
		{[]string{"Fish", "Skipjack", "Frozen"}, []string{"Fish", "Skipjack"}, true},
	} {
		if _, _, differ := tariff.Rewords(c.a, c.b); differ != c.differ {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, differ, c.differ)
		}
	}
}
