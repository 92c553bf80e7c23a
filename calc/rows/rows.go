// Package rows reads the small files of comma-separated values that the
// calculator carries.
package rows

import "strings"

// Parse takes comma-separated values apart, a slice a line. Cells may be quoted.
// Package encoding/csv would do it too, at the price of 6 KB in the engine; a test
// holds that both read every file the same.
func Parse(text string) [][]string {
	var records [][]string
	var record []string
	for len(text) > 0 {
		var cell string
		if rest, quoted := strings.CutPrefix(text, `"`); quoted {
			var b strings.Builder
			for {
				before, after, _ := strings.Cut(rest, `"`)
				b.WriteString(before)
				if rest, quoted = strings.CutPrefix(after, `"`); !quoted {
					break
				}
				b.WriteByte('"')
			}
			cell, text = b.String(), rest
		} else {
			end := 0
			for end < len(text) && text[end] != ',' && text[end] != '\n' {
				end++
			}
			cell, text = text[:end], text[end:]
		}
		if record == nil && len(records) > 0 {
			record = make([]string, 0, len(records[0]))
		}
		record = append(record, cell)
		if text == "" || text[0] == '\n' {
			records, record = append(records, record), nil
		}
		if text != "" {
			last := text[0] == ',' && len(text) == 1
			if text = text[1:]; last {
				records = append(records, append(record, ""))
			}
		}
	}
	return records
}
