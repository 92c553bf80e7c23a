// Command words compiles the vocabulary, what people call goods in four languages, into
// the one file that the search of tariff numbers reads.
//
//	go run ./tools/words            compiles it
//	go run ./tools/words -measure   measures how far what a search finds may be trusted
//	go run ./tools/words -bench     prints how often the search finds the right number
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"section321/calc/tariff"
	"section321/calc/tariff/schedule"
)

const out = "calc/tariff/schedule/words.txt"

// sources are the files of the vocabulary. Where two have a name, the first is right.
var sources = []string{"words", "goods", "market", "plain", "chinese", "uk", "vague", "vague-uk"}

func main() {
	var err error
	switch strings.Join(os.Args[1:], " ") {
	case "-bench":
		err = bench()
	case "-measure":
		var text string
		if text, err = measure(time.Now().Format(time.DateOnly)); err == nil {
			err = os.WriteFile(suretyFile, []byte(text), 0o644)
			fmt.Print(text)
		}
	case "":
		var text string
		var names int
		if text, names, err = compile("tools/words/source"); err == nil {
			err = os.WriteFile(out, []byte(text), 0o644)
			fmt.Printf("%s: %d names, %d bytes\n", out, names, len(text))
		}
	default:
		err = fmt.Errorf("given %q; it takes nothing, -measure or -bench", os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

// compile reads every source. A line is what the goods are in the tariff, numbers with the
// likeliest first, words of its text, or "?" for names that say too little; then, parted by
// bars, the names in English, Spanish, French and Chinese, parted by commas.
func compile(folder string) (string, int, error) {
	s, err := tariff.Load(schedule.Data)
	if err != nil {
		return "", 0, err
	}
	taken, meant := map[string]bool{}, map[string][]string{}
	for _, source := range sources {
		data, err := os.ReadFile(folder + "/" + source + ".txt")
		if err != nil {
			return "", 0, err
		}
		fresh := map[string]bool{}
		for i, line := range strings.Split(string(data), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			columns := strings.Split(line, "|")
			if len(columns) < 2 || len(columns) > 5 {
				return "", 0, fmt.Errorf("%s.txt line %d has %d columns; it takes numbers and up to four languages, parted by bars", source, i+1, len(columns))
			}
			numbers, err := known(s, strings.Fields(columns[0]))
			if err != nil {
				return "", 0, fmt.Errorf("%s.txt line %d: %w", source, i+1, err)
			}
			for name := range strings.SplitSeq(strings.Join(columns[1:], ","), ",") {
				key := tariff.Name(name)
				if key == "" || taken[key] || fresh[key] {
					continue
				}
				fresh[key] = true
				meant[numbers] = append(meant[numbers], key)
			}
		}
		for key := range fresh {
			taken[key] = true
		}
	}
	var lines []string
	for numbers, names := range meant {
		slices.Sort(names)
		lines = append(lines, strings.Join(names, ",")+"="+numbers+"\n")
	}
	// Like beside like compresses better.
	slices.SortFunc(lines, func(a, b string) int {
		_, x, _ := strings.Cut(a, "=")
		_, y, _ := strings.Cut(b, "=")
		return cmp.Compare(x, y)
	})
	return strings.Join(lines, ""), len(taken), nil
}

// known takes the dots from numbers and holds that each is in the newest edition.
func known(s *tariff.Schedule, fields []string) (string, error) {
	editions := s.Editions()
	newest := editions[len(editions)-1].From
	var all []string
	for _, f := range fields {
		number := strings.ReplaceAll(f, ".", "")
		if strings.Trim(number, "0123456789") == "" {
			if found, err := s.Find(newest, number, 1); err != nil || len(found.Lines) == 0 || !strings.HasPrefix(found.Lines[0].Line.Number, number[:min(8, len(number))]) {
				return "", fmt.Errorf("%s is no number of the tariff on %s", f, newest)
			}
		}
		if !slices.Contains(all, number) {
			all = append(all, number)
		}
	}
	if len(all) == 0 {
		return "", fmt.Errorf("the line has no numbers")
	}
	return strings.Join(all, " "), nil
}
