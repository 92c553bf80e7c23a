package edition

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"section321/calc/tariff/lists"
)

// CompileLists reads every list of a folder, and others. Columns are number (4 to 10 digits),
// from and to, which are empty where the measure itself says when.
func CompileLists(folder string, others ...string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no lists in %s", folder)
	}
	files = append(files, others...)
	on := map[string][]lists.Membership{}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		for i, row := range rows[1:] {
			if n := row[0]; len(n) < 4 || len(n) > 10 || strings.Trim(n, "0123456789") != "" {
				return nil, fmt.Errorf("%s line %d: %q is not a number of 4 to 10 digits", file, i+2, n)
			}
			on[row[0]] = append(on[row[0]], lists.Membership{List: name, From: row[1], To: row[2]})
		}
	}
	var entries []lists.Entry
	for number, memberships := range on {
		entries = append(entries, lists.Entry{Number: number, On: memberships})
	}
	slices.SortFunc(entries, func(a, b lists.Entry) int {
		if c := strings.Compare(filled(a.Number), filled(b.Number)); c != 0 {
			return c
		}
		return len(a.Number) - len(b.Number)
	})
	return lists.Compile(entries), nil
}

func filled(number string) string { return number + strings.Repeat("0", 10-len(number)) }
