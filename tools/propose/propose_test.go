package propose

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"section321/calc/tariff/lists"
	"section321/calc/tariff/schedule"
	"section321/calc/wire/native"
)

func export(t *testing.T, name string) *Export {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../tariff/sources", name+".json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func listed(t *testing.T) *lists.Lists {
	t.Helper()
	l, err := lists.Load(schedule.Lists)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The schedule of 2026 against that of the end of 2025, and Revision 10 against it: what became of headings that
// stand in both exports for everybody to read.
func TestTheExportsOf2026AreReplayed(t *testing.T) {
	old, basic, ten := export(t, "hts_2025_rev_18"), export(t, "hts_2026_basic"), export(t, "hts_2026_rev_10")
	tables := native.Tables()

	p, err := Against(basic, old, tables, listed(t), "2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	// Korea's meat of 0201.10.50 is free from 2026 on, where its staged rate was 1.7 %.
	at := slices.IndexFunc(p.Lines, func(d Difference) bool { return d.Place == "0201.10.50" })
	if at < 0 || !strings.Contains(p.Lines[at].Ours, "1.7% (KR)") || !strings.Contains(p.Lines[at].Theirs, "JO,KR,MA") {
		t.Errorf("0201.10.50: %v", p.Lines[at])
	}

	// Without the rows of Section 122 the export of Revision 10, of June 2026, drafts its duty of 10 % on all countries.
	without := native.Tables()
	var rows []string
	for line := range strings.Lines(without["measures.csv"]) {
		if !strings.Contains(line, ",s122-10,") {
			rows = append(rows, line)
		}
	}
	without["measures.csv"] = strings.Join(rows, "")
	for _, missing := range []bool{true, false} {
		of := tables
		if missing {
			of = without
		}
		p, err := Against(ten, basic, of, listed(t), "2026-06-10")
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(p.Rows, func(r map[string]string) bool { return r["heading"] == "9903.03.01" })
		if (at >= 0) != missing {
			t.Fatalf("without its row %v: a draft for 9903.03.01 at %d", missing, at)
		}
		if missing {
			if r := p.Rows[at]; r["kind"] != "additive" || r["rate"] != "10" || r["origins"] != "*" || r["from"] != "2026-06-10" || !strings.Contains(r["note"], "DRAFT") {
				t.Errorf("the draft is %v", r)
			}
		}
	}

	// A rate of ours that is another than the export's is told with both.
	wrong := native.Tables()
	wrong["measures.csv"] = strings.Replace(wrong["measures.csv"], ",s122-10,", ",s122-11,", 1)
	wrong["measures.csv"] = strings.Replace(wrong["measures.csv"], "9903.03.01,additive,10,", "9903.03.01,additive,11,", 1)
	p, err = Against(ten, nil, wrong, listed(t), "2026-06-10")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(p.Rates, Difference{"9903.03.01", "s122-11 11, s122-ex-baggage ", "The duty provided in the applicable subheading + 10%"}) {
		t.Errorf("rates: %v", p.Rates)
	}
	folder := filepath.Join(t.TempDir(), "drafts")
	if err := p.Write(folder); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(folder, "differences.csv")); err != nil || !strings.Contains(string(text), "rate,9903.03.01,") {
		t.Error(err, string(text))
	}
}

func TestExportsAreReadAsJSONAndAsCSV(t *testing.T) {
	for name, text := range map[string]string{
		"JSON": `[{"htsno":"9903.99.01","description":"Articles the product of Brazil","general":"The duty provided in the applicable subheading + 12.5%","footnotes":[]},{"htsno":"","description":"x"}]`,
		"CSV":  "\ufeffHTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty\n9903.99.01,0,Articles the product of Brazil,,The duty provided in the applicable subheading + 12.5%,,\n,1,x,,,,\n",
	} {
		e, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := Against(e, nil, native.Tables(), listed(t), "2026-10-10")
		if err != nil || len(p.Rows) != 1 || p.Rows[0]["rate"] != "12.5" || p.Rows[0]["kind"] != "additive" || p.Rows[0]["origins"] != "BR" {
			t.Errorf("%s: %v %v", name, err, p.Rows)
		}
	}
	for _, bad := range []string{"", "[]", "{}", "[1]", "a,b\n1,2\n", "\x1f\x8bcut"} {
		if _, err := Read([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`[{"htsno":"9903.99.01","general":"Free","footnotes":[{"value":"See 9903.88.15."}]}]`))
	f.Add([]byte("HTS Number,Description,General Rate of Duty\n0101.21.00,Horses,Free\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Read(data)
		if err == nil && len(e.Lines) == 0 {
			t.Errorf("%q has no lines and is no error", data)
		}
	})
}
