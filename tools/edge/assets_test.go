package edge

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryFolderOfTheSiteIsCopiedWithItsHeaders(t *testing.T) {
	site, to := t.TempDir(), filepath.Join(t.TempDir(), "site")
	for _, name := range []string{"index.html", "index.html.br", "main-0123456789.js", "es/index.html", "embed/v1/es/check.html", "embed/2.3.4/embed.js"} {
		file := filepath.Join(site, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := assets(site, to); err != nil {
		t.Fatal(err)
	}
	for name, there := range map[string]bool{"index.html": true, "index.html.br": false, "es/index.html": true, "embed/v1/es/check.html": true} {
		if _, err := os.Stat(filepath.Join(to, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
	text, err := os.ReadFile(filepath.Join(to, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	headers := string(text)
	// A page for frames takes the policy of all pages back and gets its own.
	all, frames := strings.Index(headers, "frame-ancestors 'none'"), strings.Index(headers, "/embed/*\n  ! Content-Security-Policy\n  Content-Security-Policy: ")
	if all < 0 || frames < all || !strings.Contains(headers[frames:], "frame-ancestors *\n") {
		t.Errorf("the headers are\n%s", headers)
	}
	for _, kept := range []string{"/main-0123456789.js\n  Cache-Control", "/embed/2.3.4/embed.js\n  Cache-Control"} {
		if !strings.Contains(headers, kept) {
			t.Errorf("no %q", kept)
		}
	}
	if strings.Contains(headers, "/embed/v1/es/check.html\n") {
		t.Error("a page is kept forever")
	}
}
