package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"section321/calc/wire/native"
	"section321/tools/engine"
	"section321/tools/site/static"
)

// Files for tests and benches: the engines and the tariff by fixed names, and their host
// as a module for Node. The first page's engine is small and answers what that page asks;
// the other answers everything.
const (
	engineFile = "build/engine.wasm"
	ordersFile = "build/orders.wasm"
	tariffFile = "build/tariff.bin"
	hostFile   = "build/test/engine.mjs"
)

// build makes the site from the module's root.
func build(ctx context.Context, out string) error {
	if _, err := os.Stat(source("pages/layout.html")); err != nil {
		return fmt.Errorf("run it in the root of the module: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(hostFile), 0o755); err != nil {
		return err
	}
	if err := engine.Build(ctx, engineFile); err != nil {
		return err
	}
	if err := engine.BuildOrders(ctx, ordersFile); err != nil {
		return err
	}
	if err := os.WriteFile(tariffFile, native.Tariff(), 0o644); err != nil {
		return err
	}
	host, err := script(source("src/engine.ts"), false)
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
	k, err := describe()
	if err != nil {
		return err
	}
	s := &shared{Policy: static.Policy}
	if s.Tariff, err = to.copy(tariffFile); err != nil {
		return err
	}
	if s.NoScript, err = sheet(to, "noscript"); err != nil {
		return err
	}
	if s.Icon, err = icon(source("icon.svg")); err != nil {
		return err
	}
	look, err := sheet(to, "main")
	if err != nil {
		return err
	}
	if err := s.install(to); err != nil {
		return err
	}
	var all []*page
	for _, at := range pages {
		p := &page{knowledge: k, shared: s, Name: at.name, Address: at.address, Styles: []asset{look}}
		if p.Engine, err = to.copy(at.engine); err != nil {
			return err
		}
		if err := p.furnish(to); err != nil {
			return err
		}
		all = append(all, p)
	}
	if s.Version, err = version(to, all); err != nil {
		return err
	}
	for _, p := range all {
		html, err := p.render()
		if err != nil {
			return err
		}
		if err := to.write(p.Address, html); err != nil {
			return err
		}
	}
	if err := keeper(to, s.Version); err != nil {
		return err
	}
	return to.finish()
}

// furnish adds the page's own script and style, and its worker if it has one.
func (p *page) furnish(to *output) error {
	js, err := script(source("src/"+p.Name+"/main.ts"), true)
	if err != nil {
		return err
	}
	if p.Script, err = to.add(p.Name+".js", js); err != nil {
		return err
	}
	if worker := source("src/" + p.Name + "/worker.ts"); exists(worker) {
		if js, err = script(worker, true); err != nil {
			return err
		}
		if p.Worker, err = to.add(p.Name+"-worker.js", js); err != nil {
			return err
		}
	}
	own, err := sheet(to, p.Name)
	p.Styles = append(p.Styles, own)
	return err
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func sheet(to *output, name string) (asset, error) {
	css, err := style(source("style/" + name + ".css"))
	if err != nil {
		return asset{}, err
	}
	return to.add(name+".css", css)
}
