package native_test

import (
	"encoding/json"
	"testing"

	"section321/calc/wire/native"
)

// What was void of goods whose duty is not decided is not known, and is not said to be nothing: in
// autumn 2025 goods of Germany, Switzerland and Japan paid up to 15 % under IEEPA on top of the
// ordinary duty. Where every answer to what is asked comes to the same, it is known: laptops were
// exempt (Annex II) whether they are parts of cars or not. Mail bore a void duty that is lost.
func TestWhatWasVoidOfGoodsThatAreNotDecided(t *testing.T) {
	for name, test := range map[string]struct{ entry, void, doubt string }{
		"no number": {`"type":"11","importer":"courier","shipment":{"date":"2025-10-01","mode":"express","from":"DE","items":[{"origin":"DE","retailValue":"1000.00"}]}`,
			"", "void-unknown"},
		"a heading": {`"type":"11","importer":"courier","shipment":{"date":"2025-10-01","mode":"express","from":"CH","items":[{"hts":"6912","origin":"CH","retailValue":"1000.00"}]}`,
			"", "void-unknown"},
		"a rate by the piece, up to a floor": {`"type":"11","importer":"courier","shipment":{"date":"2025-11-20","mode":"express","from":"CH","items":[{"hts":"9102.11.10","origin":"CH","retailValue":"1000.00"}]}`,
			"", "void-unknown"},
		"exempt either way": {`"type":"11","importer":"courier","shipment":{"date":"2025-09-20","mode":"express","from":"JP","items":[{"hts":"8471.30.01.00","origin":"JP","retailValue":"700.00"}]}`,
			"0.00", "nothing-void"},
		"free": {`"type":"86","importer":"courier","shipment":{"date":"2025-06-20","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"300.00"}]}`,
			"0.00", "nothing-void"},
		// 54 % of 100.00, or 100.00 the item, of which the post chose one.
		"mail": {`"importer":"post","shipment":{"date":"2025-05-20","mode":"post","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"100.00"}]}`,
			"0.00", "voids.lost.2025-05-02"},
	} {
		var answer struct {
			Entries []struct {
				Void       string
				Liquidated string
				Doubts     []struct{ Say []any }
			}
		}
		text := native.Calculator().Answer("refund", []byte(`{"on":"2026-11-27","entries":[{`+test.entry+`}]}`))
		if err := json.Unmarshal(text, &answer); err != nil || len(answer.Entries) != 1 {
			t.Fatalf("%s: %v %.300s", name, err, text)
		}
		e := answer.Entries[0]
		if e.Void != test.void || len(e.Doubts) != 1 || e.Doubts[0].Say[0] != test.doubt {
			t.Errorf("%s: %q was void and %v is said, want %q and %s", name, e.Void, e.Doubts, test.void, test.doubt)
		}
		if test.void != "" && e.Liquidated != "" {
			t.Errorf("%s: nothing comes back, and a liquidation on %s is presumed", name, e.Liquidated)
		}
	}
}
