package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Where two who read a request could take it to end at different places, what follows it is
// not answered as a request of its own (RFC 9112, sections 6.1, 6.3 and 11.2).
func TestNoRequestHidesInAnother(t *testing.T) {
	address, _ := onLoopback(t, framed(theAPI(t)), nil, 100)
	const (
		post   = "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
		hidden = "GET /v1/openapi.json HTTP/1.1\r\nHost: hidden\r\n\r\n"
	)
	chunks := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(checkShirt), checkShirt)
	for _, c := range []struct {
		name, words string
		statuses    string // of all that is answered before the connection ends
	}{
		{"a length and chunks", post + fmt.Sprintf("Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n", len(checkShirt)) + chunks + hidden, "200"},
		{"chunks and a short length", post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks + hidden, "200"},
		{"chunks that others do not know", post + "Transfer-Encoding: xchunked\r\n\r\n" + chunks + hidden, "501"},
		{"chunks named twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + chunks + hidden, "501"},
		{"chunks before another coding", post + "Transfer-Encoding: chunked, identity\r\n\r\n" + chunks + hidden, "501"},
		{"a space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n" + chunks + hidden, "400"},
		{"a vertical tab before the coding", post + "Transfer-Encoding:\x0bchunked\r\n\r\n" + chunks + hidden, "400"},
		{"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}" + hidden, "400"},
		{"a list of lengths", post + "Content-Length: 2, 2\r\n\r\n{}" + hidden, "400"},
		{"a length with a sign", post + "Content-Length: +2\r\n\r\n{}" + hidden, "400"},
		{"a length in sixteens", post + "Content-Length: 0x2\r\n\r\n{}" + hidden, "400"},
		{"a chunk larger than any", post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}" + hidden, "400"},
		{"a chunk less than none", post + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}" + hidden, "400"},
		{"two hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + hidden, "400"},
		{"a carriage return in a header", "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\rContent-Length: 50\r\n\r\n" + hidden, "400"},
		{"a zero in a header", "GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n" + hidden, "400"},
		// A folded line is one header of two lines, and hides nothing.
		{"a header that is folded", "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: a\r\n Content-Length: 50\r\n\r\n" + hidden, "200"},
		// Lengths that agree are one. The body of a path that is not there is read all the same.
		{"two lengths that agree", post + fmt.Sprintf("Connection: close\r\nContent-Length: %d\r\nContent-Length: %d\r\n\r\n", len(checkShirt), len(checkShirt)) + checkShirt + hidden, "200"},
		{"a body for nobody", fmt.Sprintf("POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n", len(hidden)) + hidden + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404 200"},
		{"a body with GET", fmt.Sprintf("GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n", len(hidden)) + hidden + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "200 200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			io.WriteString(conn, c.words)
			conn.SetReadDeadline(time.Now().Add(20 * time.Second))
			var statuses []string
			for from := bufio.NewReader(conn); ; {
				r, err := http.ReadResponse(from, nil)
				if err != nil {
					if wait, ok := err.(net.Error); ok && wait.Timeout() {
						t.Error("the connection stays open")
					}
					break
				}
				io.Copy(io.Discard, r.Body)
				statuses = append(statuses, r.Status[:3])
			}
			if got := strings.Join(statuses, " "); got != c.statuses {
				t.Errorf("%s, not %s", got, c.statuses)
			}
		})
	}
}

// A question of an assistant is held while it is sent, and has less room than one of the API.
func TestAQuestionOfAnAssistantIsBounded(t *testing.T) {
	api := theAPI(t)
	for size, status := range map[int]int{100 << 10: 200, 600 << 10: 413} {
		call := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"check","arguments":` + oneParcel + strings.Repeat(" ", size) + `}}`
		r := httptest.NewRequest("POST", "/mcp", strings.NewReader(call))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code != status {
			t.Errorf("%d bytes: %d %.200s", size, w.Code, w.Body)
		}
	}
}
