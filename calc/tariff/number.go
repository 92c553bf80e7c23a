// Package tariff knows the Harmonized Tariff Schedule of the United States.
package tariff

import (
	"strings"

	"section321/calc/say"
)

// ParseNumber reads a tariff number of 8 or 10 digits, or a heading or subheading
// of 4 or 6, with or without dots or spaces, and returns its digits. Only chapters 01 to 97 hold goods: 98 and 99 hold
// provisions that are claimed or added beside a number of the goods.
func ParseNumber(s string) (string, error) {
	points := strings.ReplaceAll(strings.Join(strings.Fields(s), "."), "...", ".") // "6109 10 00", "6109 . 10"
	digits := strings.ReplaceAll(points, ".", "")
	if strings.Trim(digits, "0123456789") != "" || strings.HasPrefix(points, ".") || strings.HasSuffix(points, ".") || strings.Contains(points, "..") {
		return "", say.Err("hts-invalid", say.Text("given", s))
	}
	if n := len(digits); n == 7 || n == 9 {
		return "", say.Err("hts-zero-dropped", say.Text("given", s), say.Count("digits", n), say.Text("meant", "0"+digits))
	}
	if n := len(digits); n != 4 && n != 6 && n != 8 && n != 10 {
		return "", say.Err("hts-digits", say.Text("given", s), say.Count("digits", len(digits)))
	}
	if chapter := digits[:2]; chapter < "01" || chapter > "97" || chapter == "77" {
		return "", say.Err("hts-no-goods", say.Text("given", s), say.Text("chapter", chapter))
	}
	return digits, nil
}
