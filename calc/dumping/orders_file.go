//go:build !overhttp

package dumping

import _ "embed"

//go:embed orders.csv
var orders string

// File is the list of orders, for programs that do not carry it.
func File() []byte { return []byte(orders) }
