package packet

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/wire/native"
)

// Three kinds of goods of one express parcel:
//
//	10 shirts at 18.20: 182.00; 16.5% is 30.03, forced labor 12.5% 22.75, China 7.5% 13.65
//	2 pots at 40.00: 80.00; 2% is 1.60, steel 25% 20.00
//	4 kg of mangoes at 6.6 cents: 0.264, that is 0.26
//
// Together 88.29, and with the waybill's 1.34, 89.63.
const three = `{"date":"2026-09-01","mode":"express","from":"CN","items":[
	{"description":"=cotton T-shirts","hts":"6109.10.00.12","origin":"CN","quantity":"10","retailValue":"24.00","customsValue":"18.20","measures":{"doz":"0.83"}},
	{"description":"steel pots","hts":"7323.93.00.80","origin":"CN","quantity":"2","retailValue":"40","metalValue":{"steel":"12"},"facts":["not-us-origin-metal"]},
	{"description":"mangoes","hts":"0804.50.40.55","origin":"MX","retailValue":"30","measures":{"kg":"4"}}]}`

func made(t *testing.T, facts string) (*Packet, []byte) {
	t.Helper()
	p, err := Build(native.Calculator(), []byte(facts))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := p.JSON(&b); err != nil {
		t.Fatal(err)
	}
	return p, b.Bytes()
}

func TestTheLinesAreThoseOfAnEntrySummary(t *testing.T) {
	p, _ := made(t, three)
	var got []string
	for _, l := range p.Lines {
		for _, r := range l.Rows {
			got = append(got, strings.Join([]string{l.Line, l.Origin, r.Number, r.EnteredValue, r.Rate, r.Amount}, " "))
		}
	}
	want := []string{
		"001 CN 9903.05.31  12.5% 22.75", "001 CN 9903.88.15  7.5% 13.65", "001 CN 6109.10.00.12 182.00 16.5% 30.03",
		"002 CN 9903.82.09  25% 20.00", "002 CN 7323.93.00.80 80.00 2% 1.60",
		"003 MX 0804.50.40.55 30.00 4 × 6.6¢/kg 0.26",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if *p.Totals.Duty != "88.29" || *p.Totals.Fees != "1.34" || *p.Totals.Total != "89.63" || len(p.Fees) != 1 || p.Fees[0].Amount != "1.34" {
		t.Errorf("%+v %+v", p.Totals, p.Fees)
	}
	if p.Lines[0].Quantity != "0.83 doz, ? kg" || p.Lines[2].Quantity != "4 kg" {
		t.Errorf("%q, %q", p.Lines[0].Quantity, p.Lines[2].Quantity)
	}
	if i := p.Invoice[2]; i.Quantity != "1" || i.CustomsValue != "30" || i.Currency != "USD" || i.Number != "0804.50.40.55" {
		t.Errorf("%+v", i)
	}
	if !slices.ContainsFunc(p.Questions, func(q Question) bool { return q.Field == "items[2].claim" }) {
		t.Errorf("whether USMCA is claimed is not asked: %+v", p.Questions)
	}
	for _, l := range p.Lines {
		for _, r := range l.Rows {
			for _, id := range r.Cite {
				if p.Sources[id].URL == "" {
					t.Errorf("%s is cited and no source", id)
				}
			}
		}
	}
}

// 301 before IEEPA, that before 232, chapter 99 before the goods' own number.
func TestTheOrderIsThatOfCBP(t *testing.T) {
	var all []Row
	for _, l := range []charge{{Layer: "base", Heading: "7323.93.00"}, {Layer: "section-232-steel", Heading: "9903.81.91"}, {Layer: "ieepa-fentanyl", Heading: "9903.01.24"}, {Layer: "china-301", Heading: "9903.88.03"}} {
		all = append(all, row(l, ""))
	}
	var got []string
	for _, r := range inOrder(all) {
		got = append(got, r.Number)
	}
	if want := []string{"9903.88.03", "9903.01.24", "9903.81.91", "7323.93.00"}; !slices.Equal(got, want) {
		t.Error(got)
	}
}

func TestEveryDutyHasAPlace(t *testing.T) {
	for _, table := range []string{duties.Measures, duties.Before} {
		l, err := law.With(table)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range l.Measures {
			if m.Heading != "" && placeOf(charge{Layer: m.Layer, Heading: m.Heading}) == "not-placed" {
				t.Errorf("%s of %s has no place", m.Heading, m.Layer)
			}
		}
	}
}

func TestAPacketComesBackWithMarksAndNothingElse(t *testing.T) {
	p, text := made(t, three)
	if _, err := Read(native.Calculator(), text); err != nil {
		t.Fatal(err)
	}
	marked := *p
	marked.Questions = slices.Clone(p.Questions)
	marked.Questions[0].Mark, marked.Questions[0].Answer = "changed", "USMCA does not apply"
	back, _ := json.Marshal(marked)
	read, err := Read(native.Calculator(), back)
	if err != nil || read.Questions[0].Answer != "USMCA does not apply" {
		t.Fatal(err)
	}
	differences, err := Diff(p, read)
	if err != nil || !slices.Equal(differences, []Difference{{"questions[0].answer", "", "USMCA does not apply"}, {"questions[0].mark", "", "changed"}}) {
		t.Error(differences, err)
	}
	for _, c := range []struct{ what, old, new, says string }{
		{"another amount", `"22.75"`, `"2.75"`, `says "2.75", and its facts give "22.75"`},
		{"another fact", `"quantity": "10",
        "retailValue"`, `"quantity": "11",
        "retailValue"`, "this packet was changed"},
		{"another version", `"version": 1`, `"version": 2`, `version 2, and this program reads version 1`},
		{"another edition", p.Law.Edition, "2031-01-01.1", `made under edition 2031-01-01.1`},
		{"another law of the same name", p.Law.Hash, "0123456789abcdef", p.Law.Edition + " (0123456789abcdef) of the law, and this program answers from " + p.Law.Edition + " (" + p.Law.Hash + ")"},
		{"another format", Format, "invoice", "this is no packet"},
		{"a field more", `"version": 1`, `"version": 1, "pay": "here"`, "pay"},
		{"no such mark", `"mark": ""`, `"mark": "paid"`, "is no mark"},
		{"an end too many", "\n}\n", "\n}\n{}", "no packet"},
		{"no facts", `"mode": "express"`, `"mode": "rocket"`, "cannot be answered"},
		{"cut off", "\n}\n", "", "no packet"},
	} {
		bad := strings.Replace(string(text), c.old, c.new, 1)
		if bad == string(text) {
			t.Fatalf("%s: nothing to change", c.what)
		}
		if _, err := Read(native.Calculator(), []byte(bad)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if older := strings.Replace(string(text), `    "hash": "`+p.Law.Hash+"\",\n", "", 1); older == string(text) {
		t.Error("a packet does not name its law by its hash")
	} else if _, err := Read(native.Calculator(), []byte(older)); err != nil {
		t.Errorf("one made before packets had a hash: %v", err)
	}
	for _, bad := range []string{"", "null", "[]", strings.Repeat("[", 100000), strings.Repeat(" ", MostBytes+1)} {
		if _, err := Read(native.Calculator(), []byte(bad)); err == nil {
			t.Errorf("%.20q is a packet", bad)
		}
	}
}

func TestTheWorksheetRunsNothing(t *testing.T) {
	p, _ := made(t, three)
	var b bytes.Buffer
	if err := p.CSV(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "001,'=cotton T-shirts,CN,9903.05.31,") || strings.Count(b.String(), "\r\n") != 8 {
		t.Error(b.String())
	}
}

// 10 × 18.20 + 2 × 40 + 30 = 292.00.
func TestTheDeclarationForMail(t *testing.T) {
	p, _ := made(t, strings.Replace(three, "express", "post", 1))
	var b bytes.Buffer
	if err := p.Mail(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"value 182.00 USD", "HS tariff number 6109.10, country of origin CN", "net weight 4 kg, value 30.00 USD", "Total net weight ? (weigh it), total value 292.00 USD"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
	p, _ = made(t, three)
	if err := p.Mail(&b); err == nil || !strings.Contains(err.Error(), "travel by express") {
		t.Error(err)
	}
}

// What is not decided has no sum, and goods without a number no line.
func TestWhatIsNotKnownIsNotWritten(t *testing.T) {
	p, _ := made(t, `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"origin":"CN","retailValue":"24"}]}`)
	if p.Totals.Total != nil || len(p.Lines) != 1 || p.Lines[0].Quantity != "?" || len(p.Questions)+len(p.Unknown) == 0 {
		t.Errorf("%+v", p)
	}
	text, _ := json.Marshal(p)
	var lists map[string]any
	if err := json.Unmarshal(text, &lists); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"lines", "fees", "invoice", "questions", "assumed", "unknown", "notApplied", "flags", "about"} {
		if _, ok := lists[name].([]any); !ok {
			t.Errorf("%s is no list: %v", name, lists[name])
		}
	}
	if _, ok := lists["lines"].([]any)[0].(map[string]any)["rows"].([]any); !ok {
		t.Error("the rows of a line without amounts are no list")
	}
	if _, err := Build(native.Calculator(), []byte(`{"items":[{}]}`)); err == nil {
		t.Error("a request that lacks everything has a packet")
	}
}
