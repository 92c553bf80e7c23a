package articles

import (
	"encoding/json"
	"strings"
	"testing"

	"section321/calc/articles"
	"section321/calc/wire/native"
)

// A table that is worked through in parts has the answers, and the file, of one that is worked
// through at once.
func TestATableInParts(t *testing.T) {
	const text = "sku,hts,origin,value\nA,6109.10.00.12,CN,24\nB,6912,CN,10\nC,0804.50.40.55,MX,30\nD,99,CN,x\n"
	var s Session
	ask := func(verb string, request map[string]any, into any) string {
		body, _ := json.Marshal(request)
		says := s.Answer(native.Calculator(), verb, body)
		if into != nil {
			if err := json.Unmarshal(says, into); err != nil {
				t.Fatal(err)
			}
		}
		return string(says)
	}
	var read struct{ Products int }
	ask("products-read", map[string]any{"table": text}, &read)
	if read.Products != 4 {
		t.Fatal(read)
	}
	question := func(first, count int) map[string]any {
		return map[string]any{"question": map[string]any{"modes": []string{"express"}, "dates": []string{"2026-09-01"}}, "first": first, "count": count}
	}
	var skus []string
	for first := 0; first < 4; first += 3 {
		var part struct {
			Answers []struct{ SKU, Total string }
		}
		ask("products-ask", question(first, 3), &part)
		for _, a := range part.Answers {
			skus = append(skus, a.SKU)
		}
	}
	if strings.Join(skus, "") != "ABCD" {
		t.Error(skus)
	}
	var parts struct{ Text string }
	ask("products-write", map[string]any{"as": "csv"}, &parts)
	products, answers := ask2(t, text)
	var whole strings.Builder
	if err := Write(&whole, "csv", native.Calculator().Law(), products, answers); err != nil {
		t.Fatal(err)
	}
	if parts.Text != whole.String() || !strings.Contains(parts.Text, "8.76") {
		t.Errorf("%s\n%s", parts.Text, whole.String())
	}
	for verb, request := range map[string]map[string]any{
		"products-read": {"table": "name,price\n"}, "products-write": {"as": "xlsx"}, "products-ask": question(9, 1),
	} {
		if says := ask(verb, request, nil); !strings.Contains(says, `"error"`) {
			t.Errorf("%s: %s", verb, says)
		}
	}
	if says := ask("products-read", map[string]any{"table": "sku,value\n" + strings.Repeat("A,1\n", articles.Most+1)}, nil); !strings.Contains(says, "more than 100000 products") {
		t.Errorf("%.200s", says)
	}
}

func ask2(t *testing.T, text string) ([]Product, []Answer) {
	q := asked
	q.Origins = nil
	return answered(t, text, q)
}
