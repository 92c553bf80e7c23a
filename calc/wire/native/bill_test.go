package native_test

import (
	"encoding/json"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// Bills of the shapes that carriers send, worked out by hand.
func TestBills(t *testing.T) {
	const (
		shirts   = `"date":"2025-10-15","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","quantity":"2","retailValue":"24.00","customsValue":"9.10"}]`
		german   = `"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00"}]`
		curtains = `"date":"2026-02-24","mode":"air","from":"IN","items":[{"hts":"6304.92.00.00","origin":"IN","retailValue":"3000.00"}]`
		mail     = `"date":"2025-10-15","mode":"post","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00"}]`
		cheap    = `"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00","customsValue":"60.00"}]`
		free     = `"date":"2025-04-10","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"300.00"}]`
		unknown  = `"date":"2026-09-15","mode":"express","from":"CN","items":[{"origin":"CN","retailValue":"100.00"}]`
	)
	for name, test := range map[string]struct{ shipment, bill, verdict, lines, causes, until string }{
		// 16.5 + 20 + 10 + 7.5 % of 18 are 2.97 + 3.60 + 1.80 + 1.35 = 9.72; 5.40 of it was void.
		"duty, processing, brokerage and disbursement": {shirts, `"duty":"9.72","fees":"1.34","brokerage":"14.00","disbursement":"2.50","total":"27.56"`,
			"agrees", "duty 0.00, fees 0.00, brokerage, disbursement", "advance-share 2.50, void-duty 5.40", ""},
		// 16.5 % of 100 are 16.50; made in China 7.5 and 12.5 % more: 36.50. 180 days after
		// 15 September 2026: 15, 31, 30, 31, 31, 28 and 14 of March.
		"another origin":           {german, `"duty":"36.50","fees":"1.34","advancement":"5.00"`, "differs", "duty 20.00, fees 0.00, advancement", "advance-share 5.00, other-origin 36.50", "2027-03-14"},
		"the fees inside the duty": {german, `"duty":"17.84"`, "differs", "duty 1.34", "fees-inside 17.84", "2027-03-14"},
		// 6.3 % of 3000 are 189, with 10 % of Section 122 489; the day before, with 25 %, 939.
		// The formal entry of 24 February 2026 is liquidated after 314 days, on 4 January 2027.
		"a void duty still charged": {curtains, `"duty":"939.00","fees":"33.58"`, "differs", "duty 450.00, fees 0.00", "void-still-charged 939.00", "2027-07-03"},
		"mail by the piece":         {mail, `"duty":"80.00"`, "agrees", "duty", "postal-method 80.00", ""},
		"duty on the retail value":  {cheap, `"duty":"16.50"`, "differs", "duty 6.60", "retail-value 16.50", "2027-03-14"},
		// 16.50 and 1.34 are 17.84. Nothing of it was paid to customs, so nothing can be protested.
		"a bill that sums wrong": {german, `"duty":"16.50","fees":"1.34","total":"20.00"`, "differs", "duty 0.00, fees 0.00", "sums-wrong 2.16", ""},
		// 16.50 and 1.34 are 17.84 for customs; 20.00 leaves 2.16, 17.00 lacks 0.84.
		"a total without lines":           {german, `"total":"20.00"`, "cannot", "total 2.16", "only-total 2.16", ""},
		"a total that customs alone take": {german, `"total":"17.84"`, "agrees", "total 0.00", "", ""},
		"a total below what is owed":      {german, `"total":"17.00"`, "differs", "total -0.84", "less-than-owed -0.84", ""},
		"nothing that goes to customs":    {german, `"brokerage":"14.00"`, "cannot", "brokerage", "", ""},
		// T-shirts of man-made fibers bear 32 % where those of cotton bear 16.5.
		"another tariff number":             {german, `"duty":"32.00","fees":"1.34"`, "differs", "duty 15.50, fees 0.00", "other-number 32.00", "2027-03-14"},
		"the customs fee called processing": {german, `"duty":"16.50","processing":"1.34"`, "agrees", "duty 0.00, processing", "processing-is-fee 1.34", ""},
		// Under the exemption of that day; without it 16.5 % of 300 and 10 % of IEEPA: 49.50 and 30.00.
		// 314 and 180 days after 10 April 2025.
		"goods that are free": {free, `"duty":"79.50"`, "differs", "duty 79.50", "not-exempted 79.50", "2026-08-17"},
		// Customs takes no sales tax on a shirt.
		"a tax on goods that bear none": {german, `"duty":"16.50","tax":"1.44"`, "differs", "duty 0.00, tax 1.44", "", ""},
		"goods without a number":        {unknown, `"duty":"44.00"`, "cannot", "duty", "", ""},
	} {
		request := `{"shipment":{` + test.shipment + `},"bill":{` + test.bill + `}}`
		var a struct {
			Verdict      string
			Lines        []struct{ Line, Difference string }
			Causes       []struct{ Cause, Amount, Question string }
			ProtestUntil string
			Error        any
		}
		if err := json.Unmarshal(native.Calculator().Answer("bill", []byte(request)), &a); err != nil || a.Error != nil {
			t.Errorf("%s: %v, %v", name, err, a.Error)
			continue
		}
		var lines, causes []string
		for _, l := range a.Lines {
			lines = append(lines, strings.TrimSpace(l.Line+" "+l.Difference))
		}
		for _, c := range a.Causes {
			causes = append(causes, c.Cause+" "+c.Amount)
			if !strings.HasSuffix(c.Question, "?") {
				t.Errorf("%s: %s asks %q", name, c.Cause, c.Question)
			}
		}
		if got := a.Verdict; got != test.verdict {
			t.Errorf("%s: %s, not %s", name, got, test.verdict)
		}
		if got := strings.Join(lines, ", "); got != test.lines {
			t.Errorf("%s: lines %q, not %q", name, got, test.lines)
		}
		if got := strings.Join(causes, ", "); got != test.causes {
			t.Errorf("%s: causes %q, not %q", name, got, test.causes)
		}
		if a.ProtestUntil != test.until {
			t.Errorf("%s: until %q, not %q", name, a.ProtestUntil, test.until)
		}
	}
}

func TestQuestionsAboutRefundsAndBillsThatAreWrong(t *testing.T) {
	for request, code := range map[string]string{
		`refund {"entries":[]}`:                                                                                                               "missing-date",
		`refund {"on":"2026-07-15","entries":[{"type":"01"}]}`:                                                                                "missing-date",
		`refund {"on":"2026-07-15","entries":[{"date":"2025-06-01"}]}`:                                                                        "missing-type",
		`refund {"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"1"}]}`:                                                             "invalid-type",
		`refund {"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","importer":"me"}]}`:                                            "invalid-importer",
		`refund {"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","facts":["x"]}]}`:                                              "invalid-fact",
		`refund {"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","liquidated":"yes"}]}`:                                         "invalid-date",
		`bill {"bill":{"duty":"1"}}`:                                                                                                          "missing-shipment",
		`bill {"shipment":{"date":"2026-09-15","mode":"express","from":"DE","items":[{"origin":"DE","retailValue":"1"}]}}`:                    "missing-bill",
		`bill {"shipment":{"date":"2026-09-15","mode":"express","from":"DE","items":[{"origin":"DE","retailValue":"1"}]},"bill":{"vat":"1"}}`: "unknown-field",
		`bill {"shipment":{},"bill":{"duty":"1"}}`:                                                                                            "missing-date",
	} {
		verb, body, _ := strings.Cut(request, " ")
		answer := string(native.Calculator().Answer(verb, []byte(body)))
		if !strings.Contains(answer, `{"error":{"code":"`+code+`"`) {
			t.Errorf("%s: %s", request, answer[:min(len(answer), 200)])
		}
	}
}

// A total of which it is not known what customs take of it is held beside the least and the
// most: of German cotton shirts 16.5 % of $100 and the fee of 1.34, of Chinese ones 36.5 %.
func TestATotalOfGoodsOfUnsureOrigin(t *testing.T) {
	for total, want := range map[string]string{
		"10": "Customs takes $17.84 at least: that is $7.84 more than the bill asks for.",
		"20": "Customs takes $17.84 to $37.84 of it: which depends on what is missing below.",
		"50": "Customs takes $17.84 to $37.84 of it: at least $12.16 is the carrier’s own charges, or was not owed.",
	} {
		var a struct {
			Lines  []struct{ Text string }
			Answer struct {
				Asks []struct{ Field string }
			}
		}
		request := `{"shipment":{"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origins":["DE","CN"],"retailValue":"100.00"}]},"bill":{"total":"` + total + `"}}`
		if err := json.Unmarshal(native.Calculator().Answer("bill", []byte(request)), &a); err != nil {
			t.Fatal(err)
		}
		if len(a.Lines) != 1 || a.Lines[0].Text != want || len(a.Answer.Asks) == 0 || a.Answer.Asks[0].Field != "items[0].origin" {
			t.Errorf("%s: %+v, want %s", total, a, want)
		}
	}
}
