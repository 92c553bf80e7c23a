package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"section321/tools/site/language"
)

// script bundles TypeScript into one module that speaks a language.
func script(entry string, l *language.Language, minify bool) ([]byte, error) {
	return scriptFor(entry, l, minify, false)
}

// scriptFor is script for a page of the site, or for the same page in a frame of somebody else's.
func scriptFor(entry string, l *language.Language, minify, embedded bool) ([]byte, error) {
	return bundle(options(entry, l, embedded), minify)
}

// parted is script for a page that imports a part of it only when it is wanted. The parts
// come after what they import, and the page's own script is the last; what add makes of a
// part's name stands in those behind it.
func parted(entry string, l *language.Language, add func(name string, js []byte) (asset, error)) (parts []asset, script asset, err error) {
	o := options(entry, l, false)
	o.Splitting, o.Outdir, o.ChunkNames = true, "parts", "[name]-[hash]"
	files, err := outputs(o, true)
	if err != nil {
		return nil, asset{}, err
	}
	js, named := map[string][]byte{}, map[string]string{}
	for _, f := range files {
		js[filepath.Base(f.Path)] = f.Contents
	}
	waits := func(file string) bool {
		return slices.ContainsFunc(slices.Collect(maps.Keys(js)), func(other string) bool {
			return other != file && named[other] == "" && bytes.Contains(js[file], []byte(`"./`+other+`"`))
		})
	}
	for len(named) < len(js) {
		before := len(named)
		for _, file := range slices.Sorted(maps.Keys(js)) {
			if named[file] != "" || waits(file) {
				continue
			}
			text := js[file]
			for other, name := range named {
				text = bytes.ReplaceAll(text, []byte(`"./`+other+`"`), []byte(`"./`+name+`"`))
			}
			part, _, _ := strings.Cut(strings.TrimSuffix(file, ".js"), "-")
			made, err := add(part, text)
			if err != nil {
				return nil, asset{}, err
			}
			if named[file] = made.Name; part == "main" {
				script = made
			} else {
				parts = append(parts, made)
			}
		}
		if len(named) == before {
			return nil, asset{}, fmt.Errorf("%s: its parts import each other in a circle", entry)
		}
	}
	return parts, script, nil
}

func options(entry string, l *language.Language, embedded bool) api.BuildOptions {
	alias := maps.Clone(vendored)
	alias["words/format"] = "./" + source("languages/"+l.Code+"/format.json")
	alias["place"] = "./" + source("src/place/page.ts")
	if embedded {
		alias["place"] = "./" + source("src/place/frame.ts")
	}
	return api.BuildOptions{
		EntryPoints: []string{entry},
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Alias:       alias,
		Loader:      map[string]api.Loader{".csv": api.LoaderText},
		Plugins:     []api.Plugin{{Name: "messages", Setup: func(b api.PluginBuild) { speak(b, l) }}},
	}
}

// speak puts the messages of every script into the language where they stand.
func speak(b api.PluginBuild, l *language.Language) {
	if l.Source() {
		return
	}
	b.OnLoad(api.OnLoadOptions{Filter: `\.ts$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := os.ReadFile(a.Path)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		spoken, err := l.Spoken(string(text))
		if err != nil {
			return api.OnLoadResult{}, fmt.Errorf("%s: %w", a.Path, err)
		}
		return api.OnLoadResult{Contents: &spoken, Loader: api.LoaderTS}, nil
	})
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

// bundle is what is built where that is one file.
func bundle(o api.BuildOptions, minify bool) ([]byte, error) {
	files, err := outputs(o, minify)
	if err != nil {
		return nil, err
	}
	return files[0].Contents, nil
}

func outputs(o api.BuildOptions, minify bool) ([]api.OutputFile, error) {
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
	return result.OutputFiles, nil
}
