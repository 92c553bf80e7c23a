package cases

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

const anAnswer = `{"outcome":"dutiable","duty":"6.57","fees":"1.34","total":"7.91","atLeast":"1.00","atMost":"9.00",
"exemption":{"provision":"19 USC 1321(a)(2)(C)","exempt":false,"limit":"0.00","statutoryLimit":"800.00","aggregate":"24.00","headroom":"0.00","because":[{"rule":"suspended"},{"rule":"over-limit"}]},
"entry":{"type":"11"},"lines":[{"layer":"base","rate":"16.5","amount":"2.97"}],"asks":[{"field":"items[0].hts"}],"assumed":[{"text":"by courier"}],"unsupported":[{"what":"duty"}],"notApplied":[{"layer":"mpf"}]}`

// Each word that a case may expect holds where the answer has it, and fails where it has something else.
func TestEachWordHoldsAndFails(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	tried := map[string]bool{}
	for _, c := range []struct{ word, holds, fails string }{
		{"outcome", `"dutiable"`, `"exempt"`}, {"duty", `"6.57"`, `"6.58"`}, {"fees", `"1.34"`, `null`}, {"total", `"7.91"`, `"7.9"`}, {"atLeast", `"1.00"`, `"1"`}, {"atMost", `"9.00"`, `"8.00"`},
		{"exempt", `false`, `true`}, {"limit", `"0.00"`, `"800.00"`}, {"statutoryLimit", `"800.00"`, `"200.00"`}, {"aggregate", `"24.00"`, `"25.00"`}, {"headroom", `"0.00"`, `"1.00"`},
		{"provision", `"1321(a)"`, `"498"`}, {"because", `["over-limit","suspended"]`, `["over-limit","repealed"]`}, {"notBecause", `["repealed"]`, `["repealed","suspended"]`},
		{"entry", `["01","11"]`, `["01"]`}, {"entry", `"11"`, `null`}, {"lines", `{"base":"16.5"}`, `{"base":"16"}`}, {"lines", `{"base":{"amount":"2.97"}}`, `{"base":{"amount":"2.98"}}`},
		{"lines", `{"base":{}}`, `{"mpf":{}}`}, {"noLines", `["mpf"]`, `["mpf","base"]`}, {"asks", `["items[0].hts"]`, `["items[1]"]`}, {"assumed", `["by courier"]`, `["by post"]`},
		{"unsupported", `["duty"]`, `["fees"]`}, {"notApplied", `["mpf"]`, `["hmf"]`},
	} {
		tried[c.word] = true
		for _, want := range []string{c.holds, c.fails} {
			k := Case{}
			if err := json.Unmarshal([]byte(`{"expect":{"`+c.word+`":`+want+`}}`), &k); err != nil {
				t.Fatal(err)
			}
			if fails := k.Fails([]byte(anAnswer)); (len(fails) > 0) != (want == c.fails) {
				t.Errorf("%s %s: %v", c.word, want, fails)
			}
		}
	}
	refused := Case{Expect: map[string]any{"error": "invalid-date"}}
	if fails := refused.Fails([]byte(`{"error":{"code":"invalid-date"}}`)); len(fails) > 0 {
		t.Error(fails)
	}
	for _, answer := range []string{anAnswer, `{"error":{"code":"invalid-mode"}}`} {
		if len(refused.Fails([]byte(answer))) == 0 {
			t.Errorf("an error was expected, and %s is taken", answer)
		}
	}
	tried["error"] = true
	if fails := (&Case{Expect: map[string]any{"duty": "1.00"}}).Fails([]byte(`{"error":{"code":"invalid-date"}}`)); len(fails) == 0 {
		t.Error("an error is taken for a duty")
	}
	if fails := (&Case{Expect: map[string]any{"dutty": "1.00"}}).Fails([]byte(anAnswer)); len(fails) == 0 {
		t.Error("a word that means nothing holds")
	}
	for _, w := range Words() {
		if !tried[w.Word] {
			t.Errorf("%s was not tried", w.Word)
		}
		if !strings.Contains(string(readme), "`"+w.Word+"`") {
			t.Errorf("the README does not say what %s means", w.Word)
		}
	}
}
