package main

import (
	"bytes"
	"crypto/tls"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"section321/calc/wire/native"
	"section321/wasm/edge/api"
)

// Clients that break their connection off give back what room they held: more of them than
// there is room for leave as much as before.
func TestConnectionsThatBreakGiveTheirRoomBack(t *testing.T) {
	handler := api.New(native.Calculator(), api.Options{MaxOrders: 1 << 20, Spool: onDisk, Workers: 2})
	address, _ := onLoopback(t, handler, nil, 1000)
	file := "Order,Date,Email,Unit price,Quantity\n" + strings.Repeat("1,2026-01-02,a@example.com,5.00,1\n", 25_000)
	for _, c := range []struct {
		path, kind, body string
		clients          int
	}{
		{"/v1/orders?mode=express&from=CN&origin=CN&country=US", "text/csv", file, 200},          // room for 16 of the largest
		{"/v1/check", "application/json", oneParcel + strings.Repeat(" ", 4<<20-1<<10), 100},     // room for 64 of the largest
		{"/v1/check/batch", "application/x-ndjson", oneParcel + strings.Repeat(" ", 3<<20), 100}, // one line
	} {
		for range c.clients {
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", c.path, c.kind, len(c.body)+1)
			io.WriteString(conn, c.body) // all but the last byte
			conn.(*net.TCPConn).SetLinger(0)
			conn.Close() // a reset
		}
		answer := "busy"
		for end := time.Now().Add(10 * time.Second); strings.Contains(answer, "busy") && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
			r, err := http.Post("http://"+address+c.path, c.kind, strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			answer = said(r)
			r.Body.Close()
		}
		if strings.Contains(answer, `"error"`) || answer == "" {
			t.Errorf("%s after %d connections broke: %.200s", c.path, c.clients, answer)
		}
	}
}

// A connection that begins requests and takes each back at once has no more of them under
// way than one that waits for its answers, and keeps nobody else waiting (CVE-2023-44487).
func TestRequestsThatAreTakenBackAtOnceStayFew(t *testing.T) {
	api := theAPI(t)
	var now, most, begun atomic.Int64
	s := httptest.NewUnstartedServer(nil)
	s.Config, s.EnableHTTP2 = server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun.Add(1)
		for n, seen := now.Add(1), most.Load(); n > seen && !most.CompareAndSwap(seen, n); seen = most.Load() {
		}
		defer now.Add(-1)
		api.ServeHTTP(w, r)
	})), true
	s.StartTLS()
	defer s.Close()

	trust := s.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	trust.NextProtos = []string{"h2"}
	c, err := tls.Dial("tcp", s.Listener.Addr().String(), trust)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	ended := make(chan struct{})
	go func() { io.Copy(io.Discard, c); close(ended) }()
	io.WriteString(c, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
	c.Write(frame(4, 0, 0, nil)) // its settings
	const path = "/v1/find?date=2026-09-01&q=cottom+shrit+wolen+trousrs+leathr+gloevs+silkk+scraf"
	headers := append([]byte{0x82, 0x87, 0x01, 1, 'x', 0x04, byte(len(path))}, path...) // GET, https, authority and path (RFC 7541)
	sent := 0
	for id := uint32(1); id < 40_000; id += 2 {
		pair := append(frame(1, 5, id, headers), frame(3, 0, id, []byte{0, 0, 0, 8})...) // begin, and CANCEL
		if _, err := c.Write(pair); err != nil {
			break // the server has had enough of it
		}
		sent++
	}
	start := time.Now()
	r, err := (&http.Client{Transport: s.Client().Transport.(*http.Transport).Clone()}).Get(s.URL + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, r.Body)
	r.Body.Close()
	if took := time.Since(start); r.StatusCode != 200 || took > 5*time.Second {
		t.Errorf("another client: %d after %v", r.StatusCode, took)
	}
	c.Close()
	<-ended
	for end := time.Now().Add(5 * time.Second); now.Load() > 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("%d taken back, %d begun, %d at a time", sent, begun.Load(), most.Load())
	if limit := int64(s.Config.HTTP2.MaxConcurrentStreams); begun.Load() == 0 || most.Load() > limit || now.Load() > 0 {
		t.Errorf("%d begun, %d of a connection at a time, at most %d may; %d are still at work", begun.Load(), most.Load(), limit, now.Load())
	}
}

// frame is a frame of HTTP/2 (RFC 9113, section 4.1).
func frame(kind, flags byte, stream uint32, payload []byte) []byte {
	var b bytes.Buffer
	b.Write([]byte{byte(len(payload) >> 16), byte(len(payload) >> 8), byte(len(payload)), kind, flags})
	binary.Write(&b, binary.BigEndian, stream)
	b.Write(payload)
	return b.Bytes()
}
