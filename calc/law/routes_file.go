//go:build !checkonly

package law

import _ "embed"

//go:embed data/routes.csv
var routesFile string
