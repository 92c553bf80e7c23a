package rows

import "strings"

// Safe keeps a spreadsheet from running a cell: what would be a formula is marked as text.
// Negative amounts stay amounts.
func Safe(cells []string) []string {
	for i, c := range cells {
		first := strings.TrimLeft(c, " \t\r\n\u00a0\ufeff")
		if first == "" || !strings.ContainsRune("=+-@", rune(first[0])) && c[0] != '\t' && c[0] != '\r' && c[0] != '\n' {
			continue
		}
		if strings.Trim(first, "-.0123456789") == "" {
			continue
		}
		cells[i] = "'" + c
	}
	return cells
}
