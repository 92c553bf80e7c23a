package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"

	"section321/calc/tariff"
)

// The editions before 2025 are kept together in one packed table, exports.csv.br, of
// which sums.csv has the hash: what the Commission exports as CSV, chapters 1 to 97,
// the columns that have no rates left out. history/editions.csv says how each edition
// is made:
//
//	file    an export, the rows of the packed table under the edition's name
//	over    without an export: the rows of that edition instead
//	rates   rates from another edition: "all of E", "special of E" or "S of E"
//	annual  the lines of changes.csv are what the annual database has for that day
//	        and not for the day of the edition beneath
//
// A line that stands in no export, because it was divided before the first, is in
// lines.csv.
//
// An era is what is fetched together.

// readEras reads the editions before 2025 by era, the oldest first.
func readEras(sources string) (eras []string, editions map[string][]edition, err error) {
	h := history{folder: filepath.Join(sources, "history"), made: map[string]edition{}, rows: map[string]map[string]string{}}
	list, err := readTable(filepath.Join(h.folder, "editions.csv"))
	if err != nil {
		return nil, nil, err
	}
	for _, e := range list {
		h.rows[e["edition"]] = e
	}
	if err := h.read(sources); err != nil {
		return nil, nil, err
	}
	editions = map[string][]edition{}
	for _, e := range list {
		made, err := h.edition(e["edition"])
		if err != nil {
			return nil, nil, err
		}
		if len(editions[e["era"]]) == 0 {
			eras = append(eras, e["era"])
		}
		editions[e["era"]] = append(editions[e["era"]], made)
	}
	return eras, editions, nil
}

// A history is the sources of the editions before 2025 and what was made of them.
type history struct {
	folder  string
	slips   []map[string]string
	exports map[string][]row
	changes map[string][]map[string]string // by edition
	lines   []map[string]string
	next    edition // the first of 2025
	rows    map[string]map[string]string
	made    map[string]edition
}

func (h *history) read(sources string) error {
	spellings, err := readTable(filepath.Join(h.folder, "spellings.csv"))
	if err != nil {
		return err
	}
	corrections, err := readTable(filepath.Join(h.folder, "corrections.csv"))
	if err != nil {
		return err
	}
	if h.slips, err = readTable(filepath.Join(h.folder, "slips.csv")); err != nil {
		return err
	}
	packed, err := h.packed()
	if err != nil {
		return err
	}
	table, err := parseTable("exports.csv", packed)
	if err != nil {
		return err
	}
	h.exports = map[string][]row{}
	for _, r := range table {
		made, err := h.exported(r, spellings, corrections)
		if err != nil {
			return fmt.Errorf("%s %s: %w", r["edition"], r["number"], err)
		}
		h.exports[r["edition"]] = append(h.exports[r["edition"]], made)
	}
	changes, err := readTable(filepath.Join(h.folder, "changes.csv"))
	if err != nil {
		return err
	}
	if h.lines, err = readTable(filepath.Join(h.folder, "lines.csv")); err != nil {
		return err
	}
	h.changes = map[string][]map[string]string{}
	for _, c := range changes {
		h.changes[c["edition"]] = append(h.changes[c["edition"]], c)
	}
	later, err := readEditions(sources)
	if err != nil {
		return err
	}
	h.next = later[0]
	return nil
}

// packed unpacks the table of exports and holds it to the hash on record.
func (h *history) packed() ([]byte, error) {
	f, err := os.Open(filepath.Join(h.folder, exportsFile))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(brotli.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", exportsFile, err)
	}
	sums, err := readTable(filepath.Join(h.folder, "sums.csv"))
	if err != nil {
		return nil, err
	}
	got := sha256.Sum256(content)
	if want := sums[0]["sha256"]; sums[0]["file"] != exportsFile || hex.EncodeToString(got[:]) != want {
		return nil, fmt.Errorf("%s: its content has the SHA-256 %x, sums.csv says %s", exportsFile, got, want)
	}
	return content, nil
}

const exportsFile = "exports.csv.br"

var (
	markup = regexp.MustCompile(`<[^>]*>`)
	raised = regexp.MustCompile(`\s*<sup[^>]*>([23])</sup>`)
)

// plain takes the markup out of a cell and undoes slips of the export.
func plain(text string) string {
	text = strings.ReplaceAll(raised.ReplaceAllString(text, "$1"), "¢;", "¢")
	return tidy(strings.ReplaceAll(markup.ReplaceAllString(text, ""), "`", ""))
}

// rate is a rate as it was meant. A slip with "=" before it is a whole text.
func (h *history) rate(text string) string {
	text = plain(text)
	for _, s := range h.slips {
		if whole, ok := strings.CutPrefix(s["was"], "="); !ok {
			text = strings.ReplaceAll(text, s["was"], s["is"])
		} else if whole == text {
			text = s["is"]
		}
	}
	return tidy(text)
}

// exported makes a row of one of the packed table.
func (h *history) exported(r map[string]string, spellings, corrections []map[string]string) (row, error) {
	for _, c := range corrections {
		if (c["edition"] == r["edition"] || c["edition"] == "*") && c["number"] == r["number"] && c["was"] == plain(r[c["column"]]) {
			r[c["column"]] = c["is"]
		}
	}
	out := record{Number: r["number"], Description: plain(r["description"]), General: h.rate(r["general"]), Special: h.rate(r["special"]), Other: h.rate(r["column2"])}
	if _, err := fmt.Sscan(r["indent"], &out.Indent); err != nil {
		return row{}, fmt.Errorf("the indent %q is no number", r["indent"])
	}
	if r["units"] != "" {
		if err := json.Unmarshal([]byte(r["units"]), &out.Units); err != nil {
			return row{}, fmt.Errorf("the units %q: %w", r["units"], err)
		}
	}
	for i, unit := range out.Units {
		out.Units[i] = plain(unit)
		for _, s := range spellings {
			if s["spelling"] == out.Units[i] {
				out.Units[i] = s["as"]
			}
		}
	}
	return out.row()
}

// edition makes an edition, and first what it is made over.
func (h *history) edition(name string) (edition, error) {
	if made, ok := h.made[name]; ok {
		return made, nil
	}
	if name == h.next.name {
		return h.next, nil
	}
	e := h.rows[name]
	if e == nil {
		return edition{}, fmt.Errorf("history/editions.csv has no edition %q", name)
	}
	out := edition{name: name, from: e["from"], firstDay: e["first_day"], url: e["url"], rows: h.exports[name]}
	if over := e["over"]; over != "" {
		beneath, err := h.edition(over)
		if err != nil {
			return out, err
		}
		out.rows = append([]row{}, beneath.rows...)
	}
	if len(out.rows) == 0 {
		return out, fmt.Errorf("%s has no rows", name)
	}
	if how, from, ok := strings.Cut(e["rates"], " of "); ok {
		other, err := h.edition(from)
		if err != nil {
			return out, err
		}
		if err := takeRates(how, out.rows, other.rows); err != nil {
			return out, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, l := range h.lines {
		if l["edition"] == name {
			out.rows = undivided(out.rows, l)
		}
	}
	if err := h.change(out.rows, h.changes[name]); err != nil {
		return out, fmt.Errorf("%s: %w", name, err)
	}
	h.made[name] = out
	return out, nil
}

// undivided puts a line into the place of those that it was divided into later.
func undivided(rows []row, line map[string]string) []row {
	var out []row
	placed := false
	for _, r := range rows {
		if len(r.number) < 8 || !slices.Contains(strings.Fields(line["instead"]), r.number[:8]) {
			out = append(out, r)
			continue
		}
		if !placed {
			out, placed = append(out, row{line["number"], r.indent, line["description"], line["units"], line["general"], line["special"], line["column2"]}), true
		}
	}
	return out
}

// takeRates takes rates from another edition, by the 8 digits of the line.
func takeRates(how string, rows, from []row) error {
	rates := map[string]*row{}
	for i := range from {
		if r := &from[i]; r.general != "" {
			rates[r.number[:8]] = r
		}
	}
	for i := range rows {
		r := &rows[i]
		if r.general == "" {
			continue
		}
		other := rates[r.number[:8]]
		switch same := other != nil && other.general == r.general; {
		case how == "all" && other == nil:
			return fmt.Errorf("%s has no rates", r.number)
		case how == "all":
			r.general, r.special, r.column2 = other.general, other.special, other.column2
		case how == "special" && same:
			r.special = other.special
		case how == "special":
			r.special, _, _ = strings.Cut(r.special, ") ")
			if r.special != "" && !strings.HasSuffix(r.special, ")") {
				r.special += ")"
			}
			if !strings.HasPrefix(r.special, "Free") {
				r.special = ""
			}
		case how == "S" && same && isFree(other.special, "S") && !isFree(r.special, "S"):
			if free, ok := strings.CutPrefix(r.special, "Free ("); ok {
				r.special = "Free (S," + free
			} else {
				r.special = strings.TrimSpace("Free (S) " + r.special)
			}
		}
	}
	return nil
}

// isFree reports whether goods are free under a program.
func isFree(special, symbol string) bool {
	programs, _ := tariff.ParseSpecial(special)
	for _, p := range programs {
		for _, s := range p.Symbols {
			if s == symbol {
				return p.Rate.IsFree()
			}
		}
	}
	return false
}

// change puts the rates of changes.csv in their lines.
func (h *history) change(rows []row, changes []map[string]string) error {
	for _, c := range changes {
		found := false
		for i := range rows {
			if r := &rows[i]; r.general != "" && r.number[:8] == c["number"] {
				r.general, r.special, r.column2 = h.rate(c["general"]), whole(h.rate(c["special"]), r.special), h.rate(c["column2"])
				found = true
			}
		}
		if !found {
			return fmt.Errorf("changes.csv: there is no line %s", c["number"])
		}
	}
	return nil
}

// whole is a special rate of the annual database, which cuts off long ones. What it lacks
// is as it was: references to chapter 99 stand at the end.
func whole(text, before string) string {
	if text == "" || strings.HasSuffix(text, ")") {
		return tidySpecial(text)
	}
	out := tidySpecial(text[:strings.LastIndex(text, ")")+1])
	for _, rate := range strings.SplitAfter(before, ") ") {
		rate, programs, _ := strings.Cut(strings.TrimSpace(rate), "(")
		if strings.HasPrefix(rate, "See") && !strings.Contains(out, "("+programs) {
			out += " " + rate + "(" + programs
		}
	}
	return out
}

// compileEras returns the compiled schedule of each era, which uses the words of the one of
// the days after them.
func compileEras(sources string, upon []byte) (eras []string, data map[string][]byte, err error) {
	eras, editions, err := readEras(sources)
	if err != nil {
		return nil, nil, err
	}
	later, err := readEditions(sources)
	if err != nil {
		return nil, nil, err
	}
	data = map[string][]byte{}
	for i, era := range eras {
		until := later[0].from
		if i+1 < len(eras) {
			until = editions[eras[i+1]][0].from
		}
		if data[era], err = encode(editions[era], merge(editions[era]), until, upon); err != nil {
			return nil, nil, fmt.Errorf("era %s: %w", era, err)
		}
	}
	return eras, data, nil
}

// writeTable writes rows of cells as CSV.
func writeTable(rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.WriteAll(rows) // a buffer takes everything
	return out.Bytes()
}
