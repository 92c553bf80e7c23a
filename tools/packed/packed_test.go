package packed

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatWasPackedOnceIsKeptUnlessItIsDamaged(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	data := []byte(strings.Repeat("duty ", 1000))
	first, err := Brotli(data)
	if err != nil || !unpacks(first, data) || len(first) > 100 {
		t.Fatalf("%d bytes: %v", len(first), err)
	}
	names, err := filepath.Glob(filepath.Join(home, "section321", "brotli", "*"))
	if err != nil || len(names) != 1 {
		t.Fatalf("kept are %q: %v", names, err)
	}
	kept := names[0]
	if got, err := os.ReadFile(kept); err != nil || !bytes.Equal(got, first) {
		t.Fatalf("not kept: %v", err)
	}
	if err := os.WriteFile(kept, first[:len(first)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	if again, err := Brotli(data); err != nil || !bytes.Equal(again, first) {
		t.Errorf("a file that was cut is taken: %v", err)
	}
}
