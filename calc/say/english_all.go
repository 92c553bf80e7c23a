//go:build !checkonly

package say

import _ "embed"

// The messages of comparing routes, of refunds and bills, and of files of orders.
var (
	//go:embed routes.csv
	routes string
	//go:embed refund.csv
	refund string
	//go:embed orders.csv
	orders string
)

func more() []string { return []string{routes, refund, orders} }
