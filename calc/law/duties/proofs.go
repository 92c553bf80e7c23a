//go:build !wasip1 && !overhttp

package duties

import _ "embed"

// Proofs is the file of what the tariff schedule itself says under a heading of chapter 99: the proof
// of the measures under it. Nothing that answers needs it.
//
//go:embed proofs.csv
var Proofs string
