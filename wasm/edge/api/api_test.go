package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// handler is the handler under test.
var handler = New(native.Calculator(), Options{Workers: 2})

func ask(t testing.TB, method, path, kind, body string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

const shirt = `{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"24.00","customsValue":"18.20"}]}`

func TestAnAnswerIsTheCalculators(t *testing.T) {
	for verb, patterns := range map[string]string{"check": "tools/cases/*.jsonl", "compare": "calc/wire/testdata/compare/*.jsonl"} {
		for _, request := range requests(t, patterns) {
			want := string(native.Calculator().Answer(verb, request))
			if got := ask(t, "POST", "/v1/"+verb, jsonType, string(request)); got.Body.String() != want {
				t.Errorf("%s %s: %s", verb, request, got.Body)
			}
		}
	}
	for address, request := range map[string]string{
		"/v1/law?date=2025-05-06&origin=CN&mode=express":    `{"date":"2025-05-06","origin":"CN","mode":"express"}`,
		"/v1/find?date=2026-09-01&q=caf%C3%A9+au%20lait%26": `{"date":"2026-09-01","query":"café au lait&"}`,
	} {
		verb, _, _ := strings.Cut(address[len("/v1/"):], "?")
		want := string(native.Calculator().Answer(verb, []byte(request)))
		if got := ask(t, "GET", address, "", ""); got.Body.String() != want || got.Code != 200 {
			t.Errorf("%s: %d %s", address, got.Code, got.Body)
		}
		if got := ask(t, "POST", "/v1/"+verb, jsonType, request); got.Body.String() != want {
			t.Errorf("%s %s: %s", verb, request, got.Body)
		}
	}
}

func TestEveryRefusalHasItsStatusAndItsCode(t *testing.T) {
	large := strings.Repeat(" ", 4<<20)
	for _, c := range []struct {
		name, method, path, kind, body string
		status                         int
		code, field                    string
	}{
		{"a misspelt field", "POST", "/v1/check", jsonType, `{"daet":1}`, 400, "unknown-field", "daet"},
		{"a field given twice", "POST", "/v1/check", jsonType, `{"date":"2026-09-01","date":"2026-09-02"}`, 400, "duplicate-field", "date"},
		{"a parameter given twice", "GET", "/v1/law?date=2026-09-01&date=2026-09-02", "", "", 400, "duplicate-field", "date"},
		{"a parameter that is not known", "GET", "/v1/law?day=2026-09-01", "", "", 400, "unknown-field", "day"},
		{"a parameter that cannot be read", "GET", "/v1/law?date=%2", "", "", 400, "invalid-query", ""},
		{"a day that is none", "GET", "/v1/law?date=2026-02-30", "", "", 400, "invalid-date", "date"},
		{"no body", "POST", "/v1/check", jsonType, "", 400, "invalid-json", ""},
		{"a body that is cut off", "POST", "/v1/check", jsonType, `{"date":"20`, 400, "invalid-json", ""},
		{"a question in the address of a POST", "POST", "/v1/check?date=2026-09-01", jsonType, "{}", 400, "unknown-field", ""},
		{"the largest body", "POST", "/v1/check", jsonType, large, 400, "invalid-json", ""},
		{"one byte more", "POST", "/v1/check", jsonType, large + " ", 413, "request-too-large", ""},
		{"a file of orders beyond the limit", "POST", "/v1/orders", csvType, large + large + " ", 413, "request-too-large", ""},
		{"no such path", "GET", "/v1/chek", "", "", 404, "not-found", ""},
		{"a slash too many", "POST", "/v1/check/", jsonType, "{}", 404, "not-found", ""},
		{"two slashes", "POST", "/v1//check", jsonType, "{}", 404, "not-found", ""},
		{"an escaped slash", "POST", "/v1/check%2fbatch", linesType, "{}", 404, "not-found", ""},
		{"up and down", "POST", "/v1/x/../check", jsonType, "{}", 404, "not-found", ""},
		{"capitals", "POST", "/V1/check", jsonType, "{}", 404, "not-found", ""},
		{"a check by GET", "GET", "/v1/check", "", "", 405, "method-not-allowed", ""},
		{"a method of no kind", "BREW", "/healthz", "", "", 405, "method-not-allowed", ""},
		{"a form", "POST", "/v1/check", "application/x-www-form-urlencoded", "{}", 415, "unsupported-media-type", ""},
		{"plain text", "POST", "/v1/check", "text/plain", "{}", 415, "unsupported-media-type", ""},
		{"a body without a type", "POST", "/v1/check", "", "{}", 415, "unsupported-media-type", ""},
		{"other letters", "POST", "/v1/check", jsonType + "; charset=latin1", "{}", 415, "unsupported-media-type", ""},
		{"JSON for orders", "POST", "/v1/orders", jsonType, "{}", 415, "unsupported-media-type", ""},
		{"orders without a file", "POST", "/v1/orders", csvType, "", 400, "empty-file", ""},
		{"orders as something else", "POST", "/v1/orders?as=xml", csvType, "a,b\n", 400, "invalid-as", "as"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ask(t, c.method, c.path, c.kind, c.body)
			if p := problemOf(t, a); a.Code != c.status || p.Code != c.code || p.Field != c.field || p.Message == "" {
				t.Errorf("%d %s", a.Code, a.Body)
			}
			if a.Code == 405 && !strings.Contains(a.Header().Get("Allow"), "OPTIONS") {
				t.Errorf("Allow: %q", a.Header().Get("Allow"))
			}
			if a.Header().Get("Cache-Control") != "no-store" {
				t.Error("a refusal may be kept")
			}
		})
	}
}

func TestACompressedBodyIsRefusedUnread(t *testing.T) {
	for _, coding := range []string{"gzip", "br", "deflate", "gzip, gzip", "x"} {
		r := httptest.NewRequest("POST", "/v1/check", neverRead{t})
		r.Header.Set("Content-Type", jsonType)
		r.Header.Set("Content-Encoding", coding)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if p := problemOf(t, w); w.Code != 415 || p.Code != "unsupported-encoding" || w.Header().Get("Accept-Encoding") != "identity" {
			t.Errorf("%s: %d %s", coding, w.Code, w.Body)
		}
	}
}

type neverRead struct{ t *testing.T }

func (n neverRead) Read([]byte) (int, error) {
	n.t.Error("the body was read")
	return 0, http.ErrBodyReadAfterClose
}

func TestWhatAClientHasIsNotSentAgain(t *testing.T) {
	for _, path := range []string{"/v1/law?date=2025-05-06", "/v1/find?q=shirt&date=2026-09-01", "/v1/openapi.json"} {
		first := ask(t, "GET", path, "", "")
		tag := first.Header().Get("ETag")
		if tag == "" || first.Header().Get("Cache-Control") != "public, max-age=3600" {
			t.Fatalf("%s: %v", path, first.Header())
		}
		for has, status := range map[string]int{tag: 304, `"x", W/` + tag: 304, "*": 304, `"x"`: 200, "": 200, strings.Trim(tag, `"`): 200} {
			r := httptest.NewRequest("GET", path, nil)
			r.Header.Set("If-None-Match", has)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != status || (status == 304) != (w.Body.Len() == 0) || w.Header().Get("ETag") != tag {
				t.Errorf("%s with %s: %d, %d bytes", path, has, w.Code, w.Body.Len())
			}
		}
	}
	a, b := ask(t, "GET", "/v1/law?date=2025-05-06", "", ""), ask(t, "GET", "/v1/law?date=2026-09-01", "", "")
	if a.Header().Get("ETag") == b.Header().Get("ETag") {
		t.Error("two answers have one tag")
	}
}

func TestAnyWebsiteMayReadAndNoneMaySendSecrets(t *testing.T) {
	for _, a := range []*httptest.ResponseRecorder{
		ask(t, "OPTIONS", "/v1/check", "", ""), ask(t, "POST", "/v1/check", jsonType, shirt),
		ask(t, "POST", "/v1/check", jsonType, "x"), ask(t, "GET", "/nothing", "", ""),
	} {
		h := a.Header()
		if h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%d %v", a.Code, h)
		}
		for name, value := range Fixed {
			if h.Get(name) != value {
				t.Errorf("%s is %q", name, h.Get(name))
			}
		}
	}
	a := ask(t, "OPTIONS", "/v1/check", "", "")
	if a.Code != 204 || a.Header().Get("Access-Control-Allow-Headers") != "Content-Type, If-None-Match" || a.Header().Get("Access-Control-Allow-Methods") != "POST, OPTIONS" {
		t.Errorf("%d %v", a.Code, a.Header())
	}
}

func TestAPanicOfTheHandlersOwnIsAnAnswer(t *testing.T) {
	endpoints["/panic"] = endpoint{read, func(*api, http.ResponseWriter, *http.Request) { panic("the secret") }}
	defer delete(endpoints, "/panic")
	a := ask(t, "GET", "/panic", "", "")
	if p := problemOf(t, a); a.Code != 500 || p.Code != "internal" || strings.Contains(a.Body.String(), "secret") {
		t.Errorf("%d %s", a.Code, a.Body)
	}
}
