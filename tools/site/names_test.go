package main

import (
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"section321/calc/wire/native"
	"section321/tools/site/language"
)

// What the page of a parcel calls the duties of the tariff itself is what the catalog calls
// them, in every language.
func TestOrdinaryDutiesHaveOneName(t *testing.T) {
	t.Chdir("../..")
	var catalog struct {
		Layers []struct{ Layer, Name string }
	}
	if err := json.Unmarshal(native.Calculator().Answer("catalog", []byte("{}")), &catalog); err != nil {
		t.Fatal(err)
	}
	called := map[string]string{}
	for _, l := range catalog.Layers {
		called[l.Layer] = l.Name
	}
	script, err := os.ReadFile(source("src/check/amounts.ts"))
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile("(?m)^  \"([a-z0-9-]+)\": t`([^`]+)`,$").FindAllStringSubmatch(string(script), -1)
	if len(names) != 3 {
		t.Fatalf("the page has %d names", len(names))
	}
	for _, name := range names {
		layer, text := name[1], name[2]
		if called[layer] != text {
			t.Errorf("the page calls %s %q, the catalog %q", layer, text, called[layer])
		}
		for _, code := range language.Codes[1:] {
			var by [2]map[string]string
			for i, file := range []string{"scripts.json", "law.json"} {
				words, err := os.ReadFile(source("languages/" + code + "/" + file))
				if err == nil {
					err = json.Unmarshal(words, &by[i])
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if by[0][text] == "" || by[0][text] != by[1][text] {
				t.Errorf("%s: the page says %q, answers %q", code, by[0][text], by[1][text])
			}
		}
	}
}
