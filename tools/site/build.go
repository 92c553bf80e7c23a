package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"section321/calc/wire/native"
	"section321/tools/engine"
	"section321/tools/site/language"
	"section321/tools/site/static"
)

// Files that tests and benches take too: the engines and the tariff by fixed names, and
// their host as a module for Node. The first page's engine is small and answers what that
// page asks; the other answers everything.
const (
	engineFile = "engine.wasm"
	ordersFile = "orders.wasm"
	lawFile    = "law.bin"
	tariffFile = "tariff.bin"
	eraFile    = "tariff-%s.bin" // of an era of earlier days
	wordsFile  = "words.txt"
	hostFile   = "test/engine.mjs"
)

// builder makes the site from the module's root into the folder out. What is made on the
// way stands in the folder work.
type builder struct {
	work, out string
	address   string // where the site will stand, "" where that is not known
	stocked   bool   // engines and tariff are made, which no change of a page asks for again
}

func (b *builder) file(name string) string { return filepath.Join(b.work, filepath.FromSlash(name)) }

// stock makes the engines, and the law and the tariff that they hold none of.
func (b *builder) stock(ctx context.Context) error {
	if b.stocked {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(b.file(hostFile)), 0o755); err != nil {
		return err
	}
	if err := engine.Build(ctx, b.file(engineFile)); err != nil {
		return err
	}
	if err := engine.BuildOrders(ctx, b.file(ordersFile)); err != nil {
		return err
	}
	if err := os.WriteFile(b.file(lawFile), native.Law(), 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(b.file(tariffFile), native.Tariff(), 0o644); err != nil {
		return err
	}
	for _, e := range native.Eras() {
		if err := os.WriteFile(b.file(fmt.Sprintf(eraFile, e.Name)), e.Packed(), 0o644); err != nil {
			return err
		}
	}
	b.stocked = true
	return os.WriteFile(b.file(wordsFile), native.Words(), 0o644)
}

// build makes the site.
func (b *builder) build(ctx context.Context) error {
	if _, err := os.Stat(source("pages/layout.html")); err != nil {
		return fmt.Errorf("run it in the root of the module: %w", err)
	}
	if err := b.stock(ctx); err != nil {
		return err
	}
	if err := wellFormed(b.address); err != nil {
		return err
	}
	s := &shared{Policy: static.Policy, Site: b.address}
	all, err := languages()
	if err != nil {
		return err
	}
	if err := b.modules(all); err != nil {
		return err
	}
	to, err := clean(b.out)
	if err != nil {
		return err
	}
	js, err := loader()
	if err != nil {
		return err
	}
	s.Widget = describeLoader(js)
	if s.Code, err = to.copy(b.file(lawFile)); err != nil {
		return err
	}
	if s.Tariff, err = to.copy(b.file(tariffFile)); err != nil {
		return err
	}
	for _, e := range native.Eras() {
		file, err := to.copy(b.file(fmt.Sprintf(eraFile, e.Name)))
		if err != nil {
			return err
		}
		s.Eras = append(s.Eras, era{string(e.From), string(e.Until), file})
	}
	if err := s.editions(to); err != nil {
		return err
	}
	if s.Words, err = to.copy(b.file(wordsFile)); err != nil {
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
	if err := s.install(to); err != nil {
		return err
	}
	// The languages have nothing to do with each other, so they are made side by side.
	known, made := make([]*knowledge, len(all)), make([][]*page, len(all))
	if err := each(all, func(i int, l *language.Language) (err error) {
		if known[i], err = describe(l); err != nil {
			return err
		}
		made[i], err = b.pages(to, s, known[i], l, all)
		return err
	}); err != nil {
		return err
	}
	if s.Version, err = version(to, slices.Concat(made...)); err != nil {
		return err
	}
	if err := each(made, func(_ int, pages []*page) error {
		for _, p := range pages {
			html, _, err := p.render()
			if err != nil {
				return err
			}
			name := path.Join(folder(p.Language), p.Address)
			if err := to.write(name, html); err != nil {
				return err
			}
			if !p.atRoot() {
				to.readBy(p.Language, name)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := keeper(to, s.Version, s.Eras, all); err != nil {
		return err
	}
	if err := pictures(to); err != nil {
		return err
	}
	// The licenses ask to go where their works go.
	for _, paper := range []string{"LICENSE", "NOTICE"} {
		text, err := os.ReadFile(paper)
		if err != nil {
			return err
		}
		if err := to.write(paper+".txt", text); err != nil {
			return err
		}
	}
	// What stands in other people's pages is not kept for offline use.
	if err := publish(to, js); err != nil {
		return err
	}
	if err := b.frames(to, s, known, all); err != nil {
		return err
	}
	return to.finish()
}

// pages furnishes the pages of a language.
func (b *builder) pages(to *output, s *shared, k *knowledge, l *language.Language, all []*language.Language) (made []*page, err error) {
	every, err := (&page{shared: s, Name: "every", Language: l}).spoken(to, "main")
	if err != nil {
		return nil, err
	}
	messages, err := spokenBy(to, l)
	if err != nil {
		return nil, err
	}
	for _, at := range pages {
		p := &page{knowledge: k, shared: s, Name: at.name, Address: at.address, Language: l, Languages: all, Every: every, Messages: messages}
		if at.engine != "" {
			if p.Engine, err = to.copy(b.file(at.engine)); err != nil {
				return nil, err
			}
		}
		if err := p.furnish(to); err != nil {
			return nil, err
		}
		made = append(made, p)
	}
	return made, nil
}

// spokenBy adds the words of a language for what the engine says. English comes with the answers.
func spokenBy(to *output, l *language.Language) (asset, error) {
	if l.Source() {
		return asset{}, nil
	}
	words, err := l.Words()
	if err != nil {
		return asset{}, err
	}
	made, err := to.add("words."+l.Code+".json", words)
	to.readBy(l, made.Name)
	return made, err
}

// each does something with all of some things, side by side.
func each[T any](all []T, do func(i int, one T) error) error {
	faults := make([]error, len(all))
	var done sync.WaitGroup
	for i, one := range all {
		done.Go(func() { faults[i] = do(i, one) })
	}
	done.Wait()
	return errors.Join(faults...)
}

// modules makes what tests and benches load: the engine's host, the reader of signed notes,
// that of amounts, and the words of each language.
func (b *builder) modules(all []*language.Language) error {
	host, err := script("wasm/host/engine.ts", all[0], false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.file(hostFile), host, 0o644); err != nil {
		return err
	}
	numbers, err := script(source("src/numbers.ts"), all[0], false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.file("test/numbers.mjs"), numbers, 0o644); err != nil {
		return err
	}
	note, err := script("wasm/host/note.ts", all[0], false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.file("test/note.mjs"), note, 0o644); err != nil {
		return err
	}
	flags, err := script(source("src/flags/match.ts"), all[0], false)
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.file("test/flags.mjs"), flags, 0o644); err != nil {
		return err
	}
	for _, l := range all {
		told, err := script(source("test/told.ts"), l, false)
		if err != nil {
			return err
		}
		words, err := l.Words()
		if err != nil {
			return err
		}
		for name, text := range map[string][]byte{".mjs": told, ".json": words} {
			if err := os.WriteFile(b.file("test/told."+l.Code+name), text, 0o644); err != nil {
				return err
			}
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
	js, err := script(source("src/worker.ts"), p.Languages[0], true)
	if err != nil {
		return err
	}
	p.Worker, err = to.add("worker.js", js)
	return err
}

// spoken adds a script of the page in its language.
func (p *page) spoken(to *output, name string) (asset, error) {
	code, embedded := p.Language.Code, p.Within != "" && name == "main"
	entry, as := source("src/"+p.Name+"/"+name+".ts"), p.Name
	if name != "main" {
		as += "-" + name
	}
	if embedded {
		as = static.Embed + as
	}
	ending := ".js"
	if code != language.Codes[0] {
		ending = "." + code + ending
	}
	add := func(as string, js []byte) (asset, error) {
		made, err := to.add(as+ending, js)
		if !p.atRoot() {
			to.readBy(p.Language, made.Name)
		}
		return made, err
	}
	if name != "main" || embedded { // a frame is to have as few files as can be
		js, err := scriptFor(entry, p.Language, true, embedded)
		if err != nil {
			return asset{}, err
		}
		return add(as, js)
	}
	var made, list asset
	var err error
	p.Beside, made, err = parted(entry, p.Language, func(part string, js []byte) (asset, error) {
		if part == "main" {
			return add(as, js)
		}
		a, err := add(as+"-"+strings.Replace(part, "chunk", "shared", 1), js)
		if part == "dumping" {
			list = a
		}
		return a, err
	})
	// The list of orders comes behind what draws an answer, and nothing waits for it.
	p.Beside = slices.DeleteFunc(p.Beside, func(a asset) bool { return a == list })
	return made, err
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
