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

	"section321/tools/edition"
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
	if files[out], err = edition.CompileLists(filepath.Join(root, source)); err != nil {
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
	eras, err := filepath.Glob(filepath.Join(root, before, "*", ""))
	if err != nil {
		return nil, err
	}
	for _, folder := range eras {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			continue
		}
		era := filepath.Base(folder)
		name := filepath.Join(filepath.Dir(out), "eras", era+"-lists.bin")
		if files[name], err = edition.CompileLists(folder, also[era]...); err != nil {
			return nil, err
		}
	}
	return files, nil
}
