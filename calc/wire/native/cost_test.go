package native

import (
	"strings"
	"testing"
)

// What a shipment costs follows the number of its items: three times the items are about
// three times the work, and not nine times, counted in pieces of memory, which do not
// depend on the machine.
func TestTheWorkOfACheckFollowsItsItems(t *testing.T) {
	for name, item := range map[string]string{
		"parts of cars, which each ask many questions": `{"hts":"8708.29.51.60","origin":"CN","retailValue":"4.00"}`,
		"T-shirts":                          `{"hts":"6109.10.00.12","origin":"CN","retailValue":"4.00"}`,
		"goods whose numbers are not known": `{"origin":"CN","retailValue":"4.00"}`,
	} {
		work := func(items int) float64 {
			request := []byte(`{"date":"2026-05-01","mode":"express","from":"CN","items":[` + strings.Repeat(item+",", items-1) + item + `]}`)
			return testing.AllocsPerRun(1, func() {
				if answer := string(Calculator().Answer("check", request)); strings.HasPrefix(answer, `{"error`) {
					t.Fatal(answer)
				}
			})
		}
		if few, many := work(300), work(900); many > 5*few {
			t.Errorf("%s: 300 take %.0f pieces of memory, 900 take %.0f", name, few, many)
		}
	}
}
