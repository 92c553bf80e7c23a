package tariff

import (
	_ "embed"
	"strconv"
)

// A Certainty is how far a search may be trusted.
type Certainty string

const (
	Clear  Certainty = "clear"
	Choose Certainty = "choose"
	Guess  Certainty = "guess"
)

// A Surety is how far the first heading that a search found may be trusted: how often it was
// the right one among searches of the same kind that were measured.
type Surety struct {
	Level     Certainty
	Right, Of string // so many of so many searches
}

// surety.csv says which searches are of a kind, the first that fits: those whose second
// heading has at most so many points and at least so many of whose words are known, both in
// a hundred, and whether a name of the vocabulary is among them; and what was measured.
//
//go:embed data/surety.csv
var suretyFile string

// sure returns how far the heading of the first line may be trusted, beside the second
// heading that was found.
func (s *Schedule) sure(asked *search, found []Found) *Surety {
	if len(found) == 0 || !asked.words {
		return nil
	}
	second := int32(0)
	for _, f := range found {
		if f.Line.Number[:4] != found[0].Line.Number[:4] {
			second = max(second, f.points)
		}
	}
	known, named := 0, false
	for _, t := range asked.terms {
		named = named || len(t.numbers) > 0
		if t.named || t.number || s.words().hits(t.text) != nil {
			known++
		}
	}
	for _, kind := range rowsOf(suretyFile) {
		most, _ := strconv.Atoi(kind[1])
		least, _ := strconv.Atoi(kind[2])
		if int(second)*100 <= most*int(found[0].points) && known*100 >= least*len(asked.terms) && (named || kind[3] == "no") {
			return &Surety{Certainty(kind[0]), kind[4], kind[5]}
		}
	}
	return nil
}
