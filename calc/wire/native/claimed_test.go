package native

import "testing"

// Patented medicine of Germany bears 20 % where its company has an onshoring plan and claims
// nothing more: 16 × 20 % = 3.20, and 2.69 of fees. Whether the company is one of Annex III
// relieves it only where it is said: what else is answered leaves the 5.89.
func TestWhatMustBeClaimedIsPerhapsNot(t *testing.T) {
	request := map[string]any{"date": "2026-09-01", "from": "DE", "mode": "truck", "items": []map[string]any{{
		"hts": "30024100", "origin": "DE", "retailValue": "16.02",
		"facts": []any{"not-generic", "onshoring-plan", "not-mfn-pricing-agreement", "patented"},
	}}}
	a, text := ask(t, request)
	if a.Total == nil || *a.Total != "5.89" || len(a.Asks) == 0 {
		t.Fatalf("%s\ngives %v with %d questions, want 5.89 and some", text, a.Total, len(a.Asks))
	}
	for _, q := range a.Asks {
		for _, o := range q.Options {
			told, text := ask(t, with(request, q.About.Item, o.Answer))
			if told.Total == nil || o.Least == "" || cents(t, *told.Total) < cents(t, o.Least) || cents(t, *told.Total) > cents(t, o.Most) {
				t.Errorf("%s\nis %v, and was to be %s to %s", text, told.Total, o.Least, o.Most)
			}
		}
	}
}
