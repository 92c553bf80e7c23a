//go:build !checkonly && !overhttp

package say

import _ "embed"

// The messages of workbooks and files of entries, which are not read at the edge.
//
//go:embed books.csv
var books string

func more() []string { return []string{routes, orders, refund, flags, products, books} }
