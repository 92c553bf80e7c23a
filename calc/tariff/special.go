package tariff

import (
	"fmt"
	"strings"
)

// A Program is a rate of the special column and the symbols of the programs,
// such as AU or S+, whose goods have it when it is claimed.
type Program struct {
	Symbols []string
	Rate    Rate
}

// ParseSpecial reads the special column: "Free (A*,AU,BH) 4.6% (JP) See
// 9823.01.01 (S+)". An empty column has no programs. The rate of a program that
// has its terms in chapter 98 or 99 is unsupported.
func ParseSpecial(text string) ([]Program, error) {
	var programs []Program
	rest := tidy(text)
	for rest != "" {
		rate, after, ok := strings.Cut(rest, "(")
		list, next, closed := strings.Cut(after, ")")
		if !ok || !closed {
			return nil, fmt.Errorf("the special rate %q has no programs at %q", text, rest)
		}
		parsed, err := ParseRate(rate)
		if err != nil {
			return nil, err
		}
		// The schedule has a few slips of the pen: "MA,.OM", "E IL", "((PA)".
		symbols := strings.FieldsFunc(list, func(c rune) bool { return strings.ContainsRune(",. (", c) })
		for _, s := range symbols {
			if letters := strings.TrimRight(s, "*+"); len(letters) < 1 || len(letters) > 2 || len(s) > 3 || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				return nil, fmt.Errorf("%q is not the symbol of a program, in %q", s, text)
			}
		}
		if len(symbols) == 0 {
			return nil, fmt.Errorf("the special rate %q names no program", text)
		}
		programs = append(programs, Program{symbols, parsed})
		rest = strings.TrimSpace(next)
	}
	return programs, nil
}

// SpecialRate returns the special rate of the program claimed, by its symbol,
// and false when the line has none. A symbol means itself alone: A* is not A,
// because it leaves countries out, and S+ is not S.
func (l Line) SpecialRate(claim string) (Rate, bool) {
	if !strings.Contains(l.Special, claim) {
		return Rate{}, false // as most lines have not
	}
	programs, _ := ParseSpecial(l.Special)
	for _, p := range programs {
		for _, symbol := range p.Symbols {
			if symbol == claim {
				return p.Rate, true
			}
		}
	}
	return Rate{}, false
}

// GeneralRate returns the column 1 general rate.
func (l Line) GeneralRate() Rate { rate, _ := ParseRate(l.General); return rate }

// Column2Rate returns the column 2 rate.
func (l Line) Column2Rate() Rate { rate, _ := ParseRate(l.Column2); return rate }
