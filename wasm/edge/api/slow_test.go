package api

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"section321/calc/wire/native"
)

// A client is slow by what it did in the last seconds, not since it began.
func TestAPaceIsKept(t *testing.T) {
	now := time.Unix(0, 0)
	scarce := false
	p := &pace{left: patience, seen: now, scarce: func() bool { return scarce }, now: func() time.Time { return now }}
	move := func(after time.Duration, bytes int) time.Duration {
		now = now.Add(after)
		p.moved(bytes)
		return p.deadline().Sub(now)
	}
	// 100 MiB at once leave no more than the 30 s of the beginning.
	if left := move(time.Second, 100<<20); left != 30*time.Second {
		t.Errorf("after 100 MiB at once %v are left", left)
	}
	// 10 s for 40 KiB, which at 8 KiB a second are 5 s: 30 - 10 + 5.
	if left := move(10*time.Second, 40<<10); left != 25*time.Second {
		t.Errorf("after 10 s for 40 KiB %v are left", left)
	}
	// While room is scarce 512 KiB are a second: 25 - 10 + 1.
	scarce = true
	if left := move(10*time.Second, 512<<10); left != 16*time.Second {
		t.Errorf("where room is scarce %v are left", left)
	}
}

// Two clients that take their results slowly do not keep the third from its own.
func TestWhoTakesAResultSlowlyKeepsNoTurn(t *testing.T) {
	a := New(native.Calculator(), Options{MaxOrders: 8 << 20, Workers: 2}).(*api)
	s := httptest.NewServer(a)
	defer s.Close()
	defer s.CloseClientConnections()
	file := "Order,Date,Email,Unit price,Quantity\n" + strings.Repeat("1,2026-01-02,a@example.com,5.00,1\n", 100_000)
	path := s.URL + "/v1/orders?mode=express&from=CN&origin=CN&country=US&as="
	post := func(as, body string) *http.Response {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		t.Cleanup(cancel)
		r, _ := http.NewRequestWithContext(ctx, "POST", path+as, strings.NewReader(body))
		r.Header.Set("Content-Type", csvType)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		return response
	}
	for range cap(a.files) { // each answer is larger than what a connection holds
		slow := post("jsonl", file)
		defer slow.Body.Close()
		if slow.StatusCode != 200 || slow.ContentLength < 16<<20 {
			t.Fatalf("%d, %d bytes", slow.StatusCode, slow.ContentLength)
		}
	}
	quick := post("csv", file[:200])
	defer quick.Body.Close()
	if text, err := io.ReadAll(quick.Body); quick.StatusCode != 200 || err != nil {
		t.Errorf("%d %.200s %v", quick.StatusCode, text, err)
	}
	if left := mostSpooled*a.MaxOrders - a.spooled.left; left < 32<<20 {
		t.Errorf("results that wait take %d bytes of the room", left)
	}
}

// A batch that once sent a long line has no more room than others for what comes after.
func TestABatchGivesTheRoomOfALongLineBack(t *testing.T) {
	a := New(native.Calculator(), Options{Workers: 2}).(*api)
	before := a.memory.left
	s := httptest.NewServer(a)
	defer s.Close()
	body, send := io.Pipe()
	defer send.Close()
	r, _ := http.NewRequest("POST", s.URL+"/v1/check/batch", body)
	r.Header.Set("Content-Type", linesType)
	go io.WriteString(send, strings.Repeat(" ", 3<<20)+"\n")
	response, err := s.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if _, err := response.Body.Read(make([]byte, 1)); err != nil { // the long line is answered
		t.Fatal(err)
	}
	held := func() int64 {
		a.memory.mu.Lock()
		defer a.memory.mu.Unlock()
		return before - a.memory.left
	}
	for until := time.Now().Add(10 * time.Second); held() > block && time.Now().Before(until); {
		time.Sleep(time.Millisecond)
	}
	if held() > block {
		t.Errorf("%d bytes are still held", held())
	}
}

// Answers that nobody takes fill their own room, and then large ones are put off.
func TestAnswersThatWaitAreBounded(t *testing.T) {
	a := New(native.Calculator(), Options{Workers: 2}).(*api)
	item := `{"hts":"8708.29.51.60","origin":"CN","retailValue":"4.00"}`
	large := `{"date":"2026-05-01","mode":"express","from":"CN","items":[` + strings.Repeat(item+",", 98) + item + `]}`
	for _, c := range []struct {
		path, kind, body string
		left             int64
		status           int
		busy             bool
	}{
		{"/v1/check", jsonType, large, mostUnread, 200, false},
		{"/v1/check", jsonType, large, smallBody, 503, true},
		{"/v1/check", jsonType, shirt, 0, 200, false},
		{"/v1/check/batch", linesType, large + "\n", mostUnread, 200, false},
		{"/v1/check/batch", linesType, large + "\n", smallBody, 200, true},
		{"/v1/check/batch", linesType, shirt + "\n", 0, 200, false},
	} {
		a.unread.left = c.left
		r := httptest.NewRequest("POST", c.path, strings.NewReader(c.body))
		r.Header.Set("Content-Type", c.kind)
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		busy := strings.HasPrefix(w.Body.String(), `{"error":{"code":"busy"`)
		if w.Code != c.status || busy != c.busy || a.unread.left != c.left {
			t.Errorf("%s with room for %d: %d %.100s, %d left", c.path, c.left, w.Code, w.Body, a.unread.left)
		}
	}
}
