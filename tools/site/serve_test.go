package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"section321/tools/site/static"
)

// built is a small site in a folder, with a file outside it that must stay there.
func built(t *testing.T) (dir, script string) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("secret.html", []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := clean("dist")
	if err != nil {
		t.Fatal(err)
	}
	a, err := o.add("main.js", []byte(strings.Repeat("let a = 1;\n", 100)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{keeperFile, appFile} {
		if err := o.write(name, []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.write("index.html", []byte("<!doctype html>")); err != nil {
		t.Fatal(err)
	}
	if err := o.write("es/index.html", []byte("<!doctype html>")); err != nil {
		t.Fatal(err)
	}
	if err := o.finish(); err != nil {
		t.Fatal(err)
	}
	if err := pack("dist"); err != nil {
		t.Fatal(err)
	}
	return "dist", a.Name
}

func get(dir, path, encoding string) *http.Response {
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept-Encoding", encoding)
	w := httptest.NewRecorder()
	static.Handler(dir).ServeHTTP(w, r)
	return w.Result()
}

func TestServesWhatABrowserShouldGet(t *testing.T) {
	dir, script := built(t)
	for _, c := range []struct {
		name, path, encoding string
		status               int
		kind, packed, cache  string
	}{
		{"the page is asked for again each time", "/", "gzip", 200, "text/html; charset=utf-8", "", "no-cache"},
		{"a hashed file never changes", "/" + script, "", 200, "text/javascript; charset=utf-8", "", "public, max-age=31536000, immutable"},
		{"brotli for those who take it", "/" + script, "gzip, br", 200, "text/javascript; charset=utf-8", "br", "public, max-age=31536000, immutable"},
		{"a new service worker is found at once", "/" + keeperFile, "", 200, "text/javascript; charset=utf-8", "", "no-cache"},
		{"how the site is installed", "/" + appFile, "", 200, "application/manifest+json", "", "no-cache"},
		{"a file that is not there is not kept", "/main-0123456789.js", "br", 404, "text/plain; charset=utf-8", "", ""},
		{"nothing from outside the folder", "/../secret.html", "", 404, "text/plain; charset=utf-8", "", ""},
		{"no folders", "/.", "", 404, "text/plain; charset=utf-8", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(dir, c.path, c.encoding)
			h := r.Header
			if r.StatusCode != c.status || h.Get("Content-Type") != c.kind || h.Get("Content-Encoding") != c.packed || h.Get("Cache-Control") != c.cache {
				t.Errorf("got %d %v", r.StatusCode, h)
			}
			if c.status == 200 && !strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
				t.Error("without the policy")
			}
		})
	}
}

func TestWhoComesBackIsToldWhetherAFileIsStillTheSame(t *testing.T) {
	dir, script := built(t)
	for _, encoding := range []string{"", "br"} {
		first := get(dir, "/"+script, encoding)
		ask := func(tag string) int {
			r := httptest.NewRequest("GET", "/"+script, nil)
			r.Header.Set("Accept-Encoding", encoding)
			r.Header.Set("If-None-Match", tag)
			w := httptest.NewRecorder()
			static.Handler(dir).ServeHTTP(w, r)
			if w.Code == 304 && w.Body.Len() > 0 {
				t.Error("an answer that nothing changed has content")
			}
			return w.Code
		}
		if tag := first.Header.Get("ETag"); ask(tag) != 304 || ask(`"another"`) != 200 {
			t.Errorf("encoding %q, tag %s: %d for the same, %d for another", encoding, tag, ask(tag), ask(`"another"`))
		}
	}
	if plain, packed := get(dir, "/"+script, "").Header.Get("ETag"), get(dir, "/"+script, "br").Header.Get("ETag"); plain == packed {
		t.Error("the packed file and the plain one are the same to a cache")
	}
}

func TestAFolderWithoutItsSlashLeadsToItsPage(t *testing.T) {
	dir, _ := built(t)
	r := get(dir, "/es", "")
	if r.StatusCode != 302 || r.Header.Get("Location") != "es/" {
		t.Errorf("got %d %v", r.StatusCode, r.Header)
	}
	if r := get(dir, "/xx", ""); r.StatusCode != 404 {
		t.Errorf("a folder that is not there: %d", r.StatusCode)
	}
}

func TestCleanTakesAwayOnlyWhatTheLastBuildLeft(t *testing.T) {
	dir, script := built(t)
	own := filepath.Join(dir, "CNAME")
	if err := os.WriteFile(own, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := clean(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(own); err != nil {
		t.Error("a file of someone else is gone")
	}
	for _, name := range []string{script, script + ".br", "index.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}

func TestThePolicyForbidsCodeInThePage(t *testing.T) {
	for _, weak := range []string{"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} {
		if strings.Contains(static.Policy, weak) {
			t.Errorf("the policy has %s", weak)
		}
	}
}

func TestAPageIsBuiltAgainOnlyWhenItsSourcesChanged(t *testing.T) {
	dir, _ := built(t)
	if err := os.MkdirAll("site/pages", 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(words string, at time.Time) {
		for _, err := range []error{os.WriteFile("site/pages/help.html", []byte(words), 0o644), os.Chtimes("site/pages/help.html", at, at)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	now := time.Now()
	write("old", now)
	builds, fault := 0, error(nil)
	h := anew("site", static.Handler(dir), func() error {
		builds++
		return errors.Join(fault, os.WriteFile(filepath.Join(dir, "index.html"), []byte("new"), 0o644))
	})
	ask := func(path string) (int, string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w.Code, w.Body.String()
	}
	if _, page := ask("/"); page != "<!doctype html>" || builds != 0 {
		t.Errorf("nothing changed: %q after %d builds", page, builds)
	}
	if _, keeper := ask("/" + keeperFile); keeper != "{}" {
		t.Errorf("nothing changed, and the service worker is %q", keeper)
	}
	write("wrong", now.Add(time.Second))
	fault = errors.New("help.html:1: what is this?")
	for range 2 {
		if code, said := ask("/index.html"); code != 500 || !strings.Contains(said, "help.html:1") {
			t.Errorf("a build that failed: %d %q", code, said)
		}
	}
	write("new", now.Add(2*time.Second))
	fault = nil
	if code, page := ask("/"); code != 200 || page != "new" || builds != 3 {
		t.Errorf("mended: %d %q after %d builds", code, page, builds)
	}
	if _, keeper := ask("/" + keeperFile); keeper != farewell {
		t.Errorf("the pages changed, and browsers keep the old ones: %q", keeper)
	}
	if ask("/"); builds != 3 {
		t.Errorf("built %d times", builds)
	}
}
