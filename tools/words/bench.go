package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"section321/calc/tariff/schedule"
)

// benchSets are descriptions with their right numbers, in columns: how often each is found
// is printed. Nothing of the vocabulary was learned from them.
var benchSets = []struct {
	name, file         string
	described, numbers int // columns
}{
	{"titles of a marketplace (HSCodeComp)", "tools/section321/testdata/products.csv", 1, 6},
	{"what British shops wrote on parcels", measuredFolder + "/parcels.csv", 0, 1},
	{"subjects of rulings", measuredFolder + "/rulings.csv", 0, 1},
	{"a kitchen, a desk, a wardrobe: English", roomsFile, 1, 0},
	{"… Spanish", roomsFile, 2, 0},
	{"… French", roomsFile, 3, 0},
	{"… Chinese", roomsFile, 4, 0},
}

const roomsFile = "tools/words/testdata/rooms.csv"

// bench prints how often the search finds the right number, and how long it takes.
func bench() error {
	s, err := schedule.Open()
	if err != nil {
		return err
	}
	fmt.Printf("%-40s%6s%10s%10s%10s%10s%10s%10s\n", "search, in a hundred", "of", "4 first", "4 of ten", "6 of ten", "8 of ten", "10 first", "median")
	for _, set := range benchSets {
		rows, err := read(set.file)
		if err != nil {
			return err
		}
		var right [5]int
		var took []time.Duration
		for _, row := range rows[1:] {
			start := time.Now()
			found, err := s.Find(measuredDay, row[set.described]+" ", 10)
			if err != nil {
				return err
			}
			took = append(took, time.Since(start))
			var likely []string
			for _, l := range found.Lines {
				likely = append(likely, l.Likely)
			}
			for i, wanted := range [...]struct{ digits, lines int }{{4, 1}, {4, 10}, {6, 10}, {8, 10}, {10, 1}} {
				if within(likely[:min(wanted.lines, len(likely))], strings.Fields(row[set.numbers]), wanted.digits) {
					right[i]++
				}
			}
		}
		fmt.Printf("%-40s%6d", set.name, len(took))
		for i, n := range right {
			shown := fmt.Sprintf("%.1f", 100*float64(n)/float64(len(took)))
			if i > 2 && set.numbers != 6 { // the numbers of the set have six digits at most
				shown = "–"
			}
			fmt.Printf("%10s", shown)
		}
		slices.Sort(took)
		fmt.Printf("%10v\n", took[len(took)/2].Round(10*time.Microsecond))
	}
	return nil
}

// within reports whether one of the lines begins with so many digits of one of the numbers,
// or with the whole number where it is shorter.
func within(lines, numbers []string, digits int) bool {
	for _, line := range lines {
		for _, n := range numbers {
			n = strings.ReplaceAll(n, ".", "")
			if strings.HasPrefix(line, n[:min(digits, len(n))]) {
				return true
			}
		}
	}
	return false
}
