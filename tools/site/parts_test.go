package main

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"section321/tools/site/language"
)

// What a reader fetches before the form of the first page can be filled stays small in each
// language: the page's script and what that imports at once. What draws an answer comes
// beside the engine.
func TestTheScriptOfTheFirstPageIsSmall(t *testing.T) {
	t.Chdir("../..")
	const most = 60_000
	imports := regexp.MustCompile(`(?:import|from)"\./([^"]+)"`)
	later := regexp.MustCompile(`import\("\./([^"]+)"\)`)
	for _, code := range language.Codes {
		l, err := language.Load(source("languages"), code)
		if err != nil {
			t.Fatal(err)
		}
		js := map[string][]byte{}
		parts, script, err := parted(source("src/check/main.ts"), l, func(name string, text []byte) (asset, error) {
			name = fmt.Sprintf("%s%d.js", name, len(js))
			js[name] = text
			return asset{Name: name}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		size, first := 0, []string{script.Name}
		for i := 0; i < len(first); i++ {
			size += len(js[first[i]])
			for _, m := range imports.FindAllSubmatch(js[first[i]], -1) {
				if name := string(m[1]); !slices.Contains(first, name) {
					first = append(first, name)
				}
			}
		}
		if size > most {
			t.Errorf("%s: %d bytes before the form can be filled", code, size)
		}
		wanted := later.FindSubmatch(js[script.Name])
		if len(parts) < 2 || wanted == nil || len(js[string(wanted[1])]) < 10_000 {
			t.Errorf("%s: nothing is left for later", code)
		}
		for name, text := range js {
			for _, m := range append(imports.FindAllSubmatch(text, -1), later.FindAllSubmatch(text, -1)...) {
				if js[string(m[1])] == nil || bytes.Contains(text, []byte("chunk-")) {
					t.Errorf("%s: %s imports %s, which is not there", code, name, m[1])
				}
			}
		}
	}
}
