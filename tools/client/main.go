// Command client makes the npm package of the client in build/client, ready for
// npm publish. Run it in the root of the module.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"

	"section321/calc/law"
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
	if err := os.WriteFile(out+"/law.bin", native.Law(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(out+"/tariff.bin", native.Tariff(), 0o644); err != nil {
		return err
	}
	for _, e := range native.Eras() {
		if err := os.WriteFile(filepath.Join(out, eraFile(e)), e.Packed(), 0o644); err != nil {
			return err
		}
	}
	if err := os.WriteFile(out+"/words.txt", native.Words(), 0o644); err != nil {
		return err
	}
	// The types of requests and answers are the page's, too.
	for from, to := range map[string]string{
		source + "/index.d.ts":   "index.d.ts",
		source + "/package.json": "package.json",
		source + "/README.md":    "README.md",
		source + "/cli.js":       "cli.js",
		"wasm/host/contract.ts":  "contract.d.ts",
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

func eraFile(e native.Era) string { return "tariff-" + e.Name + ".bin" }

// eras are the days of the files of earlier years, as the module reads them.
func eras() (string, error) {
	type era struct {
		From  law.Date `json:"from"`
		Until law.Date `json:"until"`
		URL   string   `json:"url"`
	}
	var all []era
	for _, e := range native.Eras() {
		all = append(all, era{e.From, e.Until, eraFile(e)})
	}
	text, err := json.Marshal(all)
	return string(text), err
}

// bundle puts the client and the host of the calculator into one module.
func bundle() error {
	days, err := eras()
	if err != nil {
		return err
	}
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{source + "/index.js"},
		Outfile:     out + "/index.js",
		Bundle:      true,
		Write:       true,
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Charset:     api.CharsetUTF8,
		External:    []string{"node:*"},
		Define:      map[string]string{"ERAS": days},
	})
	var faults []error
	for _, m := range append(result.Errors, result.Warnings...) {
		faults = append(faults, errors.New(m.Text))
	}
	return errors.Join(faults...)
}
