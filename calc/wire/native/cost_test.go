package native

import (
	"fmt"
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

// BenchmarkRange asks about one item of which everything is open: its number, or a program,
// a fact and the entry.
func BenchmarkRange(b *testing.B) {
	for name, request := range map[string]string{
		"no number":            `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"origin":"CN","retailValue":"%d"}]}`,
		"no number, a program": `{"date":"2026-12-03","mode":"post","from":"CA","items":[{"origin":"CA","retailValue":"%d"}]}`,
		"a heading":            `{"date":"2026-12-03","mode":"post","from":"CA","items":[{"origin":"CA","hts":"6912","retailValue":"%d"}]}`,
		"a large heading":      `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"origin":"CN","hts":"8708","retailValue":"%d"}]}`,
		"a program":            `{"date":"2026-12-03","mode":"post","from":"CA","items":[{"origin":"CA","hts":"6912004400","retailValue":"%d"}]}`,
		"facts":                `{"date":"2026-09-01","mode":"express","from":"JP","items":[{"origin":"JP","hts":"8708299160","retailValue":"%d"}]}`,
		"nothing open":         `{"date":"2026-09-01","mode":"express","from":"VN","items":[{"origin":"VN","hts":"6109100012","retailValue":"%d"}]}`,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				Calculator().Answer("check", fmt.Appendf(nil, request, 20+i%700))
			}
		})
	}
}
