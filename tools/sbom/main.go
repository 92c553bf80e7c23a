// Command sbom writes what is inside what is built, as CycloneDX: the Go modules of the
// program, the engines and the worker, and the npm packages that the pages' scripts carry.
// Run it in the root of the module:
//
//	go run ./tools/sbom > build/sbom.json
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

func write() error {
	modules, err := modules(".")
	if err != nil {
		return err
	}
	packages, err := packages(".")
	if err != nil {
		return err
	}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	return e.Encode(bill(append(modules, packages...)))
}

// A part is a work of others that is inside.
type part struct {
	Kind    string // of package: golang or npm
	Name    string
	Version string
	Dir     string // where its license stands
	License string // as SPDX names it
	Of      []string
}

// bill lists the parts as CycloneDX 1.6 does. It carries no time and no number of its own:
// the same sources give the same bytes.
func bill(parts []part) map[string]any {
	var components []map[string]any
	for _, p := range parts {
		var of []map[string]string
		for _, name := range p.Of {
			of = append(of, map[string]string{"name": "section321:in", "value": name})
		}
		c := map[string]any{
			"type": "library", "name": p.Name, "version": p.Version,
			"bom-ref":  p.url(),
			"purl":     p.url(),
			"licenses": []any{map[string]any{"license": map[string]string{"id": p.License}}},
		}
		if of != nil {
			c["properties"] = of
		}
		components = append(components, c)
	}
	return map[string]any{
		"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
		"metadata":   map[string]any{"component": map[string]any{"type": "application", "name": "section321", "bom-ref": "section321", "licenses": []any{map[string]any{"license": map[string]string{"id": "Apache-2.0"}}}}},
		"components": components,
	}
}

// url is the name of a part that every registry of parts understands.
func (p part) url() string { return "pkg:" + p.Kind + "/" + p.Name + "@" + p.Version }
