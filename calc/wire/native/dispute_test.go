package native_test

import (
	"encoding/json"
	"testing"

	"section321/calc/wire/native"
)

// What no longer decides anything is not asked: whether Scotch is a single malt decided until
// 3 March 2021, and whether an airplane of the United Kingdom is new and over 30,000 kg too.
func TestTheDisputeAsksNothingOnceItIsSuspended(t *testing.T) {
	for _, c := range []struct {
		day, hts string
		asks     bool
	}{
		{"2019-10-17", "2208303030", false},
		{"2019-10-18", "2208303030", true},
		{"2021-03-03", "2208303030", true},
		{"2021-03-04", "2208303030", false},
		{"2021-03-03", "8802400040", true},
		{"2021-03-04", "8802400040", false},
	} {
		var a struct {
			Asks []struct{ Fact string }
		}
		request := `{"date":"` + c.day + `","mode":"ocean","from":"GB","items":[{"origin":"GB","hts":"` + c.hts + `","retailValue":"10000","measures":{"pf.liter":"300"}}]}`
		answer := native.Calculator().Answer("check", []byte(request))
		if err := json.Unmarshal(answer, &a); err != nil {
			t.Fatal(err)
		}
		if asks := len(a.Asks) == 1 && a.Asks[0].Fact == "named-product"; asks != c.asks || len(a.Asks) > 1 {
			t.Errorf("%s of the United Kingdom on %s: asked %v, want %v", c.hts, c.day, a.Asks, c.asks)
		}
	}
}
