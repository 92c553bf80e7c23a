package edition

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"section321/calc/law"
)

// A RowChange is a row of the tables that is another than before, in the row's own words. It is what whoever
// is asked to take an edition reads first.
type RowChange struct {
	Text   string `json:"text"`
	From   string `json:"from,omitempty"` // the day it begins to hold
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Source string `json:"source,omitempty"` // the citation of its document
}

// changesName is the file of an edition that tells what it changes.
const changesName = "changes.json"

// quiet are the columns whose change alone changes no answer.
var quiet = []string{"source", "also", "confidence", "excerpt", "note", "text", "change"}

// RowChanges tells which rows of the tables are others than before, by table and in their order.
func RowChanges(before, after law.Tables) ([]RowChange, error) {
	cited, err := citations(after)
	if err != nil {
		return nil, err
	}
	var changes []RowChange
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if name == "edition.csv" || name == "sources.csv" {
			continue
		}
		was, _, err := keyed(name, before[name])
		if err != nil {
			return nil, err
		}
		is, order, err := keyed(name, after[name])
		if err != nil {
			return nil, err
		}
		for _, key := range order {
			row := is[key]
			c := RowChange{Text: row.says(key), From: row["from"], Source: cited[row["source"]]}
			if old, ok := was[key]; !ok {
				c.After = row.figures()
			} else if c.Before, c.After = differ(old, row); c.Before == c.After {
				continue
			}
			changes = append(changes, c)
		}
		for _, key := range slices.Sorted(maps.Keys(was)) {
			if _, ok := is[key]; !ok {
				changes = append(changes, RowChange{Text: was[key].says(key), Before: was[key].figures(), Source: cited[was[key]["source"]]})
			}
		}
	}
	return changes, nil
}

// tableRow is a row by the names of its columns.
type tableRow map[string]string

// says is what the row is about, in words.
func (r tableRow) says(key string) string {
	for _, column := range []string{"text", "name", "label"} {
		if r[column] != "" {
			return r[column]
		}
	}
	return key
}

// figures are the amounts of a row and whom they are for.
func (r tableRow) figures() string {
	var said []string
	for _, f := range []struct{ column, form string }{{"rate", "%s %%"}, {"limit", "$%s"}, {"amount", "%s"}, {"origins", "%s"}, {"lists", "%s"}, {"to", "to %s"}} {
		if r[f.column] != "" {
			said = append(said, fmt.Sprintf(f.form, r[f.column]))
		}
	}
	if len(said) == 0 {
		return "a row"
	}
	return strings.Join(said, ", ")
}

// differ says the columns of two rows that differ in what answers come from.
func differ(was, is tableRow) (before, after string) {
	var a, b []string
	for _, column := range slices.Sorted(maps.Keys(is)) {
		if was[column] == is[column] || slices.Contains(quiet, column) {
			continue
		}
		a, b = append(a, columnSays(column, was[column])), append(b, columnSays(column, is[column]))
	}
	return strings.Join(a, ", "), strings.Join(b, ", ")
}

func columnSays(column, value string) string {
	if value == "" {
		value = "open"
	}
	return column + " " + value
}

// keyed returns the rows of a table by what names them, and the names in the order of the table.
func keyed(name, text string) (map[string]tableRow, []string, error) {
	rows := map[string]tableRow{}
	var order []string
	if text == "" {
		return rows, nil, nil
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	taken := map[string]int{}
	for _, record := range records[1:] {
		row := tableRow{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		key := row["id"]
		if key == "" {
			key = strings.TrimSuffix(name, ".csv")
			for _, column := range []string{"rule", "way", "route", "provision", "layer", "point", "method", "symbols", "type", "fact", "name", "kind", "code", "group", "from"} {
				if row[column] != "" {
					key += " " + row[column]
				}
			}
		}
		if taken[key]++; taken[key] > 1 {
			key = fmt.Sprint(key, " ", taken[key])
		}
		rows[key] = row
		order = append(order, key)
	}
	return rows, order, nil
}

// citations are the documents of the tables by their names.
func citations(t law.Tables) (map[string]string, error) {
	rows, order, err := keyed("sources.csv", t["sources.csv"])
	if err != nil {
		return nil, err
	}
	cited := map[string]string{}
	for _, key := range order {
		cited[rows[key]["source"]] = rows[key]["citation"]
	}
	return cited, nil
}

// tellChanges is the file of an edition with its changes against the law that this program carries.
func (p *Parts) tellChanges() ([]byte, error) {
	before, err := BuiltIn()
	if err != nil {
		return nil, err
	}
	changes, err := RowChanges(before.Tables, p.Tables)
	if err != nil {
		return nil, err
	}
	if changes == nil {
		changes = []RowChange{}
	}
	return json.Marshal(changes)
}
