package wire_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
)

func readRows(t *testing.T, name string, comma rune) []map[string]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = comma
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestASecondOpinion holds our duty against that of an independent encoding:
// equal, or listed with the reason and the source that decides.
func TestASecondOpinion(t *testing.T) {
	divergences := map[string]map[string]string{}
	for _, d := range readRows(t, "testdata/axiom/divergences.csv", ',') {
		divergences[d["name"]] = d
	}
	compared := 0
	for _, c := range readRows(t, "testdata/axiom/axiom-acceptance-cases.tsv", '\t') {
		if c["us_tariff_duty"] == "" {
			continue
		}
		compared++
		mode := "ocean"
		if c["is_postal_shipment"] == "True" {
			mode = "post"
		}
		item := map[string]any{"origin": c["country_of_origin"], "hts": c["hts_number"], "retailValue": c["customs_value"]}
		d := divergences[c["name"]]
		delete(divergences, c["name"])
		if d["claim"] != "" {
			item["claim"] = d["claim"]
		}
		item["facts"] = append(strings.Fields(d["facts"]), "not-russian-aluminum") // which the other does not ask
		request, err := json.Marshal(map[string]any{"date": c["date"], "mode": mode, "from": "SG", "items": []any{item}})
		if err != nil {
			t.Fatal(err)
		}
		var answer struct{ Duty *string }
		raw := native.Calculator().Answer("check", request)
		if err := json.Unmarshal(raw, &answer); err != nil || answer.Duty == nil {
			t.Errorf("%s: no duty: %.300s", c["name"], raw)
			continue
		}
		theirs := decimal.RequireFromString(c["us_tariff_duty"]).StringFixed(2)
		want := theirs
		if d["ours"] != "" {
			want = d["ours"]
			if want == theirs {
				t.Errorf("%s: listed as a divergence, but it is none", c["name"])
			}
		}
		if *answer.Duty != want {
			t.Errorf("%s: want %s, got %s (they say %s)", c["name"], want, *answer.Duty, theirs)
		}
	}
	if compared != 113 {
		t.Errorf("compared %d cases, not 113", compared)
	}
	for name := range divergences {
		t.Errorf("%s is listed as a divergence and is no case", name)
	}
}
