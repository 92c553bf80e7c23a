package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"section321/calc/wire/native"
	"section321/tools/engine"
)

// Files for tests and benches: the engine and the tariff by fixed names, and their host
// as a module for Node.
const (
	engineFile = "build/engine.wasm"
	tariffFile = "build/tariff.bin"
	hostFile   = "build/test/engine.mjs"
)

// build makes the site from the module's root.
func build(ctx context.Context, out string) error {
	if _, err := os.Stat("site/index.html"); err != nil {
		return fmt.Errorf("run it in the root of the module: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(hostFile), 0o755); err != nil {
		return err
	}
	if err := engine.Build(ctx, engineFile); err != nil {
		return err
	}
	if err := os.WriteFile(tariffFile, native.Tariff(), 0o644); err != nil {
		return err
	}
	host, err := script("site/src/engine.ts", false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(hostFile, host, 0o644); err != nil {
		return err
	}

	to, err := clean(out)
	if err != nil {
		return err
	}
	p, err := describe()
	if err != nil {
		return err
	}
	if p.Engine, err = to.copy(engineFile); err != nil {
		return err
	}
	if p.Tariff, err = to.copy(tariffFile); err != nil {
		return err
	}
	if p.Icon, err = icon("site/icon.svg"); err != nil {
		return err
	}
	js, err := script("site/src/main.ts", true)
	if err != nil {
		return err
	}
	if p.Script, err = to.add("main.js", js); err != nil {
		return err
	}
	if p.Style, err = sheet(to, "main.css"); err != nil {
		return err
	}
	if p.NoScript, err = sheet(to, "noscript.css"); err != nil {
		return err
	}
	html, err := p.render("site/index.html")
	if err != nil {
		return err
	}
	if err := to.write("index.html", html); err != nil {
		return err
	}
	return to.finish()
}

func sheet(to *output, name string) (asset, error) {
	css, err := style("site/style/" + name)
	if err != nil {
		return asset{}, err
	}
	return to.add(name, css)
}
