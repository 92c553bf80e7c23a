package edge

import (
	"os"
	"path/filepath"
	"testing"
)

func TestThePagesOfEveryLanguageAreAmongTheAssets(t *testing.T) {
	site, to := t.TempDir(), t.TempDir()
	for _, name := range []string{"index.html", "es/index.html", "es/index.html.br"} {
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
	for name, there := range map[string]bool{"index.html": true, "es/index.html": true, "es/index.html.br": false} {
		if _, err := os.Stat(filepath.Join(to, name)); (err == nil) != there {
			t.Errorf("%s: %v", name, err)
		}
	}
}
