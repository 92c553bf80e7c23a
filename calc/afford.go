package calc

// mostTried bounds of how many numbers the ranges of one question are worked out, where
// numbers are not known: each takes some hundredths of a millisecond. One parcel without a
// number has 2,000 to 9,000 of them; one of Mexico, with all that could be claimed and said of
// it in the spring of 2025, 42,000, of which those beyond the bound change nothing.
const mostTried = 20_000

// trials remember what was worked out for a question, and count the numbers that were tried.
// They go by the question alone and not by what is remembered of others, so that the answer
// is the same.
type trials struct {
	numbers int
	kinds   map[string]*kind
	ranks   map[string]*ranking
}

// afford reports whether it may be worked out what goods could bear.
func (t *trials) afford(it *Item) bool { return len(it.HTS) >= 8 || t.numbers < mostTried }
