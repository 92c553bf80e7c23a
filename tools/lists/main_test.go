package main

import (
	"bytes"
	"os"
	"testing"

	"section321/calc/tariff/lists"
)

func TestTheCompiledListsAreThoseOfTheFiles(t *testing.T) {
	made, err := compile("source")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../" + out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, kept) {
		t.Error("the files have changed; run go run ./tools/lists")
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	whole, err := compile("source")
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{0, 5, 100, len(whole) - 1} {
		if _, err := lists.Load(whole[:cut]); err == nil {
			t.Errorf("%d of %d bytes were read", cut, len(whole))
		}
	}
	for at := 10; at < len(whole); at += 997 {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 0x20
		if _, err := lists.Load(damaged); err == nil {
			t.Errorf("damage at byte %d was not seen", at)
		}
	}
}
