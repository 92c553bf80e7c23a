package tariff

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// ParseRate reads the rate of duty in one column of the schedule. A text that
// names another provision, or a condition that facts about the goods do not
// settle, gives a Rate that says in Unsupported why no duty can be computed. A
// text of no known shape is an error, and its Rate is unsupported too: no text
// becomes a duty of zero unless it says Free.
func ParseRate(text string) (Rate, error) {
	text = tidy(text)
	rate := Rate{Text: text}
	switch {
	case text == "Free":
		rate.free = true
		return rate, nil
	case strings.HasPrefix(text, "Free, under bond"):
		rate.Unsupported = say.It("rate-under-bond")
		return rate, nil
	case strings.HasPrefix(text, "The rate"):
		rate.Unsupported = say.It("rate-of-others")
		return rate, nil
	case strings.HasPrefix(text, "See additional U.S. note"):
		rate.Unsupported = say.It("rate-in-note")
		return rate, nil
	case strings.HasPrefix(text, "See 98"), strings.HasPrefix(text, "See 99"):
		rate.Unsupported = say.It("rate-elsewhere")
		return rate, nil
	case strings.Contains(text, "for each other piece or part"):
		rate.Unsupported = say.It("rate-of-movement")
		return rate, nil
	case strings.Contains(text, "for each degree under"):
		part, err := parseSugar(text)
		return withParts(rate, []Part{part}, err)
	}
	var parts []Part
	for term := range strings.SplitSeq(text, "+") {
		part, err := parsePart(strings.TrimSpace(term))
		if err != nil {
			return withParts(rate, nil, err)
		}
		parts = append(parts, part)
	}
	return withParts(rate, parts, nil)
}

func withParts(rate Rate, parts []Part, err error) (Rate, error) {
	if err != nil {
		rate.Unsupported = say.It("rate-not-understood")
		return rate, fmt.Errorf("the rate %q is not understood: %w", rate.Text, err)
	}
	rate.Parts = parts
	return rate, nil
}

// tidy undoes what the columns of the printed page did to a text: broken lines,
// and words divided at their end.
func tidy(text string) string {
	words := strings.Fields(text)
	for i := 0; i+1 < len(words); i++ {
		if w := words[i]; len(w) > 2 && strings.HasSuffix(w, "-") && isLetter(w[len(w)-2]) && isLetter(words[i+1][0]) {
			words[i] = w[:len(w)-1] + words[i+1]
			words = append(words[:i+1], words[i+2:]...)
			i--
		}
	}
	return strings.Join(words, " ")
}

func isLetter(c byte) bool { return 'a' <= c|' ' && c|' ' <= 'z' }

// parsePart reads one summand of a rate: "5.3% on the battery", "$1.035/kg".
func parsePart(text string) (Part, error) {
	if number, of, ok := strings.Cut(text, "%"); ok {
		return parsePercent(text, number, strings.TrimSpace(of))
	}
	perUnit, unit, err := parseMoney(text)
	if err != nil {
		return Part{}, err
	}
	part := Part{Text: text, PerUnit: perUnit, specific: true}
	if u, over, ok := strings.Cut(unit, " over "); ok {
		unit = u
		if part.over, err = parseNumber(over); err != nil {
			return Part{}, err
		}
	}
	words, ok := Units(unit)
	if !ok || len(words) != 1 || strings.HasPrefix(unit, "on ") {
		return Part{}, fmt.Errorf("%q is not a unit", unit)
	}
	part.Of = words
	return part, nil
}

func parsePercent(text, number, of string) (Part, error) {
	part := Part{Text: text}
	whole, fraction, ok := strings.Cut(number, " ")
	percent, err := parseNumber(whole)
	if err != nil {
		return Part{}, err
	}
	part.Percent = percent
	if ok {
		numerator, divided := strings.CutSuffix(fraction, "/3")
		n, err := parseNumber(numerator)
		if !divided || err != nil {
			return Part{}, fmt.Errorf("%q is not a number of thirds", fraction)
		}
		three := decimal.NewFromInt(3)
		part.thirds = percent.Mul(three).Add(n)
		part.Percent = part.thirds.Div(three)
	}
	if of == "" {
		return part, nil
	}
	if part.Of, ok = Units(of); !ok || !strings.HasPrefix(of, "on ") {
		return Part{}, fmt.Errorf("%q is not a component", of)
	}
	return part, nil
}

// parseMoney reads an amount for each unit, in dollars or cents, and the unit.
func parseMoney(text string) (perUnit decimal.Decimal, unit string, err error) {
	var number string
	dollars, isDollars := strings.CutPrefix(text, "$")
	if isDollars {
		end := strings.IndexAny(dollars, " /")
		if end < 0 {
			return perUnit, "", errors.New("an amount has no unit")
		}
		number, unit = dollars[:end], dollars[end:]
	} else if number, unit, isDollars = strings.Cut(text, "¢"); !isDollars {
		return perUnit, "", fmt.Errorf("%q is neither a percentage nor an amount", text)
	}
	if perUnit, err = parseNumber(number); err != nil {
		return perUnit, "", err
	}
	if !strings.HasPrefix(text, "$") {
		perUnit = perUnit.Shift(-2)
	}
	unit = strings.TrimSpace(unit)
	unit, by := strings.CutPrefix(unit, "/")
	if unit = strings.ReplaceAll(strings.TrimSpace(unit), "/ ", "/"); !by && unit != "each" {
		return perUnit, "", fmt.Errorf("%q names no unit", text)
	}
	return perUnit, strings.Replace(unit, "m2of", "m2 of", 1), nil
}

// parseSugar reads the rate of heading 1701, which falls with the polarization.
func parseSugar(text string) (Part, error) {
	full, rest, _ := strings.Cut(text, " less ")
	step, rest, _ := strings.Cut(rest, " for each degree under ")
	from, rest, _ := strings.Cut(rest, " degrees (and fractions of a degree in proportion) but not less ")
	floor := strings.TrimPrefix(rest, "than ")
	test, err := parseNumber(from)
	if err != nil {
		return Part{}, err
	}
	var amounts [3]decimal.Decimal
	for i, money := range []string{full, step, floor} {
		var unit string
		if amounts[i], unit, err = parseMoney(money); err != nil {
			return Part{}, err
		}
		if unit != "kg" {
			return Part{}, fmt.Errorf("%q is not by the kilogram", money)
		}
	}
	return Part{Text: text, PerUnit: amounts[0], Of: []string{"kg"}, specific: true,
		sugar: &polarization{perDegree: amounts[1], from: test, floor: amounts[2]}}, nil
}

// parseNumber reads digits with at most one point, and nothing else that a
// decimal could be: no sign, no exponent.
func parseNumber(s string) (decimal.Decimal, error) {
	if s == "" || strings.Trim(s, "0123456789.") != "" || len(s) > 20 {
		return decimal.Zero, fmt.Errorf("%q is not a number", s)
	}
	return decimal.NewFromString(s)
}
