package native

import (
	"strings"
	"testing"
)

// Of a phone case of the United Kingdom nobody is asked whether it is an article of civil
// aircraft: it owes 5.3 % and 10 % of $30, 1.59 + 3.00, and a fee of 1.38. Who says that it
// is one owes the 10 % no longer. Of instruments for aircraft it is asked.
func TestAReliefOfHardlyAnyGoodsIsNamedAndNotAsked(t *testing.T) {
	request := func(number string, facts ...any) map[string]any {
		return map[string]any{"date": "2026-11-27", "from": "GB", "mode": "express", "items": []map[string]any{{
			"hts": number, "origin": "GB", "retailValue": "30", "facts": append([]any{}, facts...),
		}}}
	}
	asksOf := func(a ranged) (all []string) {
		for _, q := range a.Asks {
			all = append(all, q.About.Of)
		}
		return all
	}
	a, text := ask(t, request("3926909989"))
	if a.CouldBe == nil || a.CouldBe.Least != "5.97" || a.CouldBe.Most != "5.97" || len(a.Asks) > 0 {
		t.Errorf("%s\nis %v and asks for %v, want 5.97 and no question", text, a.CouldBe, asksOf(a))
	}
	if len(a.Assumed) != 1 || a.Assumed[0].Fact != "not-civil-aircraft" {
		t.Errorf("%s\nassumes %v, want that it is no article of civil aircraft", text, a.Assumed)
	}
	if a, text := ask(t, request("3926909989", "civil-aircraft")); a.Total == nil || *a.Total != "2.97" {
		t.Errorf("%s\nis %v, want 2.97", text, a.CouldBe)
	}
	for _, number := range []string{"9014208080", "8411919085"} {
		if a, text := ask(t, request(number)); !strings.Contains(strings.Join(asksOf(a), " "), "civil-aircraft") {
			t.Errorf("%s\nasks for %v, want whether it is an article of civil aircraft", text, asksOf(a))
		}
	}
}

// What is asked of radar and not of other radio navigation apparatus is not tried of the
// latter under their common heading: it owes 12.5 % of $686, and 8526.10 perhaps nothing.
func TestOfAHeadingEachNumberHasItsOwnReliefs(t *testing.T) {
	a, text := ask(t, map[string]any{"date": "2026-09-01", "from": "IL", "mode": "post", "items": []map[string]any{{
		"hts": "8526", "origin": "IL", "retailValue": "685.53",
	}}})
	want := map[string][2]string{"85261000": {"0.00", "85.75"}, "85269100": {"85.75", "85.75"}, "85269210": {"85.75", "85.75"}}
	for _, q := range a.Asks {
		for _, o := range q.Options {
			number, _ := o.Answer["hts"].(string)
			if w, is := want[number]; is && (o.Least != w[0] || o.Most != w[1]) {
				t.Errorf("%s\nsays %s to %s of %s, want %s to %s", text, o.Least, o.Most, number, w[0], w[1])
			}
			delete(want, number)
		}
	}
	if len(want) > 0 {
		t.Errorf("%s\nhas no options for %v", text, want)
	}
}

// Of mail with many ways to be said, each item takes its own least: a book is free, parts of
// shoes of Mexico may be under USMCA, and what is sent of Colombia may be a film.
func TestMailOfManyWaysHasTheLeastOfEachItem(t *testing.T) {
	a, text := ask(t, map[string]any{"date": "2025-10-20", "from": "BR", "mode": "post", "items": []map[string]any{
		{"hts": "4901910040", "origin": "BR", "retailValue": "7.38", "facts": []any{"smelted-elsewhere"}},
		{"hts": "640610", "origin": "MX", "retailValue": "150.23"},
		{"origin": "CO", "retailValue": "0.58"},
	}})
	if a.CouldBe == nil || a.CouldBe.Least != "0.00" || a.CouldBe.Most != "200.00" {
		t.Errorf("%s\ncould be %+v, want nothing to the $200 of an item of mail", text, a.CouldBe)
	}
}
