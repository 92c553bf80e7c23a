//go:build !checkonly

package say

import _ "embed"

// The messages of comparing routes, of files of orders, of refunds and bills, of flags
// and of tables of products.
var (
	//go:embed routes.csv
	routes string
	//go:embed orders.csv
	orders string
	//go:embed refund.csv
	refund string
	//go:embed flags.csv
	flags string
	//go:embed products.csv
	products string
)
