//go:build !overhttp

package duties

import _ "embed"

// Before is the file of the measures of the days before 2025. It belongs to the packed
// tariffs of those eras, whose lists it names.
//
//go:embed before.csv
var Before string
