package law

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"section321/calc/law/duties"
)

// productLists are the names of the lists that tools/lists compiles.
func productLists(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../tools/lists/source/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var lists []string
	for _, file := range files {
		lists = append(lists, strings.TrimSuffix(filepath.Base(file), ".csv"))
	}
	return lists
}

// earlier is the law of the years before 2025, which cites documents of its own.
func earlier(t *testing.T) *Library {
	t.Helper()
	l, err := With(duties.Before)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheTablesHaveNoFaults(t *testing.T) {
	for _, fault := range whole(t).Audit(productLists(t), earlier(t)) {
		t.Error(fault)
	}
}

// A document is as sure as the surest row that rests on it.
func TestADocumentIsAsSureAsTheSurestRowOfIt(t *testing.T) {
	surest := map[string]int{}
	for _, l := range []*Library{whole(t), earlier(t)} {
		for _, f := range l.everyFact() {
			sureness := slices.Index(Confidences, f.Confidence)
			if best, known := surest[f.Cite[0]]; !known || sureness < best {
				surest[f.Cite[0]] = sureness
			}
		}
	}
	for _, s := range All().SourcesInOrder {
		if best, own := surest[s.ID]; own && Confidences[best] != s.Confidence {
			t.Errorf("%s is %s, but the surest row that rests on it is %s", s.ID, s.Confidence, Confidences[best])
		}
	}
}

// Each slip of the pen is named with its file, row and what to do.
func TestSlipsOfThePenAreFound(t *testing.T) {
	lists := productLists(t)
	for _, c := range []struct{ name, file, old, new, want string }{
		{"a fee year ends a day late", "fees.csv", "2025-10-01,2026-09-30,FY2026", "2025-10-01,2026-10-01,FY2026", "write 2026-09-30 as its last day"},
		{"a fee year ends a day early", "fees.csv", "2025-10-01,2026-09-30,FY2026", "2025-10-01,2026-09-29,FY2026", "nothing holds between them"},
		{"a country that is none", "column2.csv", "BY CU KP RU", "BY CU KP RUS", `"RUS" is neither a country`},
		{"a fact that is none", "exclusions.csv", ",excludes,alcohol,", ",excludes,alcool,", `the fact "alcool" is not in facts.csv`},
		{"a type of entry that is none", "entries.csv", "gift-or-personal,none,", "gift-or-personal,nothing,", `the type of entry "nothing" is not in entry_types.csv`},
		{"a document that nobody cites", "sources.csv", "\n19cfr10.151,", "\nx,Nobody,https://example.org/page,2020-01-01,,official\n19cfr10.151,", "x: no row cites it"},
		{"a document checked too long ago", "sources.csv", ",2016-08-26,,official", ",2016-08-26,2020-01-01,official", "it was checked on 2020-01-01"},
		{"a list that is none", "measures.csv", ",fl301-exempt,", ",fl301-exemt,", "there is no list fl301-exemt"},
		{"a family that is none", "measures.csv", ",full,FL301,", ",full,FL31,", "it names FL31, which is neither a measure nor a family"},
		{"a kind that is none", "measures.csv", ",exemption,", ",exempt,", `"exempt" is no kind of measure`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables, measures := maps.Clone(BuiltIn()), duties.Measures
			text := tables[c.file]
			if c.file == "measures.csv" {
				text = measures
			}
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s has no %q any more", c.file, c.old)
			}
			text = strings.Replace(text, c.old, c.new, 1)
			if c.file == "measures.csv" {
				measures = text
			} else {
				tables[c.file] = text
			}
			l, err := Read(tables)
			if err == nil {
				l, err = l.With(measures)
			}
			if err != nil {
				t.Fatal(err)
			}
			if found := l.Audit(lists, earlier(t)); !slices.ContainsFunc(found, func(f Fault) bool { return strings.Contains(f.String(), c.want) }) {
				t.Errorf("not found; %v", found)
			}
		})
	}
}

// What cannot be read is refused with its file and line.
func TestTablesThatCannotBeReadSayWhere(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"limits.csv", "", "", "limits.csv is empty or missing"},
		{"fees.csv", "33.58", "33,58", "fees.csv line 3 has"},
		{"fees.csv", "33.58", "-33.58", `mpf_min: "-33.58" is not an amount`},
		{"entries.csv", "mode=post", "mood=post", `"mood=post" is not a condition`},
		{"thresholds.csv", ",official", ",certain", `confidence "certain" is not one of`},
		{"charges.csv", ",19cfr24.23,", ",19cfr24.32,", `"19cfr24.32" is no document of sources.csv`},
		{"sources.csv", "\n19cfr10.151,", "\n19cfr10.151,Twice,https://example.org/a,2020-01-01,,official\n19cfr10.151,", "stands here twice"},
	} {
		tables := maps.Clone(BuiltIn())
		if c.old == "" {
			delete(tables, c.file)
		} else {
			tables[c.file] = strings.Replace(tables[c.file], c.old, c.new, 1)
		}
		if _, err := Read(tables); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.file, err, c.want)
		}
	}
}

// Every table and every column of it is in the manual.
func TestTheManualHasEveryTableAndColumn(t *testing.T) {
	text, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	tables := maps.Clone(BuiltIn())
	tables["measures.csv"] = duties.Measures
	for name, table := range tables {
		_, section, found := strings.Cut(string(text), "\n### `"+name+"`")
		if !found {
			t.Errorf("%s is not in the manual", name)
			continue
		}
		section, _, _ = strings.Cut(section, "\n### ")
		header, _, _ := strings.Cut(table, "\n")
		for _, column := range strings.Split(header, ",") {
			if !strings.Contains(section, "`"+column+"`") && !slices.Contains(ofEveryRow, column) {
				t.Errorf("%s: the column %s is not in its section of the manual", name, column)
			}
		}
	}
	for _, column := range ofEveryRow {
		if !strings.Contains(string(text), "`"+column+"`") {
			t.Errorf("the column %s is not in the manual", column)
		}
	}
}

// ofEveryRow are the columns that every row of law has.
var ofEveryRow = []string{"from", "to", "text", "change", "source", "also", "confidence", "excerpt", "note"}
