package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"time"
)

const checkShirt = `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"18.20"}]}`

// onLoopback serves a handler until the test ends, with a server as it is or changed.
func onLoopback(t *testing.T, handler http.Handler, change func(*http.Server), most int) (address string, stop func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := server(handler)
	if change != nil {
		change(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(ctx, limited(l, most, 1<<20, true), s) }()
	stop = func() error {
		cancel()
		return <-ended
	}
	t.Cleanup(cancel)
	return l.Addr().String(), stop
}

func theAPI(t *testing.T) http.Handler {
	t.Helper()
	h, err := everything("none")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// raw sends plain words and returns the response, so that a client can misbehave.
func raw(t *testing.T, address, words string) *http.Response {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if _, err := io.WriteString(c, words); err != nil {
		t.Fatal(err)
	}
	c.SetReadDeadline(time.Now().Add(20 * time.Second))
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("%.60q: %v", words, err)
	}
	return response
}

// said is what came of a body: a server that refuses unread words may cut its own short.
func said(r *http.Response) string {
	body, _ := io.ReadAll(r.Body)
	return string(body)
}

func TestClientsThatMisbehaveGetADefinedAnswer(t *testing.T) {
	address, _ := onLoopback(t, theAPI(t), func(s *http.Server) { s.ReadHeaderTimeout, s.ReadTimeout = 300*time.Millisecond, 300*time.Millisecond }, 100)
	const post = "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	for _, c := range []struct {
		name, words string
		status      int
		has         string
	}{
		{"a body that never comes", post + "Content-Length: 100\r\n\r\n", 408, `"code":"request-timeout"`},
		{"a body that stops", post + "Content-Length: 100\r\n\r\n{\"date\"", 408, `"code":"request-timeout"`},
		{"a length beyond the limit", post + "Content-Length: 99999999999\r\n\r\n", 413, `"code":"request-too-large"`},
		{"a length that is none", post + "Content-Length: -1\r\n\r\n", 400, "400 Bad Request"},
		{"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400, "400 Bad Request"},
		{"chunks that are none", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400, `"code":"truncated-body"`},
		{"headers without end", "GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 40<<10) + "\r\n\r\n", 431, "431"},
		{"no HTTP at all", "hello\r\n\r\n", 400, "400 Bad Request"},
		{"a path that climbs", "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 404, `"code":"not-found"`},
		{"a path with a zero byte", "GET /v1/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 404, `"code":"not-found"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := raw(t, address, c.words)
			if body := said(r); r.StatusCode != c.status || !strings.Contains(body, c.has) {
				t.Errorf("%d %s", r.StatusCode, body)
			}
		})
	}
}

func TestOneConnectionTooManyIsToldSo(t *testing.T) {
	address, _ := onLoopback(t, theAPI(t), nil, 2)
	var held []net.Conn
	for range 2 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		// An answer proves that the connection was let in.
		fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
		if _, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil {
			t.Fatal(err)
		}
		held = append(held, c)
	}
	r := raw(t, address, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
	if body := said(r); r.StatusCode != 503 || !strings.Contains(body, `"code":"busy"`) || r.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s", r.StatusCode, body)
	}
	held[0].Close()
	for tries := 0; ; tries++ { // until the server has seen that it left
		if r := raw(t, address, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); r.StatusCode == 200 {
			break
		}
		if tries == 100 {
			t.Fatal("a place that was given back is not given to another")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Clients that take their time over a file do not keep another's from being answered.
func TestSlowFilesKeepNoOtherWaiting(t *testing.T) {
	address, _ := onLoopback(t, theAPI(t), nil, 100)
	const post = "POST /v1/orders?mode=express&from=CN&origin=CN&country=US HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
	file := "Order,Date,Email,Unit price,Quantity\n1,2026-01-02,a@example.com,5.00,1\n"
	for range 5 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		// The server says 100 when it has begun to read.
		fmt.Fprintf(c, "%sExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n", post)
		if line, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(line, "100") {
			t.Fatalf("%v: %s", err, line)
		}
	}
	r := raw(t, address, fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s", post, len(file), file))
	if body := said(r); r.StatusCode != 200 || !strings.Contains(body, ",counted,") {
		t.Errorf("%d %s", r.StatusCode, body)
	}
}

func TestAnAnswerThatHasBegunIsFinished(t *testing.T) {
	address, stop := onLoopback(t, theAPI(t), nil, 10)
	body, send := io.Pipe()
	r, _ := http.NewRequest("POST", "http://"+address+"/v1/check/batch", body)
	r.Header.Set("Content-Type", "application/x-ndjson")
	go io.WriteString(send, checkShirt+"\n")
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	ended := make(chan error)
	go func() { ended <- stop() }()
	for { // until it takes no more connections
		c, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		c.Close()
	}
	io.WriteString(send, checkShirt)
	send.Close()
	if answers := said(response); strings.Count(answers, `"duty":"6.57"`) != 2 {
		t.Errorf("%.300s", answers)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestTheLogRepeatsNothingOfARequest(t *testing.T) {
	var written bytes.Buffer
	h := logged(theAPI(t), slog.New(slog.NewJSONHandler(&written, nil)))
	for _, c := range []struct{ method, path, body string }{
		{"POST", "/v1/check", `{"person":{"id":"secret@example.com"}}`},
		{"GET", "/v1/law?date=2026-09-01&origin=secret", ""},
		{"GET", "/secret", ""},
		{"SECRET", "/v1/check", ""},
	} {
		r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("User-Agent", "secret")
		r.RemoteAddr = "192.0.2.77:1"
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	for _, word := range []string{"secret", "SECRET", "192.0.2", "example.com"} {
		if strings.Contains(written.String(), word) {
			t.Errorf("the log has %s:\n%s", word, &written)
		}
	}
	for _, words := range []string{`"method":"POST","path":"/v1/check","status":400,"read":38,`, `"path":"/v1/law","status":400`, `"method":"other","path":"/v1/check","status":405`} {
		if !strings.Contains(written.String(), words) {
			t.Errorf("the log lacks %s:\n%s", words, &written)
		}
	}
}

func TestSiteAndAPIStandTogether(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("<!doctype html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	h, err := everything(dir)
	if err != nil {
		t.Fatal(err)
	}
	for path, kind := range map[string]string{"/": "text/html; charset=utf-8", "/healthz": "application/json", "/v1/law?date=2026-09-01": "application/json", "/v1/": "application/json"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if got := w.Header().Get("Content-Type"); got != kind {
			t.Errorf("%s is %s", path, got)
		}
	}
	if _, err := everything(t.TempDir()); err == nil || !strings.Contains(err.Error(), "go run ./tools/site") {
		t.Errorf("a folder without a site: %v", err)
	}
}

func TestAFileOfOrdersLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	file := "Order,Date,Email,Unit price,Quantity\n1,2026-01-02,a@example.com,5.00,1\n"
	r := httptest.NewRequest("POST", "/v1/orders?mode=express&from=CN&origin=CN&country=US", strings.NewReader(file))
	r.Header.Set("Content-Type", "text/csv")
	w := httptest.NewRecorder()
	theAPI(t).ServeHTTP(w, r)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "1,2026-01-02,a@example.com,5.00,1,counted") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("%v is left", files)
	}
}

func TestTLS(t *testing.T) {
	dir := t.TempDir()
	key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, _ := x509.MarshalPKCS8PrivateKey(key)
	write := func(name, kind string, bytes []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	cert, secret := write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", private)

	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		defer in.Close()
		ended <- serve([]string{"-addr", "127.0.0.1:0", "-site", "none", "-cert", cert, "-key", secret}, in, io.Discard)
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, <-ended)
	}
	pool := x509.NewCertPool()
	known, _ := x509.ParseCertificate(der)
	pool.AddCert(known)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	r, err := client.Get(strings.TrimSpace(address) + "healthz")
	if err != nil {
		t.Fatal(err)
	}
	if r.StatusCode != 200 || r.Proto != "HTTP/2.0" || r.Header.Get("Strict-Transport-Security") == "" || !strings.HasPrefix(address, "https://127.0.0.1:") {
		t.Errorf("%s: %d %s %v", address, r.StatusCode, r.Proto, r.Header)
	}
	self, _ := os.FindProcess(os.Getpid())
	self.Signal(os.Interrupt)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWithoutABuiltSiteTheAPIIsServedAlone(t *testing.T) {
	t.Chdir(t.TempDir()) // where no dist is
	out, in := io.Pipe()
	var errs bytes.Buffer
	ended := make(chan error, 1)
	go func() {
		defer in.Close() // so that a server that ends early is not waited for
		ended <- serve([]string{"-addr", "127.0.0.1:0", "-quiet"}, in, &errs)
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err, <-ended)
	}
	for path, status := range map[string]int{"healthz": 200, "index.html": 404} {
		r, err := http.Get(strings.TrimSpace(address) + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != status {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	self, _ := os.FindProcess(os.Getpid())
	self.Signal(os.Interrupt)
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if !strings.Contains(errs.String(), "go run ./tools/site") || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("not one line on how to build the site: %s", &errs)
	}
}

func TestServeSaysWhatIsWrongWithItsFlags(t *testing.T) {
	for want, args := range map[string][]string{
		"-cert and -key go together": {"-cert", "x.pem"},
		"leaves no room":             {"-connections", "0"},
		"takes no":                   {"now"},
		"holds no built site":        {"-site", "nowhere"},
		"reading the certificate":    {"-site", "none", "-cert", "no.pem", "-key", "no.pem"},
		"listen":                     {"-site", "none", "-addr", "127.0.0.1:99999"},
	} {
		if err := serve(args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestTheToolsForAssistantsStandBesideTheAPI(t *testing.T) {
	h, err := everything("none")
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/mcp", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"name":"check"`) || r.Pattern != "/mcp" {
		t.Error(w.Code, r.Pattern, w.Body)
	}
}

func TestAnAssistantAsksOnStandardInput(t *testing.T) {
	in, us := io.Pipe()
	them, out := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- run([]string{"mcp"}, in, out, io.Discard) }()
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &mcp.IOTransport{Reader: them, Writer: us}, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: "law", Arguments: map[string]any{"date": "2026-09-01"}})
	if err != nil || r.IsError {
		t.Fatal(r, err)
	}
	c.Close()
	if err := <-ended; err != nil {
		t.Error("it ends with its client:", err)
	}
}
