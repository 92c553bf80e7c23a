package main

import (
	"os"

	"github.com/evanw/esbuild/pkg/api"
)

// The pages' TypeScript imports D3 by the names of its packages. What they get is the
// bundle kept in the sources.
var vendored = map[string]string{"d3-scale": "./site/vendor/d3.js", "d3-shape": "./site/vendor/d3.js"}

const license = `/*! D3 (d3-scale, d3-shape and what they need), https://d3js.org
Copyright 2010-2026 Mike Bostock

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE. */`

// vendor bundles D3 from the installed packages into the sources.
func vendor() error {
	js, err := charts()
	if err != nil {
		return err
	}
	return os.WriteFile(source("vendor/d3.js"), js, 0o644)
}

func charts() ([]byte, error) {
	return bundle(api.BuildOptions{
		EntryPoints: []string{source("vendor/charts.js")},
		Format:      api.FormatESModule,
		Target:      api.ES2022,
		Banner:      map[string]string{"js": license},
	}, false)
}
