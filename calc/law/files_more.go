//go:build !checkonly

package law

import _ "embed"

var (
	//go:embed data/routes.csv
	routesFile string
	//go:embed data/interest.csv
	interestFile string
	//go:embed data/refund_ways.csv
	refundWaysFile string
	//go:embed data/refund_types.csv
	refundTypesFile string
	//go:embed data/refund_open.csv
	refundOpenFile string
)

// addMore adds the tables of routes and refunds.
func addMore(t Tables) {
	t["routes.csv"], t["interest.csv"] = routesFile, interestFile
	t["refund_ways.csv"], t["refund_types.csv"], t["refund_open.csv"] = refundWaysFile, refundTypesFile, refundOpenFile
}
