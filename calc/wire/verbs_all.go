//go:build !checkonly

package wire

import "section321/calc"

// Verbs are the questions the calculator answers, in the words every face uses.
var Verbs = []string{"check", "compare", "law", "find", "history"}

var answers = []func(*Calculator, []byte) []byte{(*Calculator).check, (*Calculator).compare, (*Calculator).law, (*Calculator).find, (*Calculator).history}

func (c *Calculator) compare(request []byte) []byte {
	comparison, problems := decodeCompare(request)
	if problems != nil {
		return encodeProblems(problems.With(comparison.Validate()))
	}
	rater, ok := c.raters.Get().(*calc.Rater)
	if !ok {
		rater = calc.NewRater(c.tariff)
	}
	defer c.raters.Put(rater)
	answer, err := rater.Compare(comparison)
	if err != nil {
		return encodeError(err)
	}
	return encodeCompare(answer)
}
