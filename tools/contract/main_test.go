package main

import (
	"os"
	"slices"
	"testing"

	"section321/calc"
	"section321/calc/refund"
)

// What is written for other languages is what the description says now.
func TestTheFilesAreThoseOfTheDescription(t *testing.T) {
	t.Chdir("../..")
	written, err := write()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range written {
		have, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(have) != want {
			t.Errorf("%s is not what %s says: go run ./tools/contract writes it", name, described)
		}
	}
}

// The words that the description has for a field are those that the calculator takes.
func TestTheWordsAreThoseOfTheCalculator(t *testing.T) {
	all, err := read("../../" + described)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{"Mode": calc.Modes, "Purpose": calc.Purposes, "PersonKind": calc.PersonKinds, "Storage": calc.Withdrawals,
		"Filing": calc.Filings, "PostalMethod": calc.PostalMethods, "Importer": refund.Importers} {
		at := slices.IndexFunc(all, func(d *definition) bool { return d.Name == name })
		if at < 0 || !slices.Equal(all[at].Words, want) {
			t.Errorf("%s is not %v", name, want)
		}
	}
}
