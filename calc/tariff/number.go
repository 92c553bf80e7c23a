// Package tariff knows the Harmonized Tariff Schedule of the United States.
package tariff

import (
	"fmt"
	"strings"
)

// ParseNumber reads a tariff number of 8 or 10 digits, or a heading or subheading
// of 4 or 6, with or without dots or spaces, and returns its digits. Only chapters 01 to 97 hold goods: 98 and 99 hold
// provisions that are claimed or added beside a number of the goods.
func ParseNumber(s string) (string, error) {
	points := strings.ReplaceAll(strings.Join(strings.Fields(s), "."), "...", ".") // "6109 10 00", "6109 . 10"
	digits := strings.ReplaceAll(points, ".", "")
	if strings.Trim(digits, "0123456789") != "" || strings.HasPrefix(points, ".") || strings.HasSuffix(points, ".") || strings.Contains(points, "..") {
		return "", fmt.Errorf("%q is not a tariff number; write 8 or 10 digits, such as 6109.10.00 or 6109100012", s)
	}
	if n := len(digits); n == 7 || n == 9 {
		return "", fmt.Errorf("%q has %d digits; a tariff number has 8 or 10. Spreadsheets drop the zero in front: did you mean 0%s?", s, n, digits)
	}
	if n := len(digits); n != 4 && n != 6 && n != 8 && n != 10 {
		return "", fmt.Errorf("%q has %d digits; a tariff number has 8 or 10, such as 6109.10.00 or 6109100012", s, len(digits))
	}
	if chapter := digits[:2]; chapter < "01" || chapter > "97" || chapter == "77" {
		return "", fmt.Errorf("%q is in chapter %s, which holds no goods; write the number of the goods themselves, from chapters 01 to 97", s, chapter)
	}
	return digits, nil
}
