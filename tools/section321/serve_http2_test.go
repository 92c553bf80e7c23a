package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"sync"
	"testing"
	"time"
)

// One connection can hold all its streams open on a path, and shuts it for nobody.
func TestTheStreamsOfOneConnectionShutNoPath(t *testing.T) {
	s := httptest.NewUnstartedServer(theAPI(t))
	s.Config, s.EnableHTTP2 = server(theAPI(t)), true
	s.StartTLS()
	// Not Close, which waits for the streams.
	defer s.CloseClientConnections()

	idle := s.Client()
	var mu sync.Mutex
	connections := map[string]int{}
	for range s.Config.HTTP2.MaxConcurrentStreams {
		body, in := io.Pipe()
		defer in.Close()
		begun := make(chan struct{})
		go func() {
			io.WriteString(in, `{"date"`)
			close(begun)
		}()
		r, err := http.NewRequest("POST", s.URL+"/v1/check/batch", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-ndjson")
		r = r.WithContext(httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(c httptrace.GotConnInfo) {
			mu.Lock()
			connections[c.Conn.LocalAddr().String()]++
			mu.Unlock()
		}}))
		go idle.Do(r)
		<-begun // the server has asked for the body's first bytes
	}
	mu.Lock()
	if len(connections) != 1 {
		t.Errorf("the streams are of %d connections", len(connections))
	}
	mu.Unlock()

	another := idle.Transport.(*http.Transport).Clone()
	start := time.Now()
	r, err := (&http.Client{Transport: another}).Post(s.URL+"/v1/check/batch", "application/x-ndjson", strings.NewReader(oneParcel+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 || r.Proto != "HTTP/2.0" || !strings.HasPrefix(string(text), `{"outcome":"`) {
		t.Errorf("%s %d %.200s %v", r.Proto, r.StatusCode, text, err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it waited %v for streams that do nothing", took)
	}
}

// The requests of one address are bounded, over however many streams they come.
func TestOneAddressHasItsShareOfRequests(t *testing.T) {
	inside, release := make(chan struct{}), make(chan struct{})
	h := fewRequests(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inside <- struct{}{}
		<-release
	}), 3, 2)
	ask := func(from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	var held sync.WaitGroup
	hold := func(from string) {
		held.Go(func() { ask(from) })
		<-inside
	}
	refused := func(from string) {
		t.Helper()
		if w := ask(from); w.Code != 503 || w.Header().Get("Retry-After") != "1" || w.Body.String() != busy {
			t.Errorf("%s: %d %s", from, w.Code, w.Body)
		}
	}
	hold("192.0.2.1:1")
	hold("192.0.2.1:2")
	refused("192.0.2.1:3") // a third of one address
	hold("192.0.2.2:1")
	refused("192.0.2.3:1") // a fourth of all
	close(release)
	held.Wait()
	held.Go(func() { ask("192.0.2.1:4") })
	<-inside // there is room again
	held.Wait()
}
