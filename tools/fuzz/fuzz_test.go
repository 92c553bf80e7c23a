package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestEveryTargetIsFound makes a module with targets in a package, beside it, and things
// that only look like one.
func TestEveryTargetIsFound(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":        "module m\n\ngo 1.24\n",
		"a/a.go":        "package a\n",
		"a/in_test.go":  "package a\n\nimport \"testing\"\n\nfunc FuzzIn(f *testing.F) {}\n\nfunc TestFuzz(t *testing.T) {}\n",
		"a/out_test.go": "package a_test\n\nimport \"testing\"\n\nfunc FuzzOut(f *testing.F) {}\n\n// func FuzzNot(f *testing.F) {}\n",
		"b/c/c.go":      "package c\n\nfunc FuzzNot() {}\n",
		"b/c/c_test.go": "package c\n\nimport \"testing\"\n\nfunc FuzzDeep(x *testing.F) {}\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := targets(dir)
	if want := []target{{"m/a", "FuzzIn"}, {"m/a", "FuzzOut"}, {"m/b/c", "FuzzDeep"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("found %v, %v; there are %v", got, err, want)
	}
}

func TestATargetThatTriedNothingFails(t *testing.T) {
	const base = "fuzz: elapsed: 0s, gathering baseline coverage: 7/7 completed, now fuzzing with 2 workers\n"
	const line = "fuzz: elapsed: 3s, execs: 120 (40/sec), new interesting: 2 (total: 9)\n"
	for _, c := range []struct {
		name, said string
		want       done
		fails      bool
	}{
		{"it ran", base + line, done{120, 2}, false},
		{"the last line counts", base + line + "fuzz: elapsed: 6s, execs: 300 (60/sec), new interesting: 3 (total: 10)\n", done{300, 3}, false},
		{"only what it had", base + "fuzz: elapsed: 3s, execs: 7 (2/sec), new interesting: 0 (total: 7)\n", done{7, 0}, true},
		{"no line at all", "ok  \tm/a\t0.1s\n", done{}, true},
	} {
		if got, err := read(c.said); got != c.want || (err != nil) != c.fails {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
}
