package native_test

import (
	"encoding/json"
	"testing"

	"section321/calc/wire/native"
)

// What comes back of goods says by layer what was void, and what would have been owed in its
// place: porcelain of Germany pays 8 % of 1,000, and the floor of 15 % added 70.00; steel tubes
// of Canada bore 25 % over fentanyl, 250.00, in the place of as much on steel.
func TestWhatComesBackOfGoodsSaysWhatIsOwedInstead(t *testing.T) {
	for goods, want := range map[string][3]string{
		`{"date":"2025-10-15","mode":"express","from":"DE","items":[{"hts":"6911.10.52.00","origin":"DE","retailValue":"1000"}]}`: {"70.00", "ieepa-reciprocal 70.00", ""},
		`{"date":"2025-05-10","mode":"truck","from":"CA","items":[{"hts":"7306.30.50.25","origin":"CA","retailValue":"1000"}]}`:   {"0.00", "ieepa-fentanyl 250.00", "section-232-steel 250.00"},
	} {
		var a struct {
			Entries []struct {
				Void   string
				Refund struct {
					Lines, Instead []struct{ Layer, Amount string }
				}
			}
		}
		answer := native.Calculator().Answer("refund", []byte(`{"on":"2026-07-15","entries":[{"type":"11","shipment":`+goods+`}]}`))
		if err := json.Unmarshal(answer, &a); err != nil || len(a.Entries) != 1 {
			t.Fatalf("%v %.300s", err, answer)
		}
		said := func(lines []struct{ Layer, Amount string }) (all string) {
			for _, l := range lines {
				all += l.Layer + " " + l.Amount
			}
			return all
		}
		e := a.Entries[0]
		if got := [3]string{e.Void, said(e.Refund.Lines), said(e.Refund.Instead)}; got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
