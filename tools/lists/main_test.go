package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"section321/calc/tariff/lists"
	"section321/tools/edition"
)

func TestTheCompiledListsAreThoseOfTheFiles(t *testing.T) {
	files, err := every("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 3 {
		t.Errorf("%d files of lists, want that of the days from 2025 on and those of two eras", len(files))
	}
	for name, made := range files {
		kept, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(made, kept) {
			t.Errorf("the files of %s have changed; run go run ./tools/lists", name)
		}
	}
}

// lists.csv says what each list is and where it comes from; it describes the files
// that are there, with the numbers they have.
func TestEveryListIsDescribed(t *testing.T) {
	f, err := os.Open("lists.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("source")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != len(files) {
		t.Errorf("%d lists are described, %d are there", len(rows)-1, len(files))
	}
	for _, row := range rows[1:] {
		text, err := os.ReadFile("source/" + row[0] + ".csv")
		if err != nil {
			t.Error(err)
			continue
		}
		if n := fmt.Sprint(bytes.Count(text, []byte("\n")) - 1); n != row[1] || row[2] == "" || row[4] == "" {
			t.Errorf("%s has %s numbers, described as %v", row[0], n, row)
		}
	}
}

func TestADamagedFileIsRefused(t *testing.T) {
	whole, err := edition.CompileLists("source")
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
