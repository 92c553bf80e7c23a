package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

// How far the first heading that a search finds may be trusted is measured on goods as
// others described them: parcels.csv, what British shops wrote on parcels, and rulings.csv,
// the subjects of rulings, each with the first six digits of its numbers. The vocabulary was
// not made from them. Parcels are described in thirty letters at most, often by a brand
// alone, so a person who says what a thing is fares better.
const (
	measuredFolder = "tools/words/measured"
	suretyFile     = "calc/tariff/data/surety.csv"
	measuredDay    = "2026-09-01"
)

// measure returns surety.csv with what was measured: for each kind of search, how many there
// were and of how many the first heading was right.
func measure(today string) (string, error) {
	s, err := schedule.Open()
	if err != nil {
		return "", err
	}
	right, of := map[string]int{}, map[string]int{}
	files, err := filepath.Glob(measuredFolder + "/*.csv")
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("%s has no descriptions to measure with: %v", measuredFolder, err)
	}
	for _, name := range files {
		described, err := read(name)
		if err != nil {
			return "", err
		}
		for _, row := range described[1:] {
			found, err := s.Find(measuredDay, row[0]+" ", 10)
			if err != nil {
				return "", err
			}
			if found.Sure == nil {
				continue
			}
			of[string(found.Sure.Level)]++
			if isOf(found.Lines[0], strings.Fields(row[1])) {
				right[string(found.Sure.Level)]++
			}
		}
	}
	kinds, err := read(suretyFile)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, row := range kinds {
		if i > 0 {
			row[4], row[5] = fmt.Sprint(right[row[0]]), fmt.Sprint(of[row[0]])
			if today != "" {
				row[6] = today
			}
		}
		b.WriteString(strings.Join(row, ",") + "\n")
	}
	return b.String(), nil
}

// isOf reports whether a line is of the heading of one of the numbers.
func isOf(found tariff.Found, numbers []string) bool {
	for _, n := range numbers {
		if n[:4] == found.Line.Number[:4] {
			return true
		}
	}
	return false
}

func read(name string) ([][]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return csv.NewReader(file).ReadAll()
}
