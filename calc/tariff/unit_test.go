package tariff

import (
	"slices"
	"testing"
)

func TestANameThatIsNoUnitIsTakenForOneThatIs(t *testing.T) {
	for _, row := range rowsOf(meantFile) {
		if IsMeasure(row[0]) {
			t.Errorf("meant.csv explains %q, which is a unit itself", row[0])
		}
		if !IsMeasure(row[1]) {
			t.Errorf("meant.csv: %q is meant by %q and is no unit", row[1], row[0])
		}
	}
}

func TestUnitFilesAreWhole(t *testing.T) {
	var words, spelled []string
	for _, row := range rowsOf(unitsFile) {
		if slices.Contains(spelled, row[0]) {
			t.Errorf("units.csv spells %q twice", row[0])
		}
		spelled = append(spelled, row[0])
		measures, _ := Units(row[0])
		words = append(words, measures...)
	}
	for _, c := range units().conversions {
		if !slices.Contains(words, c.measure) {
			t.Errorf("conversions.csv converts %s, which units.csv does not have", c.measure)
		}
		if !slices.Contains(words, c.of) || !c.contains.IsPositive() {
			t.Errorf("conversions.csv: one %s contains %s %s", c.measure, c.contains, c.of)
		}
		for _, other := range units().conversions {
			if other.measure == c.of {
				t.Errorf("conversions.csv converts %s into %s, which is converted too", c.measure, c.of)
			}
		}
	}
}
