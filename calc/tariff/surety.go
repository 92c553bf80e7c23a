package tariff

import (
	_ "embed"
	"strconv"
	"sync"
)

// A Surety is how far the first heading that a search found may be trusted: how often it was
// the right one among searches of the same kind that were measured.
type Surety struct {
	Level     string // "clear", "choose" or "guess"
	Right, Of string // so many of so many searches
}

// surety.csv says which searches are of a kind, the first that fits: those whose second
// heading has at most so many points and at least so many of whose words are known, both in
// a hundred, and whether a name of the vocabulary is among them; and what was measured.
//
//go:embed data/surety.csv
var suretyFile string

type kindOfSearch struct {
	second, known int32
	named         bool
	Surety
}

var kindsOfSearch = sync.OnceValue(func() []kindOfSearch {
	var all []kindOfSearch
	for _, row := range rowsOf(suretyFile) {
		second, _ := strconv.Atoi(row[1])
		known, _ := strconv.Atoi(row[2])
		all = append(all, kindOfSearch{int32(second), int32(known), row[3] == "yes", Surety{row[0], row[4], row[5]}})
	}
	return all
})

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
		if t.named || t.number || s.words().hits[t.text] != nil {
			known++
		}
	}
	for _, k := range kindsOfSearch() {
		if int64(second)*100 <= int64(k.second)*int64(found[0].points) && int32(known*100) >= k.known*int32(len(asked.terms)) && (named || !k.named) {
			return &k.Surety
		}
	}
	return nil
}
