package native_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// A file of orders is asked about on 15 July 2026. Each order's void duty, by hand:
//
//   - T-shirts of China, 18.20, entered as 18: 20 % over fentanyl 3.60, 10 % reciprocal 1.80: 5.40
//   - porcelain of Germany, 1,000, pays 8 %, and the floor of 15 % added 7 %: 70.00
//   - T-shirts of Germany pay 16.5 %, more than the floor: nothing
//   - of Brazil, 100: 10 % reciprocal and 40 % on Brazil: 50.00
//   - T-shirts of China in two parcels of 9.10 to two people: 9 each, 2.70 each
//   - steel tubes of Canada, where 25 % over fentanyl took the place of 25 % on steel: nothing
//   - goods whose number is not known: not known
//
// An order of 15 April 2025 was free, one of 24 February 2026 a day too late, and one went to Canada.
func TestWhatComesBackOfOrders(t *testing.T) {
	const file = "Order,Date,Email,SKU,Quantity,Price,Currency,Country,Origin,HTS\n" +
		"1,2025-10-15,a@example.com,tee,1,18.20,USD,US,CN,6109.10.00.12\n" +
		"2,2025-10-15,b@example.com,cup,2,500.00,USD,US,DE,6911.10.52.00\n" +
		"3,2025-10-15,c@example.com,tee-de,1,100.00,USD,US,DE,6109.10.00.12\n" +
		"4,2025-11-03,d@example.com,tee-br,1,100.00,USD,US,BR,6109.10.00.12\n" +
		"5,2025-10-15,e@example.com,tee,1,9.10,USD,US,CN,6109.10.00.12\n" +
		"5,2025-10-15,f@example.com,tee,1,9.10,USD,US,CN,6109.10.00.12\n" +
		"6,2025-10-15,g@example.com,toy,1,50.00,USD,US,CN,\n" +
		"7,2025-04-15,h@example.com,tee,1,18.20,USD,US,CN,6109.10.00.12\n" +
		"8,2026-02-24,i@example.com,tee,1,18.20,USD,US,CN,6109.10.00.12\n" +
		"9,2025-10-15,j@example.com,tee,1,18.20,USD,CA,CN,6109.10.00.12\n"
	o := answeredOrders(t, file, `{"mode":"express","from":"CN"}`)
	a := backOf(t, o, `{"on":"2026-07-15","importer":"courier"}`)
	want := "1 5.40 line 2, 2 70.00 line 3, 4 50.00 line 5, 5 2.70 line 6, 5 2.70 line 7, 6 not known line 8"
	if got := a.String(); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if a.File.Orders.Outside != 1 || a.File.Orders.Nothing != 2 {
		t.Errorf("outside and nothing void: %+v, not 1 and 2", a.File.Orders)
	}
	// 5.40 + 70 + 50 + 2.70 + 2.70; only the carrier can still do something about them.
	if len(a.Sums) != 1 || a.Sums[0].Way != "courier" || a.Sums[0].Void != "130.80" {
		t.Errorf("sums %v", a.Sums)
	}
	// Each is what the answer to that order says was void.
	for row, void := range map[int]string{0: "5.40", 1: "70.00", 2: "", 3: "50.00", 4: "2.70"} {
		var e struct {
			Answer struct{ Refund *struct{ Void *string } }
		}
		answer := o.Answer("orders-explain", []byte(fmt.Sprintf(`{"row":%d}`, row)))
		if err := json.Unmarshal(answer, &e); err != nil {
			t.Fatal(err)
		}
		got := ""
		if r := e.Answer.Refund; r != nil && r.Void != nil {
			got = *r.Void
		}
		if got != void {
			t.Errorf("row %d: its answer says %q was void, not %q", row, got, void)
		}
	}

	steel := answeredOrders(t, "Order,Date,Email,Price,Currency,Country,HTS\n1,2025-05-10,a@example.com,1000,USD,US,7306.30.50.25\n", `{"mode":"truck","from":"CA","origin":"CA"}`)
	if a := backOf(t, steel, `{"on":"2026-07-15"}`); len(a.Entries) != 0 || a.File.Orders.Nothing != 1 {
		t.Errorf("displaced: %v", a)
	}
	mail := answeredOrders(t, "Order,Date,Email,Price,Currency,Country,HTS\n1,2025-10-15,a@example.com,100,USD,US,6109.10.00.12\n", `{"mode":"post","from":"CN","origin":"CN","postalMethod":"ad-valorem"}`)
	if a := backOf(t, mail, `{"on":"2026-07-15"}`); len(a.Entries) != 0 {
		t.Errorf("mail: %v; postal duty has no way", a)
	}
}

// What cannot be asked of orders is refused.
func TestWhatComesBackOfOrdersIsRefused(t *testing.T) {
	const file = "Order,Date,Email,Price,Currency,Country,HTS\n1,2025-10-15,a@example.com,100,USD,US,6109.10.00.12\n"
	for name, test := range map[string]struct{ assumed, request, code string }{
		"without a day":              {`{"mode":"express","from":"CN","origin":"CN"}`, `{}`, "missing-date"},
		"an importer that is none":   {`{"mode":"express","from":"CN","origin":"CN"}`, `{"on":"2026-07-15","importer":"me"}`, "invalid-importer"},
		"under the law of one day":   {`{"mode":"express","from":"CN","origin":"CN","asOf":"2025-10-15"}`, `{"on":"2026-07-15"}`, "law-of-one-day"},
		"before orders are answered": {``, `{"on":"2026-07-15"}`, "too-early"},
	} {
		o := wire.NewOrders(native.Calculator())
		if test.assumed != "" {
			o = answeredOrders(t, file, test.assumed)
		}
		if answer := string(o.Answer("entries-orders", []byte(test.request))); !strings.Contains(answer, `"code":"`+test.code+`"`) {
			t.Errorf("%s: %.200s, not %s", name, answer, test.code)
		}
	}
}

// answeredOrders works a file of orders through until it is answered.
func answeredOrders(t *testing.T, file, assumed string) *wire.Orders {
	t.Helper()
	o := wire.NewOrders(native.Calculator())
	ask := func(verb, request string) []byte {
		answer := append([]byte(nil), o.Answer(verb, []byte(request))...)
		if strings.HasPrefix(string(answer), `{"error"`) {
			t.Fatalf("%s: %s", verb, answer)
		}
		return answer
	}
	ask("orders-head", file)
	var guess struct{ Options json.RawMessage }
	if err := json.Unmarshal(ask("orders-sniff", "{}"), &guess); err != nil {
		t.Fatal(err)
	}
	ask("orders-open", string(guess.Options))
	ask("orders-read", file)
	ask("orders-end", "")
	ask("orders-answer", assumed)
	return o
}

// ordersBack is what comes back of orders.
type ordersBack struct {
	Entries []struct {
		Order string
		Void  *string
	}
	Sums []struct{ Way, Void string }
	File struct {
		Lines  []int
		Orders struct{ Outside, Nothing int }
	}
}

func (a *ordersBack) String() string {
	var all []string
	for i, e := range a.Entries {
		void := "not known"
		if e.Void != nil {
			void = *e.Void
		}
		all = append(all, fmt.Sprintf("%s %s line %d", e.Order, void, a.File.Lines[i]))
	}
	return strings.Join(all, ", ")
}

func backOf(t *testing.T, o *wire.Orders, request string) *ordersBack {
	t.Helper()
	answer := o.Answer("entries-orders", []byte(request))
	a := &ordersBack{}
	if err := json.Unmarshal(answer, a); err != nil || strings.HasPrefix(string(answer), `{"error"`) {
		t.Fatalf("%v %.300s", err, answer)
	}
	return a
}
