package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTheHouse holds who may know whom: the calculation knows no face, no clock,
// no file and no network, and the law and the tariff do not know the calculation.
func TestTheHouse(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "section321/calc/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 8 {
		t.Fatalf("only %d packages in calc", len(lines))
	}
	for _, line := range lines {
		words := strings.Fields(line)
		for _, imported := range words[1:] {
			outside := slices.Contains([]string{"os", "io/fs", "net", "net/http", "time", "syscall/js", "encoding/json"}, imported) ||
				strings.HasPrefix(imported, "section321/wasm") || strings.HasPrefix(imported, "section321/tools")
			upwards := (strings.HasPrefix(words[0], "section321/calc/law") || strings.HasPrefix(words[0], "section321/calc/tariff")) &&
				(imported == "section321/calc" || strings.HasPrefix(imported, "section321/calc/wire"))
			if outside || upwards {
				t.Errorf("%s imports %s", words[0], imported)
			}
		}
	}
}
