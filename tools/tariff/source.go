package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"section321/calc/tariff"
)

// A row is a line of the printed schedule, in our spelling.
type row struct {
	number                    string // digits, or "" for words that stand above numbers
	indent                    int
	description               string
	units                     string // words of tariff.Units, separated by spaces
	general, special, column2 string
}

// An edition is one published schedule, chapters 1 to 97.
type edition struct {
	name, from, firstDay, url string
	rows                      []row
}

// readEditions reads every edition that editions.csv lists, oldest first.
func readEditions(folder string) ([]edition, error) {
	list, err := readTable(filepath.Join(folder, "editions.csv"))
	if err != nil {
		return nil, err
	}
	corrections, err := readTable(filepath.Join(folder, "corrections.csv"))
	if err != nil {
		return nil, err
	}
	var editions []edition
	for _, e := range list {
		content, err := readSource(filepath.Join(folder, e["file"]), e["sha256"])
		if err != nil {
			return nil, err
		}
		ed := edition{name: e["edition"], from: e["from"], firstDay: e["first_day"], url: e["url"]}
		if strings.Contains(e["file"], ".csv") {
			ed.rows, err = ratesOver(editions[len(editions)-1].rows, content)
		} else {
			ed.rows, err = parseEdition(content, e["edition"], corrections)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e["file"], err)
		}
		editions = append(editions, ed)
	}
	return editions, restoreRows(editions, corrections)
}

func readTable(file string) ([]map[string]string, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parseTable(file, content)
}

func parseTable(name string, content []byte) ([]map[string]string, error) {
	records, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		cells := map[string]string{}
		for i, cell := range record {
			cells[records[0][i]] = cell
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

// readSource unpacks a source and holds its content to the sum that is on record.
func readSource(file, sum string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	content, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if got := sha256.Sum256(content); hex.EncodeToString(got[:]) != sum {
		return nil, fmt.Errorf("%s: its content has the SHA-256 %x, editions.csv says %s", file, got, sum)
	}
	return content, nil
}

// A record is a row as the Commission publishes it.
type record struct {
	Number      string   `json:"htsno"`
	Indent      int      `json:"indent,string"`
	Description string   `json:"description"`
	Units       []string `json:"units"`
	General     string   `json:"general"`
	Special     string   `json:"special"`
	Other       string   `json:"other"`
}

func parseEdition(content []byte, name string, corrections []map[string]string) ([]row, error) {
	var records []record
	if err := json.Unmarshal(content, &records); err != nil {
		return nil, err
	}
	var rows []row
	for _, r := range records {
		if r.Number >= "98" {
			break
		}
		for _, c := range corrections {
			if c["edition"] == name && c["number"] == r.Number && c["column"] == "other" && c["was"] == r.Other {
				r.Other = c["is"]
			}
		}
		row, err := r.row()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Number, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (r record) row() (row, error) {
	out := row{number: strings.ReplaceAll(strings.TrimSpace(r.Number), ".", ""), indent: r.Indent,
		description: tidy(r.Description), general: tidy(r.General), special: tidySpecial(r.Special), column2: tidy(r.Other)}
	if strings.Contains(out.description, "</") {
		return out, fmt.Errorf("the description carries markup: %s", out.description)
	}
	if out.general == "" {
		// 9006.59.15.20 repeats the column 2 rate of its line and no other.
		out.special, out.column2 = "", ""
	}
	var units []string
	for _, unit := range r.Units {
		if strings.TrimSpace(unit) == "" {
			continue
		}
		words, ok := tariff.Units(unit)
		if !ok {
			return out, fmt.Errorf("calc/tariff/data/units.csv does not have the unit %q", unit)
		}
		units = append(units, words...)
	}
	out.units = strings.Join(units, " ")
	return out, nil
}

// tidy makes one space of every run of spaces and line ends.
func tidy(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\u200b", "")), " ")
}

// tidySpecial also spaces the lists of programs alike, which the printed column
// breaks where it must: "Free (A+,AU) 4.6% (JP)".
func tidySpecial(text string) string {
	var out []string
	for rest := tidy(text); rest != ""; {
		rate, after, _ := strings.Cut(rest, "(")
		programs, next, _ := strings.Cut(after, ")")
		programs = strings.ReplaceAll(programs, ", ", ",")
		out = append(out, strings.TrimSpace(rate)+" ("+strings.TrimSpace(programs)+")")
		rest = strings.TrimSpace(next)
	}
	return strings.Join(out, " ")
}

// ratesOver makes an edition of which only the rates are at hand out of the
// edition before it. A rate that stands on 8 digits where it stood on 10 means
// that the line was divided; the new statistical numbers are not known.
func ratesOver(before []row, content []byte) ([]row, error) {
	table, err := parseTable("rates", content)
	if err != nil {
		return nil, err
	}
	rates := map[string]map[string]string{}
	for _, r := range table {
		rates[strings.ReplaceAll(r["htsno"], ".", "")] = r
	}
	rows := append([]row{}, before...)
	for i := range rows {
		r := &rows[i]
		if r.general == "" {
			continue
		}
		rate, ok := rates[r.number]
		if !ok {
			r.number = r.number[:8]
			rate, ok = rates[r.number]
		}
		if !ok {
			return nil, fmt.Errorf("%s has no rate", r.number)
		}
		r.general, r.column2 = tidy(rate["general_rev15"]), tidy(rate["column2_rev15"])
		delete(rates, r.number)
	}
	for number := range rates {
		if number < "98" && rates[number]["general_rev15"] != "" {
			return nil, fmt.Errorf("%s is a new line without a description", number)
		}
	}
	return rows, nil
}

// restoreRows puts rows that a published file lacks where another edition has
// them: after the same row.
func restoreRows(editions []edition, corrections []map[string]string) error {
	for _, c := range corrections {
		if c["column"] != "row" {
			continue
		}
		number := strings.ReplaceAll(c["number"], ".", "")
		to, from := find(editions, c["edition"]), find(editions, c["is"])
		at := placeOf(from, number)
		if to == nil || at < 1 {
			return fmt.Errorf("corrections.csv: there is no row %s in %q", c["number"], c["is"])
		}
		after := placeOf(to, from.rows[at-1].number) + 1
		if after < 1 || placeOf(to, number) >= 0 {
			return fmt.Errorf("corrections.csv: the row %s has no place in %q", c["number"], c["edition"])
		}
		to.rows = append(to.rows[:after:after], append([]row{from.rows[at]}, to.rows[after:]...)...)
	}
	return nil
}

func find(editions []edition, name string) *edition {
	for i := range editions {
		if editions[i].name == name {
			return &editions[i]
		}
	}
	return nil
}

func placeOf(e *edition, number string) int {
	if e != nil && number != "" {
		for i, r := range e.rows {
			if r.number == number {
				return i
			}
		}
	}
	return -1
}
