// Command countries compiles the names that order files write for countries, in the
// languages of most shops, into the file that package orders reads.
//
//	npm pack i18n-iso-countries && tar xzf i18n-iso-countries-*.tgz
//	go run ./tools/countries package
//
// What the package lacks stands in more.csv, and in cldr.csv, which cldr.mjs writes.
package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const out = "calc/orders/data/countries.txt"

// languages in the order in which a name that two countries share is given out.
var languages = strings.Fields("en de fr es it pt nl pl sv da nb fi cs sk hu ro bg el tr ru uk ja zh ko ar he vi th id")

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "countries: name the unpacked folder of i18n-iso-countries")
		os.Exit(2)
	}
	text, err := compile(os.Args[1], "tools/countries/more.csv", "tools/countries/cldr.csv")
	if err == nil {
		err = os.WriteFile(out, text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "countries:", err)
		os.Exit(1)
	}
	fmt.Printf("%s: %d bytes\n", out, len(text))
}

// A gazetteer is the names of countries; each name belongs to one.
type gazetteer struct {
	of    map[string]string // code by name in lower case
	names map[string][]string
}

func (g *gazetteer) add(code, name string) {
	name = strings.TrimSpace(strings.ReplaceAll(name, "|", " "))
	key := strings.ToLower(name)
	if name == "" || key == strings.ToLower(code) || g.of[key] != "" {
		return
	}
	g.of[key] = code
	g.names[code] = append(g.names[code], name)
}

// compile returns a line for each country: its code and its names.
func compile(folder, more, last string) ([]byte, error) {
	g := &gazetteer{map[string]string{}, map[string][]string{}}
	if err := g.addMore(more); err != nil {
		return nil, err
	}
	for _, language := range languages {
		var file struct{ Countries map[string]any }
		if err := readJSON(filepath.Join(folder, "langs", language+".json"), &file); err != nil {
			return nil, err
		}
		codes := make([]string, 0, len(file.Countries))
		for code := range file.Countries {
			codes = append(codes, code)
		}
		slices.Sort(codes)
		for _, code := range codes {
			switch names := file.Countries[code].(type) {
			case string:
				g.add(code, names)
			case []any:
				for _, name := range names {
					if s, ok := name.(string); ok && !formal(s) {
						g.add(code, s)
					}
				}
			}
		}
	}
	var threes [][]string // two letters, three letters, number, …
	if err := readJSON(filepath.Join(folder, "codes.json"), &threes); err != nil {
		return nil, err
	}
	for _, c := range threes {
		g.add(c[0], c[1])
	}
	if err := g.addMore(last); err != nil {
		return nil, err
	}
	var b strings.Builder
	codes := make([]string, 0, len(g.names))
	for code := range g.names {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		b.WriteString(code + "|" + strings.Join(g.names[code], "|") + "\n")
	}
	if len(codes) < 200 {
		return nil, errors.New("the package names fewer than 200 countries")
	}
	return []byte(b.String()), nil
}

// formal reports whether a name is the one of treaties, which the package has in Dutch
// beside that of every day, and no shop writes.
func formal(name string) bool {
	for _, state := range []string{"Republiek ", "Koninkrijk ", "Gemenebest ", "Volksrepubliek ", "Federale Republiek ", "Democratische Republiek ", "Islamitische Republiek "} {
		if strings.HasPrefix(name, state) && name != "Democratische Republiek Congo" {
			return true
		}
	}
	return false
}

func (g *gazetteer) addMore(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return err
	}
	for _, r := range records[1:] {
		for name := range strings.SplitSeq(r[1], "|") {
			g.add(r[0], name)
		}
	}
	return nil
}

func readJSON(name string, into any) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
