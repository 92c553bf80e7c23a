package native

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What a shipment costs follows the number of its items: one among many is not more work
// than one among few, counted in bytes of memory, which do not depend on the machine.
func TestTheWorkOfACheckFollowsItsItems(t *testing.T) {
	for name, item := range map[string]string{
		"parts of cars, which each ask many questions": `{"hts":"8708.29.51.60","origin":"CN","retailValue":"%d.00"}`,
		"T-shirts":                          `{"hts":"6109.10.00.12","origin":"CN","retailValue":"%d.00"}`,
		"goods of a heading":                `{"hts":"8708","origin":"MX","retailValue":"%d.00"}`,
		"goods whose numbers are not known": `{"origin":"CN","retailValue":"%d.00"}`,
	} {
		work := func(items int) uint64 {
			all := make([]string, items)
			for i := range all {
				all[i] = fmt.Sprintf(item, i+90)
			}
			request := []byte(`{"date":"2026-05-01","mode":"ocean","from":"CN","items":[` + strings.Join(all, ",") + `]}`)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if answer := string(Calculator().Answer("check", request)); strings.HasPrefix(answer, `{"error`) {
				t.Fatal(answer)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		work(100) // what is read once is there
		few, more, many := work(100), work(300), work(900)
		if first, later := float64(more-few)/200, float64(many-more)/600; later > 1.6*first {
			t.Errorf("%s: up to 300 each takes %.0f bytes of memory, up to 900 %.0f", name, first, later)
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

// What each answer makes of the total is worked out only where that is not dear, around the bounds
// beyond which it is not, too: counted in bytes of memory.
func TestQuestionsArePricedWhereThatIsNotDear(t *testing.T) {
	for name, item := range map[string]string{
		"parts of cars":      `{"hts":"8708.29.51.60","origin":"MX","retailValue":"%d.00"}`,
		"goods of a heading": `{"hts":"8708","origin":"MX","retailValue":"%d.00"}`,
	} {
		for _, items := range []int{3, 4, 12, 13, 20} {
			all := make([]string, items)
			for i := range all {
				all[i] = fmt.Sprintf(item, i+90)
			}
			request := []byte(`{"date":"2026-02-20","mode":"ocean","from":"MX","items":[` + strings.Join(all, ",") + `]}`)
			Calculator().Answer("check", request) // what is read once is there
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			Calculator().Answer("check", request)
			runtime.ReadMemStats(&after)
			if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 200 {
				t.Errorf("%d %s take %d MiB", items, name, took)
			}
		}
	}
}
