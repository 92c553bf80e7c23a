package entries

import (
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/orders"
)

// dayIn reads a day. Figures reports that its month and day stand in figures of which
// either could come first.
func dayIn(cell string) (day law.Date, figures, ok bool) {
	before, _, slashed := strings.Cut(cell, "/")
	figures = slashed && len(before) <= 2
	day, ok = orders.Day(cell)
	return day, figures, ok
}

// dayFirst reports whether the cell begins with a number that is no month.
func dayFirst(cell string) bool {
	before, _, _ := strings.Cut(cell, "/")
	return len(before) == 2 && before > "12" && before <= "31"
}

// dollars reads an amount as reports write it, 1,234.5 or $1,234.50, and nothing else: a
// comma that is no thousands’ may stand for the point.
func dollars(cell string) (d decimal.Decimal, ok bool) {
	whole, part, point := strings.Cut(strings.TrimSpace(strings.TrimPrefix(cell, "$")), ".")
	if point && (len(part) == 0 || len(part) > 2) {
		return d, false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if len(groups) > 1 && (i == 0 && (len(g) == 0 || len(g) > 3) || i > 0 && len(g) != 3) {
			return d, false
		}
	}
	digits := strings.Join(groups, "")
	if len(digits) == 0 || len(digits) > 10 || strings.Trim(digits+part, "0123456789") != "" {
		return d, false
	}
	d, err := decimal.NewFromString(digits + "." + part + "0")
	return d, err == nil
}

// typeOf reads a type of entry: its two digits, which its name may follow.
func typeOf(cell string) string {
	n := 0
	for n < len(cell) && cell[n] >= '0' && cell[n] <= '9' {
		n++
	}
	switch n {
	case 1:
		return "0" + cell[:1]
	case 2:
		return cell[:2]
	}
	return ""
}

// decided reports whether the status of a protest says that it is open no more.
func decided(status string) bool {
	for _, word := range [...]string{"approved", "closed", "denied", "granted", "rejected", "void", "withdrawn"} {
		if strings.HasPrefix(strings.ToLower(status), word) {
			return true
		}
	}
	return false
}

// yes reads an indicator.
func yes(cell string) (yes, ok bool) {
	switch strings.ToLower(cell) {
	case "y", "yes", "true", "1":
		return true, true
	case "", "n", "no", "false", "0":
		return false, true
	}
	return false, false
}
