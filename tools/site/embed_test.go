package main

import (
	"os"
	"strings"
	"testing"

	"section321/tools/site/static"
)

func TestOnlyPagesMadeForFramesMayStandInOne(t *testing.T) {
	dir, _ := built(t)
	o, err := clean(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", "embed.html", "es/embed.html", "embed/v1/check.html", "embed/v1/es/check.html", "embed/v1/embed.js", "embed/2.3.4/embed.js"} {
		if err := o.write(name, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		path, ancestors, cache string
	}{
		{"/", "'none'", "no-cache"},
		{"/embed.html", "'none'", "no-cache"},
		{"/es/embed.html", "'none'", "no-cache"},
		{"/embed/v1/check.html", "*", "no-cache"},
		{"/embed/v1/es/check.html", "*", "no-cache"},
		{"/embed/v1/embed.js", "*", "no-cache"},
		{"/embed/2.3.4/embed.js", "*", static.Forever},
	} {
		h := get(dir, c.path, "").Header
		if !strings.HasSuffix(h.Get("Content-Security-Policy"), "; frame-ancestors "+c.ancestors) || h.Get("Cache-Control") != c.cache {
			t.Errorf("%s: %v", c.path, h)
		}
		if h.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: a page that names it by its hash cannot read it", c.path)
		}
	}
}

func TestVerifyFindsWhatWouldNotWorkOnAServer(t *testing.T) {
	for _, c := range []struct {
		name, page string
		spoil      func(dir string)
		says       string
		notice     string
	}{
		{"all is well", `<a href="other.html#part"></a><a href="https://example.com/x"></a><link href="data:,x">`, nil, "", "NOTICE.txt"},
		{"a path from the server's root", `<a href="/other.html"></a>`, nil, "names /other.html", "NOTICE.txt"},
		{"a page that is not there", `<a href="gone.html"></a>`, nil, "names gone.html", "NOTICE.txt"},
		{"a file that was changed", ``, func(dir string) { os.WriteFile(dir+"/other.html", []byte("y"), 0o644) }, "other.html is not the file", "NOTICE.txt"},
		{"a file that is gone", ``, func(dir string) { os.Remove(dir + "/other.html") }, "other.html", "NOTICE.txt"},
		{"without its papers", "", nil, "NOTICE.txt is not there", "NOTICE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := clean(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir()) // for what is packed
			for name, text := range map[string]string{"index.html": c.page, "other.html": "x", "LICENSE.txt": "l", c.notice: "n"} {
				if err := o.write(name, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			if err := o.finish(); err != nil {
				t.Fatal(err)
			}
			if c.spoil != nil {
				c.spoil(o.dir)
			}
			err = verify(o.dir)
			if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("it says %v", err)
			}
		})
	}
}

func TestWhatWasPublishedDoesNotChange(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("site/embed", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"0.9.0": "old", release: "as published"} {
		if err := os.WriteFile("site/embed/"+name+".js", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o, err := clean("dist")
	if err != nil {
		t.Fatal(err)
	}
	if err := published(o, []byte("changed")); err == nil || !strings.Contains(err.Error(), "new version") {
		t.Errorf("another loader under the same version: %v", err)
	}
	if err := published(o, []byte("as published")); err != nil {
		t.Error(err)
	}
	if old, err := os.ReadFile("dist/embed/0.9.0/embed.js"); string(old) != "old" {
		t.Errorf("an old version is not kept: %v", err)
	}
}
