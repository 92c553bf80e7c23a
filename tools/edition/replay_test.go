package edition

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// The last measures of 2026, taken out of the tables and put back in: the program knows none of them, so each is
// added by its rows alone. What is expected is what its document says.
func TestTheLastMeasuresAreRowsAlone(t *testing.T) {
	restored(t)
	shirt := `"hts":"6109.10.00.12","retailValue":"100"`
	for _, m := range []struct {
		name    string
		sources []string // of the rows that are the measure, as they begin
		request string
		heading string // the line that it charges, with its rate
		rate    string
		word    string // or a word of the answer that it decides
		before  any
		after   any
	}{
		{name: "10 % under Section 122, Proclamation 11012", sources: []string{"proc-11012"},
			request: `{"date":"2026-03-10","mode":"express","from":"IN","items":[{"origin":"IN",` + shirt + `}]}`, heading: "9903.03.01", rate: "10"},
		{name: "no exemption for any origin, Executive Order 14388", sources: []string{"eo-14388"},
			request: `{"date":"2026-03-10","mode":"express","from":"IN","items":[{"origin":"IN",` + shirt + `}]}`, word: "outcome", before: "exempt", after: "dutiable"},
		{name: "metals anew, Proclamation 11021", sources: []string{"proc-11021"},
			request: `{"date":"2026-05-01","mode":"ocean","from":"DE","items":[{"origin":"DE","hts":"7214.20.00.00","retailValue":"3000"}]}`, heading: "9903.82.02", rate: "50"},
		{name: "Section 301 on Brazil, 91 FR 45516", sources: []string{"91-fr-45516"},
			request: `{"date":"2026-08-01","mode":"express","from":"BR","items":[{"origin":"BR",` + shirt + `}]}`, heading: "9903.05.01", rate: "25"},
		{name: "Section 338 on Canada, Proclamations 11046 to 11048", sources: []string{"procs-1104"},
			request: `{"date":"2026-09-20","mode":"truck","from":"CA","items":[{"origin":"CA","hts":"2203.00.00.60","retailValue":"100"}]}`, heading: "9903.03.12", rate: "50"},
		{name: "forced labor, 91 FR 47318", sources: []string{"91-fr-47318"},
			request: `{"date":"2026-08-01","mode":"express","from":"DZ","items":[{"origin":"DZ",` + shirt + `}]}`, heading: "9903.05.20", rate: "12.5"},
		{name: "fees of fiscal 2027, 91 FR 48398", sources: []string{"fees-fy2027"},
			request: `{"date":"2026-10-05","mode":"express","from":"DE","items":[{"origin":"DE",` + shirt + `}]}`, word: "fees", before: nil, after: "1.38"},
		{name: "medicines, Proclamation 11020", sources: []string{"proc-11020"},
			request: `{"date":"2026-10-05","mode":"air","from":"IN","items":[{"origin":"IN","hts":"3004.90.92.01","retailValue":"100","facts":["patented"]}]}`, heading: "9903.04.60", rate: "100"},
		// Without the ban beer is dutiable but for the excise tax, which is not in the data; with it, how it is packed is asked first.
		{name: "the ban on beer of Canada, Proclamation 11061", sources: []string{"proc-11061"},
			request: `{"date":"2026-10-01","mode":"truck","from":"CA","items":[{"origin":"CA","hts":"2203.00.00.60","retailValue":"100"}]}`, word: "outcome", before: "unsupported", after: "incomplete"},
		{name: "polysilicon, Proclamation 11052", sources: []string{"proc-11052"},
			request: `{"date":"2026-12-05","mode":"ocean","from":"MY","items":[{"origin":"MY","hts":"3818.00.00.20","retailValue":"3000"}]}`, heading: "", rate: "15"},
	} {
		t.Run(m.name, func(t *testing.T) {
			whole := builtIn(t)
			for name, text := range whole.Tables {
				whole.Tables[name] = without(t, text, m.sources)
			}
			for _, added := range []bool{false, true} {
				if added {
					whole = builtIn(t)
				}
				c, err := native.Open(whole.Tables, whole.Lists, whole.Schedule)
				if err != nil {
					t.Fatal(err)
				}
				answer := c.Answer("check", []byte(m.request))
				var a map[string]any
				if err := json.Unmarshal(answer, &a); err != nil || a["error"] != nil {
					t.Fatal(err, a["error"])
				}
				if m.word != "" {
					want := m.before
					if added {
						want = m.after
					}
					if a[m.word] != want {
						t.Errorf("added %v: %s is %v, want %v", added, m.word, a[m.word], want)
					}
					continue
				}
				charged := slices.ContainsFunc(a["lines"].([]any), func(l any) bool {
					line := l.(map[string]any)
					return line["rate"] == m.rate && (line["heading"] == m.heading || m.heading == "")
				})
				if charged != added {
					t.Errorf("added %v: %s at %s %% is charged: %v\n%s", added, m.heading, m.rate, charged, answer[:min(len(answer), 2500)])
				}
			}
		})
	}
}

// without is a table without the rows whose document begins so.
func without(t *testing.T, text string, sources []string) string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(records[0], "source")
	if at < 0 || records[0][0] == "source" {
		return text // the documents themselves, and tables that name none
	}
	kept := slices.DeleteFunc(records, func(r []string) bool {
		return slices.ContainsFunc(sources, func(s string) bool { return strings.HasPrefix(r[at], s) })
	})
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(kept); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
