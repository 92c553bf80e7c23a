package main

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"section321/calc/wire/native"
	"section321/tools/engine"
	"section321/tools/site/language"
	"section321/tools/site/static"
)

// Files for tests and benches: the engines and the tariff by fixed names, and their host
// as a module for Node. The first page's engine is small and answers what that page asks;
// the other answers everything.
const (
	engineFile = "build/engine.wasm"
	ordersFile = "build/orders.wasm"
	tariffFile = "build/tariff.bin"
	wordsFile  = "build/words.txt"
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
	if err := os.WriteFile(wordsFile, native.Words(), 0o644); err != nil {
		return err
	}
	if err := modules(); err != nil {
		return err
	}
	to, err := clean(out)
	if err != nil {
		return err
	}
	s := &shared{Policy: static.Policy}
	js, err := loader()
	if err != nil {
		return err
	}
	s.Widget = describeLoader(js)
	if s.Tariff, err = to.copy(tariffFile); err != nil {
		return err
	}
	if s.Words, err = to.copy(wordsFile); err != nil {
		return err
	}
	if s.NoScript, err = sheet(to, "noscript"); err != nil {
		return err
	}
	if s.Icon, err = icon(source("icon.svg")); err != nil {
		return err
	}
	if s.Look, err = sheet(to, "main"); err != nil {
		return err
	}
	all, err := languages()
	if err != nil {
		return err
	}
	if err := s.install(to); err != nil {
		return err
	}
	var made []*page
	for _, l := range all {
		k, err := describe(l)
		if err != nil {
			return err
		}
		every, err := (&page{Name: "every", Language: l}).spoken(to, "main")
		if err != nil {
			return err
		}
		for _, at := range pages {
			p := &page{knowledge: k, shared: s, Name: at.name, Address: at.address, Language: l, Languages: all, Every: every}
			if at.engine != "" {
				if p.Engine, err = to.copy(at.engine); err != nil {
					return err
				}
			}
			if err := p.furnish(to); err != nil {
				return err
			}
			made = append(made, p)
		}
	}
	if s.Version, err = version(to, made); err != nil {
		return err
	}
	for _, p := range made {
		html, _, err := p.render()
		if err != nil {
			return err
		}
		if err := to.write(path.Join(folder(p.Language), p.Address), html); err != nil {
			return err
		}
	}
	if err := keeper(to, s.Version); err != nil {
		return err
	}
	// What stands in other people's pages is not kept for offline use.
	if err := publish(to, js); err != nil {
		return err
	}
	if err := frames(to, s, all); err != nil {
		return err
	}
	return to.finish()
}

// modules makes what tests and benches load into Node: the engine's host, and the words
// of each language.
func modules() error {
	host, err := script(source("src/engine.ts"), language.Codes[0], false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(hostFile, host, 0o644); err != nil {
		return err
	}
	for _, code := range language.Codes {
		words, err := script(source("src/language.ts"), code, false)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(hostFile), "language."+code+".mjs"), words, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// furnish adds the page's own style, its script if it has one, its worker, which is its own
// or the one of the engine, and what the script draws.
func (p *page) furnish(to *output) error {
	own, err := sheet(to, p.Name)
	if err != nil {
		return err
	}
	p.Styles = []asset{p.Look, own}
	if p.Name == "law" {
		if p.Data, err = to.add("history.json", p.Course.Raw); err != nil {
			return err
		}
	}
	if !exists(source("src/" + p.Name + "/main.ts")) {
		return nil // it is only read
	}
	if p.Script, err = p.spoken(to, "main"); err != nil || p.Engine.Name == "" {
		return err
	}
	if exists(source("src/" + p.Name + "/worker.ts")) {
		p.Worker, err = p.spoken(to, "worker")
		return err
	}
	js, err := script(source("src/worker.ts"), language.Codes[0], true)
	if err != nil {
		return err
	}
	p.Worker, err = to.add("worker.js", js)
	return err
}

// spoken adds a script of the page in its language.
func (p *page) spoken(to *output, name string) (asset, error) {
	code, embedded := p.Language.Code, p.Within != "" && name == "main"
	js, err := scriptFor(source("src/"+p.Name+"/"+name+".ts"), code, true, embedded)
	if err != nil {
		return asset{}, err
	}
	as := p.Name
	if name != "main" {
		as += "-" + name
	}
	if embedded {
		as = static.Embed + as
	}
	if code != language.Codes[0] {
		as += "." + code
	}
	return to.add(as+".js", js)
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
