//go:build !checkonly

package say

import _ "embed"

// The messages of comparing routes, and of files of orders.
var (
	//go:embed routes.csv
	routes string
	//go:embed orders.csv
	orders string
)
