package wire_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// FuzzCheck holds that any bytes at all get one line of JSON that is either an
// answer or an error with a code, and that an answer keeps its promises.
func FuzzCheck(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add([]byte(c.Request))
	}
	f.Add([]byte("\ufeff{}"))
	f.Add([]byte(`{"items":[{"description":"\ud800\u0000\u2028"}]}`))
	f.Add([]byte(strings.Repeat("[", 100000)))
	f.Fuzz(func(t *testing.T, request []byte) {
		raw := native.Calculator().Answer("check", request)
		if !utf8.Valid(raw) || bytes.ContainsAny(raw, "\n\r") {
			t.Fatalf("the answer is not one line of UTF-8: %q", raw)
		}
		var a struct {
			Error     *struct{ Code, Message string }
			Outcome   string
			Exemption struct {
				Exempt           bool
				Aggregate, Limit *string
				Because          []struct{ Cite []string }
			}
			Duty, Fees, Total *string
			Lines             []struct{ Amount, Base, Rate string }
			Unsupported, Asks []any
			Sources           map[string]any
		}
		if err := json.Unmarshal(raw, &a); err != nil {
			t.Fatalf("%v: %s", err, raw)
		}
		switch {
		case a.Error != nil:
			if a.Error.Code == "" || a.Error.Code == "internal" || a.Error.Message == "" {
				t.Fatalf("no proper error: %s", raw)
			}
			return
		case a.Exemption.Exempt != (a.Outcome == "exempt"):
			t.Fatalf("the outcome and the exemption disagree: %s", raw)
		case a.Outcome == "exempt" && (*a.Total != "0.00" || len(a.Lines) > 0):
			t.Fatalf("free, and yet something is owed: %s", raw)
		case a.Outcome == "dutiable" && (a.Total == nil || a.Duty == nil || a.Fees == nil || len(a.Unsupported) > 0):
			t.Fatalf("dutiable, and an amount is not known: %s", raw)
		case a.Outcome == "unsupported" && len(a.Unsupported) == 0 || a.Outcome == "incomplete" && len(a.Asks) == 0:
			t.Fatalf("%s, and it does not say why: %s", a.Outcome, raw)
		case a.Outcome == "prohibited" && (a.Total != nil || len(a.Lines) > 0):
			t.Fatalf("prohibited, and yet an amount: %s", raw)
		}
		if a.Total != nil {
			sum := decimal.Zero
			for _, l := range a.Lines {
				sum = sum.Add(decimal.RequireFromString(l.Amount))
				if l.Base != "" && l.Rate != "" && decimal.RequireFromString(l.Base).Mul(decimal.RequireFromString(l.Rate)).Shift(-2).StringFixed(2) != l.Amount {
					t.Fatalf("%s %% of %s is not %s: %s", l.Rate, l.Base, l.Amount, raw)
				}
			}
			if *a.Total != sum.StringFixed(2) {
				t.Fatalf("the lines add up to %s: %s", sum.StringFixed(2), raw)
			}
		}
		for _, r := range a.Exemption.Because {
			for _, id := range r.Cite {
				if a.Sources[id] == nil {
					t.Fatalf("%s is cited and not listed: %s", id, raw)
				}
			}
		}
		if again := native.Calculator().Answer("check", request); !bytes.Equal(raw, again) {
			t.Fatalf("the same request got two answers:\n%s\n%s", raw, again)
		}
	})
}

// FuzzLaw is FuzzCheck for the other verb.
func FuzzLaw(f *testing.F) {
	f.Add([]byte(`{"date":"2026-09-01","origin":"CN","mode":"post"}`))
	f.Add([]byte(`{"date":"0000-01-01"}`))
	f.Fuzz(func(t *testing.T, request []byte) {
		raw := wire.Answer("law", request)
		if !json.Valid(raw) || !utf8.Valid(raw) || bytes.Contains(raw, []byte(`"internal"`)) {
			t.Fatalf("no proper answer: %q", raw)
		}
	})
}
