package main

import (
	"os"
	"testing"
)

// What the answer says of its surety is what the committed descriptions show today.
func TestSuretyIsAsMeasured(t *testing.T) {
	t.Chdir("../..")
	want, err := measure("")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile(suretyFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("%s has\n%sand the descriptions show\n%s: go run ./tools/words -measure", suretyFile, have, want)
	}
}
