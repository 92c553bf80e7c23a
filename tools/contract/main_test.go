package main

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"section321/calc"
	"section321/calc/law"
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
		"Filing": calc.Filings, "PostalMethod": calc.PostalMethods, "Importer": calc.Texts(refund.Importers), "RefundFact": calc.Texts(refund.Facts), "Confidence": calc.Texts(law.Confidences)} {
		at := slices.IndexFunc(all, func(d *definition) bool { return d.Name == name })
		if at < 0 || !slices.Equal(all[at].Words, want) {
			t.Errorf("%s is not %v", name, want)
		}
	}
}

// A word that is one of several has a type in Go, too.
func TestEnumerationsAreTypesOfGo(t *testing.T) {
	all, err := read("../../" + described)
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, one := range all {
		words[one.Name] = one.Words != nil
	}
	typed := 0
	for _, one := range all {
		if types[one.Told["go"]] == nil {
			continue
		}
		for _, f := range one.Fields {
			name := named(f.Type)
			if !words[name] || f.Name == "" {
				continue
			}
			at, of, err := one.place(f)
			if err != nil {
				t.Fatal(err)
			}
			if of != nil && of.Kind() == reflect.Slice {
				of = of.Elem()
			}
			switch {
			case of == nil: // worked out
			case of.PkgPath() == "":
				t.Errorf("%s.%s is a %s, and %s a plain %s", one.Name, f.Name, name, at, of)
			default:
				typed++
			}
		}
	}
	if typed < 26 {
		t.Errorf("only %d fields were looked at", typed)
	}
}
