//go:build !overhttp

package schedule

import _ "embed"

// Words is the compiled vocabulary of the search, made by tools/words.
//
//go:embed words.txt
var Words string
