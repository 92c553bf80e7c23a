package main

import (
	"bytes"
	"os"
	"testing"
)

// TestTheChartsLibraryIsWhatThePackagesHold keeps the bundled D3 and the versions of
// package.json together.
func TestTheChartsLibraryIsWhatThePackagesHold(t *testing.T) {
	t.Chdir("../..")
	if _, err := os.Stat(source("node_modules/d3-scale")); err != nil {
		t.Skip("the packages of site/package.json are not installed")
	}
	want, err := charts()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(source("vendor/d3.js"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, want) {
		t.Error("site/vendor/d3.js is not what the packages give; run go run ./tools/site -vendor")
	}
}
