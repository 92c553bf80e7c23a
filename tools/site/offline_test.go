package main

import (
	"os"
	"strings"
	"testing"

	"section321/tools/site/language"
)

// TestAVersionIsAllFilesAndWords keeps two different sites from having one name, and one
// site from having two.
func TestAVersionIsAllFilesAndWords(t *testing.T) {
	t.Chdir("../..")
	named := func(files map[string]string, words string) string {
		t.Helper()
		pages := t.TempDir() + "/"
		for name, text := range map[string]string{"layout.html": words, "parts.html": "", "check.html": ""} {
			if err := os.MkdirAll(pages+"site/pages", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(pages+"site/pages/"+name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Chdir(pages)
		v, err := version(&output{files: files}, []*page{{shared: &shared{}, Name: "check", Address: "index.html", Language: &language.Language{Code: language.Codes[0]}}})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	files := map[string]string{"a.css": "1", "b.js": "2"}
	first := named(files, "words")
	if len(first) != 10 || named(files, "words") != first {
		t.Errorf("%q is not what the same site is called again", first)
	}
	if named(files, "other words") == first {
		t.Error("other words, and the same version")
	}
	if named(map[string]string{"a.css": "1", "b.js": "3"}, "words") == first {
		t.Error("another file, and the same version")
	}
	if strings.Contains(first, " ") {
		t.Errorf("%q cannot stand at the end of a cache's name", first)
	}
}
