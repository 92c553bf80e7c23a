package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const oneParcel = `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"origin":"CN","retailValue":"24.00"}]}`

// Clients that begin to send and stop hold no place that others need.
func TestIdleClientsShutNoPath(t *testing.T) {
	address, _ := onLoopback(t, theAPI(t), nil, 1000)
	for _, begun := range []string{
		"POST /v1/check/batch HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n",
		"POST /v1/orders HTTP/1.1\r\nHost: h\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\nOrder,Date",
		"POST /v1/check HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n" + strings.Repeat(" ", 70_000),
	} {
		for range 40 {
			c, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if _, err := io.WriteString(c, begun); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := "Order,Date,Email,Unit price,Quantity\n" + strings.Repeat("1,2026-01-02,a@example.com,5.00,1\n", 3)
	for _, c := range []struct{ path, kind, body string }{
		{"/v1/check/batch", "application/x-ndjson", oneParcel + "\n"},
		{"/v1/orders?mode=express&from=CN&origin=CN&country=US", "text/csv", file},
		{"/v1/check", "application/json", oneParcel + strings.Repeat(" ", 70_000)},
	} {
		r, err := http.Post("http://"+address+c.path, c.kind, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		if text, _ := io.ReadAll(r.Body); r.StatusCode != 200 || strings.Contains(string(text), `"error"`) {
			t.Errorf("%s behind 120 idle clients: %d %.200s", c.path, r.StatusCode, text)
		}
		r.Body.Close()
	}
}

func TestOneAddressHasItsShareOfConnections(t *testing.T) {
	l := limited(nil, 5, 2, true).(*limitedListener)
	for i, c := range []struct {
		from string
		in   bool
	}{{"192.0.2.1", true}, {"192.0.2.1", true}, {"192.0.2.1", false}, {"192.0.2.2", true}, {"192.0.2.3", true}, {"192.0.2.4", true}, {"192.0.2.5", false}} {
		if got := l.enter(c.from); got != c.in {
			t.Errorf("connection %d, of %s: let in %v", i+1, c.from, got)
		}
	}
	l.exit("192.0.2.1")
	if !l.enter("192.0.2.1") || l.all != 5 {
		t.Error("a place that became free is not given again")
	}
	for at, want := range map[string]string{"192.0.2.7:80": "192.0.2.7", "[2001:db8:1:2:3:4:5:6]:80": "2001:db8:1:2::/64", "[::ffff:192.0.2.7]:80": "192.0.2.7", "pipe": ""} {
		if got := network(at); got != want {
			t.Errorf("%s is of %q, not of %q", at, got, want)
		}
	}
}

// The server's time for an answer runs from the request's first words. A file may take
// longer than that to arrive.
func TestWhoSendsSlowlyGetsTheAnswer(t *testing.T) {
	var written bytes.Buffer
	address, stop := onLoopback(t, logged(theAPI(t), slog.New(slog.NewJSONHandler(&written, nil))), func(s *http.Server) { s.WriteTimeout = 300 * time.Millisecond }, 10)
	for _, as := range []string{"summary", "csv", "csv&origin=XX"} {
		body, in := io.Pipe()
		go func() {
			defer in.Close()
			io.WriteString(in, "Order,Date,Email,Unit price,Quantity\n")
			time.Sleep(600 * time.Millisecond)
			io.WriteString(in, "1,2026-01-02,a@example.com,5.00,1\n")
		}()
		r, err := http.Post("http://"+address+"/v1/orders?mode=express&from=CN&country=US&as="+as, "text/csv", body)
		if err != nil {
			t.Errorf("as=%s: %v", as, err)
			continue
		}
		if text, err := io.ReadAll(r.Body); err != nil || len(text) == 0 {
			t.Errorf("as=%s: %d bytes, %v", as, len(text), err)
		}
		r.Body.Close()
	}
	stop()
	if strings.Count(written.String(), `"sent":"whole"`) != 3 {
		t.Errorf("the log says otherwise:\n%s", &written)
	}
}

func TestTheLogSaysWhenAnAnswerWasCut(t *testing.T) {
	var written bytes.Buffer
	h := logged(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.NewResponseController(w).SetWriteDeadline(time.Now().Add(-time.Second))
		io.WriteString(w, "an answer that nobody gets")
	}), slog.New(slog.NewJSONHandler(&written, nil)))
	address, stop := onLoopback(t, h, nil, 10)
	if r, err := http.Get("http://" + address + "/healthz"); err == nil {
		r.Body.Close()
		t.Error("the answer came")
	}
	stop()
	if !strings.Contains(written.String(), `"sent":"cut"`) {
		t.Errorf("the log says otherwise:\n%s", &written)
	}
}

func TestARenewedCertificateNeedsNoRestart(t *testing.T) {
	dir := t.TempDir()
	c := &certificate{cert: filepath.Join(dir, "cert.pem"), key: filepath.Join(dir, "key.pem")}
	renew := func(serial int64, at time.Time) {
		t.Helper()
		key, _ := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		template := &x509.Certificate{SerialNumber: big.NewInt(serial), NotAfter: time.Now().Add(time.Hour)}
		der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
		if err != nil {
			t.Fatal(err)
		}
		private, _ := x509.MarshalPKCS8PrivateKey(key)
		for name, block := range map[string]*pem.Block{c.cert: {Type: "CERTIFICATE", Bytes: der}, c.key: {Type: "PRIVATE KEY", Bytes: private}} {
			if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(name, at, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	serial := func() int64 {
		c.looked = time.Time{} // as if a second had passed
		pair, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return pair.Leaf.SerialNumber.Int64()
	}
	now := time.Now().Truncate(time.Second)
	renew(1, now)
	if err := c.read(); err != nil {
		t.Fatal(err)
	}
	renew(2, now.Add(time.Second))
	if got := serial(); got != 2 {
		t.Errorf("after it was renewed it is still number %d", got)
	}
	if err := os.WriteFile(c.cert, []byte("half of it"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := serial(); got != 2 {
		t.Errorf("while the new one is being written it is number %d", got)
	}
}
