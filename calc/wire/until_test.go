package wire_test

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"section321/calc/wire/native"
)

// Large questions of each verb that takes long enough to be taken back.
func large() map[string][]byte {
	item := `{"hts":"8708.29.51.60","origin":"CN","retailValue":"4.00"}`
	kinds := make([]string, 1000)
	for i := range kinds {
		kinds[i] = fmt.Sprintf(`{"share":%d,"retailValue":"%d.37"}`, i+1, 40+i)
	}
	shipment := `{"date":"2025-10-01","mode":"express","from":"DE","items":[` + strings.Repeat(`{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"},`, 29) + `{"hts":"6109.10.00.12","origin":"DE","retailValue":"4.00"}]}`
	return map[string][]byte{
		"refund": []byte(`{"on":"2026-07-15","entries":[` + strings.Repeat(`{"type":"01","shipment":`+shipment+`},`, 49) + `{"type":"01","shipment":` + shipment + `}]}`),
		// Misspelt words are looked for among all that are known.
		"find":    []byte(`{"date":"2026-09-01","most":"100","query":"` + strings.Repeat("cottom shrit ", 300) + `","origin":"CN","mode":"express","value":"48.00"}`),
		"law":     []byte(`{"date":"2026-09-01"}`),
		"history": []byte(`{"origin":"CN"}`),
		"bill":    []byte(`{"shipment":` + shipment + `,"bill":{"duty":"1.23"}}`),
		"check":   []byte(`{"date":"2026-05-01","mode":"express","from":"CN","items":[` + strings.Repeat(item+",", 998) + item + `]}`),
		"compare": []byte(`{"date":"2025-10-01","against":"2025-09-01","product":{"hts":"7323.93.00.80","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4","metalValue":{"steel":"6.00"}},` +
			`"orders":{"perMonth":"900","mix":[` + strings.Join(kinds, ",") + `]}}`),
	}
}

// countdown lets work go on for some looks at it and then takes the question back, so that
// what is tested is that work looks often, on however slow a machine.
type countdown struct{ looks, left int }

func (c *countdown) Err() error {
	c.looks++
	if c.looks > c.left {
		return context.Canceled
	}
	return nil
}

// few are the verbs of which even the largest question is a small one, and how often their
// work looks at least. The others look 500 times.
var few = map[string]int{"find": 200, "law": 100, "history": 30}

func TestWorkThatNobodyWaitsForEnds(t *testing.T) {
	for verb, request := range large() {
		whole := &countdown{left: 1 << 30}
		c := native.Calculator()
		if answer := c.AppendUntil(whole, nil, verb, request); strings.HasPrefix(string(answer), `{"error"`) {
			t.Fatalf("%s: %.200s", verb, answer)
		}
		if least := cmp.Or(few[verb], 500); whole.looks < least {
			t.Errorf("%s looks %d times whether anybody waits", verb, whole.looks)
		}
		for _, left := range []int{0, 1, whole.looks / 2} {
			early := &countdown{left: left}
			answer := string(c.AppendUntil(early, nil, verb, request))
			if !strings.HasPrefix(answer, `{"error":{"code":"cancelled"`) || early.looks > left+1 {
				t.Errorf("%s taken back after %d looks: %d looks, %.100s", verb, left, early.looks, answer)
			}
		}
		if again, first := string(c.AppendUntil(nil, nil, verb, request)), string(c.Answer(verb, request)); again != first {
			t.Errorf("%s: a question that was taken back changed the next answer", verb)
		}
	}
}

// What nothing is known of could be anything, for each of many items another: the whole
// schedule is gone through for some of them, and the others have no upper bound.
func TestWhatCouldBeIsNotWorkedOutWithoutEnd(t *testing.T) {
	origins := strings.Fields("CN VN IN DE GB JP MX CA FR IT ES TH ID MY KR TW BR ZA TR PL CH AU NZ EG MA PK BD LK KH PH AR CL PE CO SE NO DK FI NL BE")
	for what, item := range map[string]string{
		"many origins":            `{"origin":"%s","retailValue":"%d.50"}`,
		"many origins and metals": `{"origin":"%s","retailValue":"%d.50","metalValue":{"steel":"0.01"}}`,
		"many facts":              `{"origin":"%s","retailValue":"%d.50","metalWeight":{"steel":"0.0%[2]d"}}`,
	} {
		items := make([]string, 999)
		for i := range items {
			items[i] = fmt.Sprintf(item, origins[i%len(origins)], i+1)
		}
		request := []byte(`{"date":"2025-05-06","mode":"express","from":"CN","items":[` + strings.Join(items, ",") + `]}`)
		c, looks := native.Calculator(), &countdown{left: 1 << 30}
		first := string(c.AppendUntil(looks, nil, "check", request))
		if strings.HasPrefix(first, `{"error"`) || strings.Contains(between(first, `"couldBe":{`, "}"), `"most":`) {
			t.Errorf("%s: %.300s; it could be %s", what, first, between(first, `"couldBe":{`, "}"))
		}
		if looks.looks > 100_000 { // it was several millions
			t.Errorf("%s: %d looks", what, looks.looks)
		}
		if again := string(c.Answer("check", request)); again != first {
			t.Errorf("%s: another answer with what the first left behind", what)
		}
	}
}

func between(text, begin, end string) string {
	_, text, _ = strings.Cut(text, begin)
	text, _, _ = strings.Cut(text, end)
	return text
}

// A long name in a question is not kept for the next one: 200 questions with one of 60,000
// letters have 12 MB of them, of which each route would keep a dozen copies.
func TestWhatIsKeptBetweenQuestionsIsBounded(t *testing.T) {
	c := native.Calculator()
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	ask := func(i int) {
		request := fmt.Sprintf(`{"date":"2026-09-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","claim":"%s%d"},"orders":{"perMonth":"9"}}`, strings.Repeat("x", 60_000), i)
		c.Answer("compare", []byte(request))
	}
	ask(0)
	before := heap()
	for i := range 200 {
		ask(i)
	}
	if more := heap() - before; more > 64<<20 {
		t.Errorf("%d MB more are kept after 200 questions", more>>20)
	}
}

// How long a question goes on once it is taken back, of each verb that takes long: shown,
// and held to half a second, because the machine may be busy.
func TestAQuestionThatIsTakenBackEndsSoon(t *testing.T) {
	c := native.Calculator()
	for verb, request := range large() {
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan string)
		go func() { ended <- string(c.AppendUntil(ctx, nil, verb, request)) }()
		time.Sleep(5 * time.Millisecond)
		cancel()
		start := time.Now()
		answer := <-ended
		took := time.Since(start)
		t.Logf("%s: %v, cancelled %v", verb, took.Round(10*time.Microsecond), strings.HasPrefix(answer, `{"error":{"code":"cancelled"`))
		if took > 500*time.Millisecond {
			t.Errorf("%s went on for %v", verb, took)
		}
	}
}
