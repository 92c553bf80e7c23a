package articles

import (
	"strings"
	"testing"

	"section321/calc"
)

func TestTheCheapestOrigin(t *testing.T) {
	known := func(total, least, most calc.Cents) Answer {
		return Answer{Total: total, Could: calc.Bounds{Least: least, Most: most}}
	}
	unknown := known(calc.Unknown, calc.Unknown, calc.Unknown)
	banned, wrong := unknown, unknown
	banned.Outcome, wrong.Problems = calc.Prohibited, calc.Problems{{Code: "x"}}
	for _, test := range []struct {
		what string
		of   []Answer
		want string
	}{
		{"apart", []Answer{known(5, 5, 6), known(7, 6, 9)}, "yes,"},
		{"overlapping", []Answer{known(5, 5, 8), known(7, 6, 9)}, "perhaps,"},
		{"alike", []Answer{known(5, 5, 5), known(5, 5, 5)}, "yes,yes"},
		{"one without bounds", []Answer{known(5, 5, 5), unknown}, "perhaps,"},
		{"one that may not come in", []Answer{known(5, 5, 5), banned}, "yes,"},
		{"one that cannot be answered", []Answer{known(5, 5, 5), wrong}, "perhaps,"},
		{"alone", []Answer{known(5, 5, 5)}, ""},
	} {
		markCheapest(test.of)
		var got []string
		for _, a := range test.of {
			got = append(got, a.Cheapest)
		}
		if strings.Join(got, ",") != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}
