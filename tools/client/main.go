// Command client makes the npm package of the client in build/client, ready for
// npm publish. Run it in the root of the module.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"section321/calc/wire/native"
	"section321/tools/engine"
)

const (
	source = "wasm/client"
	out    = "build/client"
)

func main() {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, "client:", err)
		os.Exit(1)
	}
}

func build() error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := bundle(); err != nil {
		return err
	}
	if err := engine.BuildOrders(context.Background(), out+"/calculator.wasm"); err != nil {
		return err
	}
	if err := os.WriteFile(out+"/tariff.bin", native.Tariff(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(out+"/words.txt", native.Words(), 0o644); err != nil {
		return err
	}
	// The page's words of requests and answers are the client's, too.
	for from, to := range map[string]string{
		source + "/index.d.ts":   "index.d.ts",
		source + "/package.json": "package.json",
		source + "/README.md":    "README.md",
		source + "/cli.js":       "cli.js",
		"site/src/contract.ts":   "contract.d.ts",
		"LICENSE":                "LICENSE",
		"NOTICE":                 "NOTICE",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, to), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// bundle puts the client and the host of the calculator into one module.
func bundle() error {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{source + "/index.js"},
		Outfile:     out + "/index.js",
		Bundle:      true,
		Write:       true,
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Charset:     api.CharsetUTF8,
		External:    []string{"node:*"},
	})
	var faults []error
	for _, m := range append(result.Errors, result.Warnings...) {
		faults = append(faults, errors.New(m.Text))
	}
	return errors.Join(faults...)
}
