// Command lists compiles the product lists of duty measures, one file of numbers
// each in source, into the file that the calculator reads for the days from 2025 on, and
// those in before/ERA, with the ones that before/reuse.csv names, into that of each era.
//
//	go run ./tools/lists
package main

import (
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"section321/calc/tariff/lists"
)

const (
	out    = "calc/tariff/schedule/lists.bin"
	source = "tools/lists/source"
	before = "tools/lists/before"
)

func main() {
	files, err := every("")
	if err != nil {
		fmt.Fprintln(os.Stderr, "lists:", err)
		os.Exit(1)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(name, files[name], 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "lists:", err)
			os.Exit(1)
		}
		fmt.Printf("%s: %d bytes\n", name, len(files[name]))
	}
}

// every compiles the lists of all days, seen from a folder above the module's, by the
// files they belong in.
func every(root string) (map[string][]byte, error) {
	files := map[string][]byte{}
	var err error
	if files[out], err = compile(filepath.Join(root, source)); err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(root, before, "reuse.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	reused, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reuse.csv: %w", err)
	}
	also := map[string][]string{}
	for _, row := range reused[1:] {
		also[row[0]] = append(also[row[0]], filepath.Join(root, source, row[1]+".csv"))
	}
	for era, lists := range also {
		name := filepath.Join(filepath.Dir(out), "eras", era+"-lists.bin")
		if files[name], err = compile(filepath.Join(root, before, era), lists...); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// compile reads every list of a folder, and others. Columns are number (4 to 10 digits),
// from and to, which are empty where the measure itself says when.
func compile(folder string, others ...string) ([]byte, error) {
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
