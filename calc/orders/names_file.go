//go:build !overhttp

package orders

import _ "embed"

// names are what countries are called, a line each: code|name|name…
//
//go:embed data/countries.txt
var names string

// Names are what countries are called, for programs that do not carry it.
func Names() []byte { return []byte(names) }
