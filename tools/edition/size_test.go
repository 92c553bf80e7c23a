package edition

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"section321/calc/wire/native"
	"section321/tools/cases"
	"section321/tools/engine"
)

// What a page fetches in English where one rate is another: the note, each table that differs, the answers that it asks
// and what changed. All of it, not the table alone, is 20 KB at most.
func TestAChangedRateIsFetchedAsFewBytes(t *testing.T) {
	before, after := builtIn(t), builtIn(t)
	text := after.Tables["measures.csv"]
	changed := strings.Replace(text, ",9903.05.31,additive,12.5,", ",9903.05.31,additive,13,", 1)
	if changed == text {
		t.Fatal("the rate to change is not in the table")
	}
	after.Tables["measures.csv"] = changed
	after.Tables["edition.csv"] = strings.Replace(after.Tables["edition.csv"], ".1,", ".2,", 1)
	files, err := unzip(build(t, after, newPublisher(t, "example.com")))
	if err != nil {
		t.Fatal(err)
	}
	own, sum := native.Files(before.Tables, before.Lists, before.Schedule), 0
	for name, data := range files {
		table := strings.HasPrefix(name, "law/") || strings.HasSuffix(name, ".bin")
		if table && !bytes.Equal(own[name], data) || name == noteName || name == answersName || name == changesName {
			size := engine.Brotli(data)
			t.Logf("%s: %d", name, size)
			sum += size
		}
	}
	if sum > 20_000 || sum < 5_000 {
		t.Errorf("%d bytes are fetched where one rate is another, 20,000 is the most", sum)
	}
}

// A page asks what programs ask of the days whose tariff it has, and expects the same.
func TestAPageAsksTheSameCases(t *testing.T) {
	p := builtIn(t)
	text, err := cases.Asked(p.Cases, native.First())
	if err != nil {
		t.Fatal(err)
	}
	type answer struct {
		Line    int
		Request json.RawMessage
		Expect  map[string]any
	}
	of := map[int]answer{}
	for line := range strings.Lines(string(text)) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		of[a.Line] = a
	}
	all, err := cases.Read("cases", p.Cases)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, c := range all {
		var request struct{ Date string }
		_ = json.Unmarshal(c.Request, &request) // a bad request is a case too
		a, there := of[i+1]
		if here := c.Waits == "" && (request.Date == "" || request.Date >= "2025-01-01"); here != there {
			t.Errorf("%s of %s: asked by a page %v", c.ID, request.Date, there)
		} else if there {
			n++
			var same bytes.Buffer
			if err := json.Compact(&same, c.Request); err != nil || !reflect.DeepEqual(a.Expect, c.Expect) || same.String() != string(a.Request) {
				t.Errorf("%s: %v, not %v", c.ID, a.Expect, c.Expect)
			}
		}
	}
	if n < 200 || n != len(of) {
		t.Errorf("%d of %d", n, len(of))
	}
}
