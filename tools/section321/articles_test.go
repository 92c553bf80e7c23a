package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestATableOfProducts(t *testing.T) {
	name := filepath.Join(t.TempDir(), "products.csv")
	if err := os.WriteFile(name, []byte("sku,hts,value,colour\n=1+1,6109.10.00.12,24,red\nbad,12,1,\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	says(t, []string{"'=1+1,2,CN,express,2026-09-01,dutiable,8.76,1.34,10.10,10.10,10.10,", "bad,3,CN,", "has 2 digits"},
		"products", "-origins", "CN", "-dates", "2026-09-01", name)
	says(t, []string{`"sku":"=1+1"`, `"total":"10.10"`}, "products", "-origins", "CN", "-dates", "2026-09-01", "-as", "jsonl", name)
	says(t, []string{"use csv, jsonl"}, "products", "-as", "xlsx", name)
	says(t, []string{"takes one file"}, "products", name, name)
}
