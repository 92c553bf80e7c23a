package static

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const script = "main-0123456789.js"

// built is a small built site, with what must not be served in it and beside it.
func built(t *testing.T) string {
	t.Helper()
	top := t.TempDir()
	dir := filepath.Join(top, "site")
	for name, text := range map[string]string{
		"site/index.html": "<!doctype html>", "site/orders.html": "<!doctype html>orders", "site/embed/v1/check.html": "<!doctype html>frame",
		"site/" + script: "let a = 1", "site/" + script + ".br": "packed", "site/.git/config.json": "{}", "site/.env.json": "{}", "secret.html": "secret",
	} {
		file := filepath.Join(top, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../secret.html", filepath.Join(dir, "link.html")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func ask(t *testing.T, dir, address string, headers map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", address, nil)
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	Handler(dir).ServeHTTP(w, r)
	return w
}

// A page that is asked for by the name of a frame would be sent with a frame's policy.
func TestOnlyTheCleanFormOfANameIsFound(t *testing.T) {
	dir := built(t)
	for _, address := range []string{
		"/embed%2f..%2forders.html", "/embed/../orders.html", "/embed%2F../orders.html", "/embed/1.0.0%2f..%2f..%2findex.html", "/embed/v1//check.html", "//orders.html",
		"/./orders.html", "/embed%5c..%5corders.html", "/embed/v1/..%2f..%2forders.html", "/%2e%2e/secret.html", "/.git/config.json", "/.env.json", "/%2eenv.json", "/link.html", "/orders.html/",
	} {
		if a := ask(t, dir, address, nil); a.Code != 404 || strings.Contains(a.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", address, a.Code, a.Header())
		}
	}
	for address, ancestors := range map[string]string{"/": "'none'", "/orders.html": "'none'", "/%6frders.html": "'none'", "/embed/v1/check.html": "*"} {
		if a := ask(t, dir, address, nil); a.Code != 200 || !strings.HasSuffix(a.Header().Get("Content-Security-Policy"), "frame-ancestors "+ancestors) {
			t.Errorf("%s: %d %v", address, a.Code, a.Header())
		}
	}
}

func TestOnlyAFileIsKeptForever(t *testing.T) {
	dir := built(t)
	whole := ask(t, dir, "/"+script, nil)
	tag := whole.Header().Get("ETag")
	for _, c := range []struct {
		name    string
		headers map[string]string
		status  int
		cache   string
	}{
		{"the file", nil, 200, Forever},
		{"a part of it", map[string]string{"Range": "bytes=0-2"}, 206, Forever},
		{"nothing new", map[string]string{"If-None-Match": tag}, 304, Never},
		{"a condition that fails", map[string]string{"If-Match": `"x"`}, 412, Never},
		{"a condition that fails, packed", map[string]string{"If-Match": `"x"`, "Accept-Encoding": "br"}, 412, Never},
		{"a part that is not there", map[string]string{"Range": "bytes=900-"}, 416, Never},
	} {
		a := ask(t, dir, "/"+script, c.headers)
		if a.Code != c.status || a.Header().Get("Cache-Control") != c.cache {
			t.Errorf("%s: %d %v", c.name, a.Code, a.Header())
		}
		if a.Code >= 400 && (a.Header().Get("Content-Encoding") != "" || a.Body.Len() == 0 && a.Header().Get("Content-Length") > "0") {
			t.Errorf("%s promises bytes of the file: %v", c.name, a.Header())
		}
	}
}

func TestBrotliGoesOnlyToThoseWhoTakeIt(t *testing.T) {
	dir := built(t)
	for accepts, coding := range map[string]string{
		"br": "br", "gzip, br": "br", "gzip;q=0.5, BR;q=0.1": "br", "br;q=1.0": "br",
		"": "", "gzip": "", "br;q=0": "", "br; q=0.000": "", "sabre": "", "br;q=x": "", "brotli": "",
	} {
		a := ask(t, dir, "/"+script, map[string]string{"Accept-Encoding": accepts})
		if got := a.Header().Get("Content-Encoding"); got != coding || a.Code != http.StatusOK {
			t.Errorf("Accept-Encoding %q: %d %q", accepts, a.Code, got)
		}
	}
}

// The tag is worked out once for a file, and again when it is another.
func TestAChangedFileHasAnotherTag(t *testing.T) {
	dir := built(t)
	h := Handler(dir)
	get := func() (tag, body string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/orders.html", nil))
		return w.Header().Get("ETag"), w.Body.String()
	}
	first, _ := get()
	if again, _ := get(); again != first {
		t.Errorf("the same file has the tags %s and %s", first, again)
	}
	if err := os.WriteFile(filepath.Join(dir, "orders.html"), []byte("another"), 0o644); err != nil {
		t.Fatal(err)
	}
	if tag, body := get(); tag == first || body != "another" {
		t.Errorf("%s %q", tag, body)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.html"), 0o755); err != nil {
		t.Fatal(err)
	}
	if a := ask(t, dir, "/folder.html", nil); a.Code != 404 {
		t.Errorf("a folder is served: %d", a.Code)
	}
}
