package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
)

// pack makes the packed sources of the editions before 2025 out of the files as the
// Commission publishes them, which are too large to keep: folder/editions holds the
// exports that history/editions.csv names, folder/annual the annual databases as
// tariff_database_YEAR.csv.gz.
func pack(sources, folder string) error {
	history := filepath.Join(sources, "history")
	list, err := readTable(filepath.Join(history, "editions.csv"))
	if err != nil {
		return err
	}
	table := [][]string{{"edition", "number", "indent", "description", "units", "general", "special", "column2"}}
	sums := [][]string{{"file", "sha256"}, nil}
	for _, e := range list {
		if e["file"] == "" {
			continue
		}
		records, sum, err := published(filepath.Join(folder, "editions", e["file"]))
		if err != nil {
			return err
		}
		sums = append(sums, []string{e["file"], sum})
		for _, r := range records[1:] {
			if r[0] >= "98" {
				break
			}
			table = append(table, append([]string{e["edition"]}, r[:7]...))
		}
	}
	content := writeTable(table)
	sums[1] = []string{exportsFile, fmt.Sprintf("%x", sha256.Sum256(content))}
	packed, err := brotlied(content)
	if err != nil {
		return err
	}
	if err := packAnnual(folder, filepath.Join(filepath.Dir(sources), "testdata", annualFile)); err != nil {
		return err
	}
	changes, err := annualChanges(list, folder)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{exportsFile: packed, "changes.csv": writeTable(changes), "sums.csv": writeTable(sums)} {
		if err := os.WriteFile(filepath.Join(history, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func brotlied(content []byte) ([]byte, error) {
	var packed bytes.Buffer
	w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: 11, LGWin: 24})
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	err := w.Close()
	return packed.Bytes(), err
}

// annualFile holds what the annual databases say of the days of annualDays, to compare with.
const annualFile = "annual.csv.br"

// annualDays are days of every year that has a database, before and after the changes
// within it.
var annualDays = []string{"2017-01-02", "2017-07-02", "2018-01-02", "2018-07-02", "2018-11-02", "2019-01-02", "2019-07-02", "2019-12-02", "2021-01-02", "2021-08-02",
	"2022-01-28", "2023-01-02", "2024-01-02"}

func packAnnual(folder, out string) error {
	table := [][]string{{"day", "number", "general", "column2"}}
	for _, day := range annualDays {
		rates, err := annual(folder, day)
		if err != nil {
			return err
		}
		for _, number := range slices.Sorted(maps.Keys(rates)) {
			table = append(table, []string{day, number, rates[number][0], rates[number][2]})
		}
	}
	packed, err := brotlied(writeTable(table))
	if err != nil {
		return err
	}
	return os.WriteFile(out, packed, 0o644)
}

// published reads a packed CSV of the Commission and returns the hash of its content.
func published(file string) ([][]string, string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", file, err)
	}
	content, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", file, err)
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", file, err)
	}
	return records, fmt.Sprintf("%x", sha256.Sum256(content)), nil
}

// annualChanges compares what an annual database has for the day of an edition with what
// it, or that of its year, has for the day of the edition beneath.
func annualChanges(list []map[string]string, folder string) ([][]string, error) {
	from := map[string]string{}
	for _, e := range list {
		from[e["edition"]] = e["from"]
	}
	changes := [][]string{{"edition", "number", "general", "special", "column2"}}
	for _, e := range list {
		if e["annual"] == "" {
			continue
		}
		now, err := annual(folder, e["annual"])
		if err != nil {
			return nil, err
		}
		before, err := annual(folder, dayAfter(from[e["over"]]))
		if err != nil {
			return nil, err
		}
		var numbers []string
		for number, rates := range now {
			if old, ok := before[number]; ok && old != rates {
				numbers = append(numbers, number)
			}
		}
		sort.Strings(numbers)
		for _, number := range numbers {
			rates := now[number]
			changes = append(changes, []string{e["edition"], number, rates[0], rates[1], rates[2]})
		}
	}
	return changes, nil
}

// annual returns the general, special and column 2 rates of a day by their 8 digits.
func annual(folder, day string) (map[string][3]string, error) {
	records, _, err := published(filepath.Join(folder, "annual", "tariff_database_"+day[:4]+".csv.gz"))
	if err != nil {
		return nil, err
	}
	column := map[string]int{}
	for i, name := range records[0] {
		column[name] = i
	}
	rates := map[string][3]string{}
	for _, r := range records[1:] {
		cell := func(name string) string { return strings.ReplaceAll(r[column[name]], " cents", "¢") }
		number := r[column["hts8"]]
		number = strings.Repeat("0", max(0, 8-len(number))) + number
		if number < "98" && serial(cell("begin_effect_date")) <= day && day <= serial(cell("end_effective_date")) {
			rates[number] = [3]string{cell("mfn_text_rate"), cell("col1_special_text"), cell("col2_text_rate")}
		}
	}
	return rates, nil
}

// serial reads a day as a spreadsheet counts them.
func serial(text string) string {
	n, _ := strconv.Atoi(text)
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func dayAfter(day string) string {
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}
