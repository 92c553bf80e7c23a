package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// floors are the rooms of the calculation, the lowest first: one knows only rooms below it.
var floors = []string{
	"money rows law/duties orders/sample wire/contract",
	"say",
	"day tariff tariff/lists",
	"law tariff/schedule",
	"dumping papers prices",
	"", // the words: a shipment, its items and the answer
	"duty example",
	"check",
	"catalog changes find inforce rate",
	"route",
	"articles orders orders/sheet refund",
	"entries",
	"wire",
	"wire/native",
}

// TestTheHouse holds who may know whom: the calculation knows no face, no clock,
// no file and no network, and no room in it knows one above or beside it.
func TestTheHouse(t *testing.T) {
	const calc = "section321/calc"
	floor := map[string]int{}
	for i, rooms := range floors {
		for _, room := range strings.Split(rooms, " ") {
			floor[strings.TrimSuffix(calc+"/"+room, "/")] = i
		}
	}
	imports := importsOf(t, calc+"/...")
	if len(imports) < len(floor) {
		t.Errorf("%d rooms are named, there are %d", len(floor), len(imports))
	}
	for room, all := range imports {
		at, known := floor[room]
		if !known {
			t.Errorf("%s is on no floor", room)
		}
		for _, imported := range all {
			outside := slices.Contains([]string{"os", "io/fs", "net", "net/http", "time", "syscall/js", "encoding/json"}, imported) ||
				strings.HasPrefix(imported, "section321/wasm") || strings.HasPrefix(imported, "section321/tools")
			if below, is := floor[imported]; outside || is && below >= at {
				t.Errorf("%s imports %s", room, imported)
			}
		}
	}
}

// What exists in the law a face asks the catalog: none of them reads the law by itself.
func TestFacesAskTheCatalog(t *testing.T) {
	faces := importsOf(t, "section321/wasm/...", "section321/tools/section321")
	if len(faces) < 5 {
		t.Fatalf("only %d faces", len(faces))
	}
	for face, all := range faces {
		if slices.Contains(all, "section321/calc/law") {
			t.Errorf("%s reads the law", face)
		}
	}
}

func importsOf(t *testing.T, packages ...string) map[string][]string {
	out, err := exec.Command("go", append([]string{"list", "-f", `{{.ImportPath}} {{join .Imports " "}}`}, packages...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		all[words[0]] = words[1:]
	}
	return all
}
