// Command contract writes what is known of the contract: the Go that reads requests and writes
// answers, the components of openapi.json, and the types of TypeScript. It reads all of it from
// calc/wire/contract, which describes the contract once. Run it in the root of the module after a change there.
package main

import (
	"fmt"
	"os"
	"strings"
)

const (
	described  = "calc/wire/contract"
	api        = "wasm/edge/api/openapi.json"
	declared   = "wasm/host/contract.ts"
	components = "    \"schemas\": "
)

func main() {
	written, err := write()
	for name, text := range written {
		if err == nil {
			err = os.WriteFile(name, []byte(text), 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "contract:", err)
		os.Exit(1)
	}
}

// write makes the files.
func write() (map[string]string, error) {
	all, err := read(described)
	if err != nil {
		return nil, err
	}
	ts, err := typescript(all)
	if err != nil {
		return nil, err
	}
	document, err := os.ReadFile(api)
	if err != nil {
		return nil, err
	}
	// What the API does with the contract stands in the file by hand; the components are its end.
	paths, _, found := strings.Cut(string(document), components)
	if !found {
		return nil, fmt.Errorf("%s has no line %q before which the paths stand", api, components)
	}
	of, err := schemas(all)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString(paths + components)
	if err := print(&b, of, "    "); err != nil {
		return nil, err
	}
	b.WriteString("\n  }\n}\n")
	written, err := golang(all)
	if err != nil {
		return nil, err
	}
	written[declared], written[api] = ts, b.String()
	return written, nil
}
