package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFacesStandOnTheHost holds the same of the scripts: what runs an engine, in a page, a
// worker or Node, stands in wasm/host, which knows nothing of the page, and no face of
// wasm reaches into the site.
func TestFacesStandOnTheHost(t *testing.T) {
	named := regexp.MustCompile(`(?:from|import\(?)\s*"(\.[^"]+)"`)
	read := 0
	err := filepath.WalkDir("../../wasm", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "node_modules" || d.Name() == "test" {
				return fs.SkipDir
			}
			return nil
		}
		switch filepath.Ext(name) {
		case ".ts", ".js", ".mjs":
		default:
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		read++
		for _, found := range named.FindAllStringSubmatch(string(text), -1) {
			to := filepath.ToSlash(filepath.Join(filepath.Dir(name), found[1]))
			if !strings.HasPrefix(to, "../../wasm/") {
				t.Errorf("%s imports %s, which stands above it", name, to)
			}
			if strings.HasPrefix(name, "../../wasm/host/") && !strings.HasPrefix(to, "../../wasm/host/") {
				t.Errorf("%s imports %s: the host knows no face", name, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if read < 10 {
		t.Errorf("only %d scripts were read", read)
	}
	for _, gone := range []string{"engine.ts", "wasi.ts", "contract.ts"} {
		if _, err := os.Stat("../../site/src/" + gone); err == nil {
			t.Errorf("site/src has %s, which stands in wasm/host", gone)
		}
	}
}
