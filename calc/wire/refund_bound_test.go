package wire_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// A bill of more items than are explained is refused, and one of as many is not.
func TestTheGoodsOfABillAreBounded(t *testing.T) {
	item := `{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"}`
	bill := func(items int) string {
		return string(native.Calculator().Answer("bill", []byte(`{"shipment":{"date":"2025-10-01","mode":"express","from":"DE","items":[`+strings.Repeat(item+",", items-1)+item+`]},"bill":{"duty":"1.23"}}`)))
	}
	if answer, want := bill(31), `{"error":{"code":"too-many-items","field":"shipment.items","message":"31 items were given; a bill is explained for at most 30"`; !strings.HasPrefix(answer, want) {
		t.Errorf("%.300s", answer)
	}
	if answer := bill(30); strings.HasPrefix(answer, `{"error"`) {
		t.Errorf("%.300s", answer)
	}
}

// Two entries of 999 items each are more than are worked out at once.
func TestTheGoodsOfEntriesAreBoundedTogether(t *testing.T) {
	item := `{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"}`
	entry := `{"type":"01","shipment":{"date":"2025-10-01","mode":"express","from":"DE","items":[` + strings.Repeat(item+",", 998) + item + `]}}`
	request := `{"on":"2026-07-15","entries":[` + entry + "," + entry + `]}`
	answer := string(native.Calculator().Answer("refund", []byte(request)))
	if want := `{"error":{"code":"too-many-items","field":"entries","message":"1998 items were given in all entries; at most 1500 are worked out at once"`; !strings.HasPrefix(answer, want) {
		t.Errorf("%.300s", answer)
	}
}

// So are, sooner, goods of which only the heading is told, for all numbers under it are tried.
func TestTheGoodsOfEntriesThatAreOnlyBegunAreBounded(t *testing.T) {
	ask := func(items int) string {
		item := `{"hts":"8708","origin":"CN","retailValue":"4.00"}`
		return string(native.Calculator().Answer("refund", []byte(`{"on":"2026-07-15","entries":[{"type":"01","shipment":{"date":"2025-06-01","mode":"express","from":"CN","items":[`+
			strings.Repeat(item+",", items-1)+item+`]}}]}`)))
	}
	if answer, want := ask(151), `{"error":{"code":"too-many-items","field":"entries","message":"of 151 items in all entries only the beginning of the tariff number was given; at most 150 `; !strings.HasPrefix(answer, want) {
		t.Errorf("%.300s", answer)
	}
	if answer := ask(150); strings.HasPrefix(answer, `{"error"`) {
		t.Errorf("%.300s", answer)
	}
}

// Many entries are answered without the sentences of each.
func TestManyEntriesAreAnsweredBriefly(t *testing.T) {
	entry := `{"date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"9.00"}`
	for _, c := range []struct {
		entries int
		brief   string
		refused bool
	}{{5000, "false", false}, {5001, "false", true}, {5001, "true", false}} {
		request := `{"on":"2026-07-15","brief":` + c.brief + `,"entries":[` + strings.Repeat(entry+",", c.entries-1) + entry + `]}`
		answer := string(native.Calculator().Answer("refund", []byte(request)))
		if got := strings.HasPrefix(answer, `{"error":{"code":"too-many-entries","field":"entries","message":"5001 entries were given; at most 5000 are answered at once"`); got != c.refused || !got && strings.HasPrefix(answer, `{"error"`) {
			t.Errorf("%d entries, brief %s: %.200s", c.entries, c.brief, answer)
		}
	}
}

// Four times the entries take about four times the memory, and not sixteen times: none takes
// a look at all that follows it.
func TestTheWorkOfARefundFollowsItsEntries(t *testing.T) {
	taken := func(entries int) uint64 {
		all := make([]string, entries)
		for i := range all {
			all[i] = fmt.Sprintf(`{"entry":"%d","date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"%d.00"}`, i, 1000+i)
		}
		request := []byte(`{"on":"2026-07-15","brief":true,"entries":[` + strings.Join(all, ",") + `]}`)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		answer := native.Calculator().Answer("refund", request)
		runtime.ReadMemStats(&after)
		if strings.HasPrefix(string(answer), `{"error"`) {
			t.Fatalf("%.300s", answer)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	taken(10) // what is read once
	if few, many := taken(1000), taken(4000); many > 6*few {
		t.Errorf("1,000 entries take %d bytes, 4,000 take %d", few, many)
	}
}
