package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"strconv"

	"github.com/evanw/esbuild/pkg/api"

	"section321/tools/site/language"
)

// script bundles TypeScript into one module that speaks a language.
func script(entry string, l *language.Language, minify bool) ([]byte, error) {
	return scriptFor(entry, l, minify, false)
}

// scriptFor is script for a page of the site, or for the same page in a frame of somebody else's.
func scriptFor(entry string, l *language.Language, minify, embedded bool) ([]byte, error) {
	alias := maps.Clone(vendored)
	alias["words/format"] = "./" + source("languages/"+l.Code+"/format.json")
	return bundle(api.BuildOptions{
		EntryPoints: []string{entry},
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Alias:       alias,
		Define:      map[string]string{"EMBEDDED": strconv.FormatBool(embedded)},
		Loader:      map[string]api.Loader{".csv": api.LoaderText},
		Plugins:     []api.Plugin{{Name: "messages", Setup: func(b api.PluginBuild) { speak(b, l) }}},
	}, minify)
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
