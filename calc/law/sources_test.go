package law

import (
	"encoding/csv"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tables returns the rows of every data file, by column name.
func tables(t *testing.T) map[string][]map[string]string {
	t.Helper()
	all := map[string][]map[string]string{}
	for _, pattern := range []string{"data/*.csv", "duties/*.csv"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			read, err := csv.NewReader(f).ReadAll()
			f.Close()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, cells := range read[1:] {
				row := map[string]string{}
				for i, column := range read[0] {
					row[column] = cells[i]
				}
				all[filepath.Base(name)] = append(all[filepath.Base(name)], row)
			}
		}
	}
	return all
}

// A document stands once, is cited, is as sure as the surest row that rests on it, and its
// link leads to it and not to somebody's front door.
func TestEveryDocumentIsCitedAndItsLinkLeadsToIt(t *testing.T) {
	cited, surest := map[string]bool{}, map[string]int{}
	for name, rows := range tables(t) {
		if name == "sources.csv" {
			continue
		}
		for _, row := range rows {
			if row["source"] == "" {
				continue
			}
			for _, id := range append(strings.Fields(row["also"]), row["source"]) {
				cited[id] = true
			}
			sureness := slices.Index(Confidences, row["confidence"])
			if best, known := surest[row["source"]]; !known || sureness < best {
				surest[row["source"]] = sureness
			}
		}
	}
	for _, s := range All().SourcesInOrder {
		if !cited[s.ID] {
			t.Errorf("no row cites %s", s.ID)
		}
		if best, own := surest[s.ID]; own && Confidences[best] != s.Confidence {
			t.Errorf("%s is %s, but the surest row that rests on it is %s", s.ID, s.Confidence, Confidences[best])
		}
		if s.ID == "cit-refund" { // no address of the opinion itself is known
			continue
		}
		if u, err := url.Parse(s.URL); err != nil || u.Query().Get("p") == "" && len(strings.Trim(u.Path, "/")) < 2 {
			t.Errorf("%s: %s leads to a front door", s.ID, s.URL)
		}
	}
}
