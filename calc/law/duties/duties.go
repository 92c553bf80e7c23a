// Package duties carries the duty measures for programs that run natively. They
// are law like the files beside them, but useless without the tariff schedule, so
// they travel with it: a page fetches them in one file.
package duties

import _ "embed"

// Measures is the file of measures, a row each, that law.With reads.
//
//go:embed measures.csv
var Measures string
