package law

import (
	"slices"
	"testing"
)

// What the tables of refunds say stands in words and in a document, and names only ways
// and states that answers know.
func TestTheTablesOfRefunds(t *testing.T) {
	l := All()
	var facts []*Fact
	for _, v := range l.Voids {
		facts = append(facts, &v.Fact)
		if !slices.Contains([]string{"refunded", "lost", "fee"}, v.Kind) {
			t.Errorf("voids.csv: %q is not a kind", v.Kind)
		}
	}
	for _, w := range l.Refunds.Ways {
		facts = append(facts, &w.Fact)
		if !slices.Contains([]WayState{"open", "later", "closed", "unsure"}, w.State) || !slices.Contains([]string{"cape", "protest", "court", "courier", "agoa", "none"}, w.Way) {
			t.Errorf("refund_ways.csv: %s %s", w.Way, w.State)
		}
		if w.State == "open" && w.Letter.Silent() {
			t.Errorf("refund_ways.csv: %s from %s asks nothing of anybody", w.Way, w.From)
		}
	}
	for i, r := range l.Refunds.Interest {
		facts = append(facts, &r.Fact)
		if r.To == "" || i > 0 && r.To.AddDays(1) != l.Refunds.Interest[i-1].From {
			t.Errorf("interest.csv: %s to %s is not followed by the next", r.From, r.To)
		}
	}
	for _, x := range l.Refunds.Types {
		facts = append(facts, &x.Fact)
	}
	for _, o := range l.Refunds.Open {
		facts = append(facts, &o.Fact)
	}
	if len(facts) < 25 {
		t.Errorf("only %d facts", len(facts))
	}
	for _, f := range facts {
		if f.Text.Silent() || f.Confidence != "official" && f.Excerpt.Silent() && f.Note.Silent() {
			t.Errorf("from %s: %q, %s, without an excerpt or a note on the doubt", f.From, f.Text, f.Confidence)
		}
		for _, id := range f.Cite {
			if l.Sources[id] == nil {
				t.Errorf("%q cites %s, which is no source", f.Text, id)
			}
		}
	}
}
