package main_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// heavy is a question of a price at which two have room together and a third has none. The braces in its
// text are counted as kinds of orders and are none, so that it takes a fraction of what it may take.
func heavy() question {
	kinds := make([]string, 100)
	for i := range kinds {
		kinds[i] = fmt.Sprintf(`{"share":%d,"retailValue":"%d.37"}`, i+1, 40+i)
	}
	return question{"POST", "/v1/compare", asJSON, `{"date":"2025-10-01","against":"2025-09-01","product":{"description":"` + strings.Repeat("{", 700) + `","hts":"7323.93.00.80","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4","metalValue":{"steel":"6.00"}},` +
		`"orders":{"perMonth":"900","mix":[` + strings.Join(kinds, ",") + `]}}`}
}

// Of many large questions at once a few are answered and the others refused at once, so
// that who asks little waits for a few at most.
func TestLargeQuestionsWaitForTheirTurnOrAreRefused(t *testing.T) {
	q := heavy()
	want := q.natively()
	if want.status != http.StatusOK {
		t.Fatal(want)
	}
	var wait sync.WaitGroup
	var mu sync.Mutex
	statuses := map[int]int{}
	for range 24 {
		wait.Go(func() {
			got, err := q.atTheEdge("api")
			mu.Lock()
			defer mu.Unlock()
			statuses[got.status]++
			switch {
			case err != nil:
				t.Error(err)
			case got.status == 200 && got.body != want.body:
				t.Errorf("another answer: %v", got)
			case got.status == 503 && (got.header.Get("Retry-After") == "" || !strings.HasPrefix(got.body, `{"error":{"code":"busy"`)):
				t.Errorf("refused without a word: %v", got)
			}
		})
	}
	wait.Wait()
	if statuses[200] == 0 || statuses[503] == 0 || statuses[200]+statuses[503] != 24 {
		t.Errorf("the statuses of 24 at once: %v", statuses)
	}
	t.Logf("%v", statuses)
	// Clients that leave hold no place for good.
	for range 8 {
		wait.Go(func() {
			ctx, leave := context.WithTimeout(t.Context(), 30*time.Millisecond)
			defer leave()
			r, _ := http.NewRequestWithContext(ctx, q.method, "http://"+running.Address["api"]+q.path, strings.NewReader(q.body))
			r.Header.Set("Content-Type", q.kind)
			if response, err := http.DefaultTransport.RoundTrip(r); err == nil {
				response.Body.Close()
			}
		})
	}
	wait.Wait()
	q.answered(t, want)
}

// answered asks until clients that left hold no places any more.
func (q question) answered(t *testing.T, want answer) {
	t.Helper()
	for begin := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		if got, err := q.atTheEdge("api"); err == nil && got.equal(want) {
			return
		} else if time.Since(begin) > 40*time.Second {
			t.Fatalf("after clients left: %v %v", err, got)
		}
	}
}

// A small question for whose goods many numbers are tried is dear, too.
func TestSmallQuestionsThatAreDearWaitForTheirTurn(t *testing.T) {
	items := make([]string, 8) // from which on none has a higher price
	for i := range items {
		items[i] = fmt.Sprintf(`{"origin":"MX","hts":"8708","retailValue":"%d.00"}`, 90+i)
	}
	q := question{"POST", "/v1/check", asJSON, `{"date":"2026-02-20","mode":"ocean","from":"MX","items":[` + strings.Join(items, ",") + `]}`}
	want := q.natively()
	q.answered(t, want) // by then those of other tests that left are forgotten
	var wait sync.WaitGroup
	var mu sync.Mutex
	statuses := map[int]int{}
	for range 10 {
		wait.Go(func() {
			got, err := q.atTheEdge("api")
			mu.Lock()
			defer mu.Unlock()
			if statuses[got.status]++; err != nil || got.status == 200 && got.body != want.body {
				t.Errorf("%v %v", err, got)
			}
		})
	}
	wait.Wait()
	if len(q.body) > 1000 || statuses[200] == 0 || statuses[503] == 0 || statuses[200]+statuses[503] != 10 {
		t.Errorf("the statuses of 10 of %d bytes at once: %v", len(q.body), statuses)
	}
	// The lines of a batch are not refused, and others are answered between them.
	line := `{"date":"2026-02-20","mode":"ocean","from":"MX","items":[{"origin":"MX","hts":"8708","retailValue":"90.00"}]}`
	question{"POST", "/v1/check/batch", asLines, strings.Repeat(line+"\n", 5)}.compare(t)
}

// Questions whose clients left while they waited for their turn never end. They hold room until
// they can no longer be waiting, and then others have it.
func TestClientsThatLeftHoldRoomForEightSecondsAtMost(t *testing.T) {
	ask := func(q question) int {
		got, err := q.atTheEdge("fault")
		if err != nil {
			t.Fatal(err)
		}
		return got.status
	}
	q := heavy()
	if status := ask(q); status != http.StatusOK {
		t.Fatalf("alone: status %d", status)
	}
	ask(question{"GET", "/fault/leave?questions=2", "", ""})
	for range 2 {
		if status := ask(q); status == http.StatusOK || status == http.StatusServiceUnavailable {
			t.Fatalf("a question whose client left: status %d", status)
		}
	}
	for _, then := range []struct {
		later  string
		status int
	}{{"0", http.StatusServiceUnavailable}, {"6000", http.StatusServiceUnavailable}, {"2100", http.StatusOK}, {"0", http.StatusOK}} {
		ask(question{"GET", "/fault/later?ms=" + then.later, "", ""})
		if status := ask(q); status != then.status {
			t.Errorf("%s ms later: status %d, want %d", then.later, status, then.status)
		}
	}
}
