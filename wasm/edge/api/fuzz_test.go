package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
)

// FuzzHandler sends anything anywhere: the status is one of those that are defined,
// and the body is what its type says.
func FuzzHandler(f *testing.F) {
	for path := range endpoints {
		f.Add("POST", path, "", jsonType, "", []byte(shirt))
		f.Add("GET", path, "date=2026-09-01&q=shirt", "", `"x"`, []byte{})
	}
	f.Add("POST", "/v1/orders", "mode=express&from=CN&origin=CN&as=summary&columns.price=Price", csvType, "", []byte("Order,Date,Email,Price\n1,2026-01-02,a@example.com,5.00\n"))
	f.Add("POST", "/v1/check/batch", "", linesType, "", []byte(shirt+"\n\r\n{\n"))
	f.Add("OPTIONS", "/v1/../healthz", "%", "text/csv; charset=x", "*", []byte("\x00"))
	statuses := []int{200, 204, 304, 400, 404, 405, 413, 415}
	f.Fuzz(func(t *testing.T, method, path, query, kind, has string, body []byte) {
		r := &http.Request{Method: method, URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{"Content-Type": {kind}, "If-None-Match": {has}},
			Body: http.NoBody, ContentLength: int64(len(body))}
		r.Body = readCloser{bytes.NewReader(body)}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if !slices.Contains(statuses, w.Code) {
			t.Fatalf("status %d: %s", w.Code, w.Body)
		}
		switch w.Header().Get("Content-Type") {
		case jsonType:
			if !json.Valid(w.Body.Bytes()) {
				t.Fatalf("no JSON: %q", w.Body)
			}
		case linesType:
			for line := range bytes.Lines(w.Body.Bytes()) {
				if !json.Valid(line) {
					t.Fatalf("no JSON: %q", line)
				}
			}
		case csvType + "; charset=utf-8":
		case "":
			if w.Body.Len() > 0 || w.Code == 200 && len(body) > 0 && path != "/v1/orders" {
				t.Fatalf("%d without a type: %q", w.Code, w.Body)
			}
		default:
			t.Fatalf("of type %s", w.Header().Get("Content-Type"))
		}
		if failed(w.Body.Bytes()) != (w.Code >= 400) && w.Header().Get("Content-Type") == jsonType {
			t.Fatalf("%d: %s", w.Code, w.Body)
		}
	})
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
