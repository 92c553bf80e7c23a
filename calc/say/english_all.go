//go:build !checkonly && !overhttp

package say

import _ "embed"

// The messages of what is answered neither by the first engine of a page nor at the edge:
// refunds and bills, and workbooks.
var (
	//go:embed refund.csv
	refund string
	//go:embed books.csv
	books string
)

func more() []string { return []string{routes, orders, refund, books} }
