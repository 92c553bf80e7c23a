package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/evanw/esbuild/pkg/api"

	"section321/tools/site/language"
)

// bundler bundles the scripts of one build. Which messages a script needs is the same in
// every language and found once.
type bundler struct {
	mu    sync.Mutex
	needs map[string][]string // by what is bundled
}

// script bundles TypeScript into one module that speaks a language. Of the language it
// has the messages that stand in it.
func (u *bundler) script(entry, code string, minify bool) ([]byte, error) {
	return u.scriptFor(entry, code, minify, false)
}

// scriptFor is script for a page of the site, or for the same page in a frame of somebody else's.
func (u *bundler) scriptFor(entry, code string, minify, embedded bool) ([]byte, error) {
	alias := maps.Clone(vendored)
	for _, words := range []string{"countries", "format", "law", "scripts"} {
		alias["words/"+words] = "./" + source("languages/"+code+"/"+words+".json")
	}
	o := api.BuildOptions{
		EntryPoints: []string{entry},
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Alias:       alias,
		Define:      map[string]string{"EMBEDDED": strconv.FormatBool(embedded)},
		Loader:      map[string]api.Loader{".csv": api.LoaderText},
	}
	if code != language.Codes[0] && minify {
		own, err := u.messages(o, alias["words/scripts"])
		if err != nil {
			return nil, err
		}
		delete(alias, "words/scripts")
		o.Plugins = []api.Plugin{{Name: "messages", Setup: func(b api.PluginBuild) {
			b.OnResolve(api.OnResolveOptions{Filter: "^words/scripts$"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: a.Path, Namespace: "messages"}, nil
			})
			b.OnLoad(api.OnLoadOptions{Filter: ".", Namespace: "messages"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
				return api.OnLoadResult{Contents: &own, Loader: api.LoaderJSON}, nil
			})
		}}}
	}
	return bundle(o, minify)
}

// messages is the part of a language's file that a script needs.
func (u *bundler) messages(o api.BuildOptions, file string) (string, error) {
	needed, err := u.needed(o)
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	all, own := map[string]string{}, map[string]string{}
	if err := json.Unmarshal(text, &all); err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	for _, m := range needed {
		if words, ok := all[m]; ok {
			own[m] = words
		}
	}
	text, err = json.Marshal(own)
	return string(text), err
}

// needed are the messages that stand in a script and in what it imports.
func (u *bundler) needed(o api.BuildOptions) ([]string, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	is := o.EntryPoints[0] + " " + o.Define["EMBEDDED"]
	if found, ok := u.needs[is]; ok {
		return found, nil
	}
	o.Bundle, o.Metafile = true, true
	var made struct{ Inputs map[string]struct{} }
	if err := json.Unmarshal([]byte(api.Build(o).Metafile), &made); err != nil {
		return nil, fmt.Errorf("finding the parts of %s: %w", o.EntryPoints[0], err)
	}
	var parts []string
	for name := range made.Inputs {
		if filepath.Ext(name) == ".ts" {
			parts = append(parts, name)
		}
	}
	found, err := language.In(parts)
	if err != nil {
		return nil, err
	}
	if u.needs == nil {
		u.needs = map[string][]string{}
	}
	u.needs[is] = found
	return found, nil
}

// style bundles a style sheet and what it imports.
func style(entry string) ([]byte, error) {
	return bundle(api.BuildOptions{
		EntryPoints: []string{entry},
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "109"},
			{Name: api.EngineFirefox, Version: "115"},
			{Name: api.EngineSafari, Version: "16"},
		},
	}, true)
}

func bundle(o api.BuildOptions, minify bool) ([]byte, error) {
	o.Bundle = true
	o.Charset = api.CharsetUTF8
	o.MinifyWhitespace, o.MinifyIdentifiers, o.MinifySyntax = minify, minify, minify
	result := api.Build(o)
	var faults []error
	for _, m := range append(result.Errors, result.Warnings...) {
		at := ""
		if m.Location != nil {
			at = fmt.Sprintf("%s:%d: ", m.Location.File, m.Location.Line)
		}
		faults = append(faults, errors.New(at+m.Text))
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return result.OutputFiles[0].Contents, nil
}
