package main

import (
	"os"
	"testing"
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
