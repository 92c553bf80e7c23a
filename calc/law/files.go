//go:build !wasip1

package law

import _ "embed"

// Carried says that the program carries the tables.
const Carried = true

// The data files, each as one string: an embedded file system would cost the
// worker at the edge 25 KB.
var (
	//go:embed data/edition.csv
	editionFile string
	//go:embed data/sources.csv
	sourcesFile string
	//go:embed data/groups.csv
	groupsFile string
	//go:embed data/limits.csv
	limitsFile string
	//go:embed data/suspensions.csv
	suspensionsFile string
	//go:embed data/exclusions.csv
	exclusionsFile string
	//go:embed data/rules.csv
	rulesFile string
	//go:embed data/points.csv
	pointsFile string
	//go:embed data/thresholds.csv
	thresholdsFile string
	//go:embed data/entry_types.csv
	entryTypesFile string
	//go:embed data/entries.csv
	entriesFile string
	//go:embed data/fees.csv
	feesFile string
	//go:embed data/charges.csv
	chargesFile string
	//go:embed data/waivers.csv
	waiversFile string
	//go:embed data/chapter99_reach.csv
	chapter99ReachFile string
	//go:embed data/countries.csv
	countriesFile string
	//go:embed data/presumptions.csv
	presumptionsFile string
	//go:embed data/currencies.csv
	currenciesFile string
	//go:embed data/facts.csv
	factsFile string
	//go:embed data/programs.csv
	programsFile string
	//go:embed data/postal.csv
	postalFile string
	//go:embed data/column2.csv
	column2File string
	//go:embed data/voids.csv
	voidsFile string
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

// BuiltIn returns the tables that the program carries.
func BuiltIn() Tables {
	return Tables{
		"edition.csv":         editionFile,
		"sources.csv":         sourcesFile,
		"groups.csv":          groupsFile,
		"limits.csv":          limitsFile,
		"suspensions.csv":     suspensionsFile,
		"exclusions.csv":      exclusionsFile,
		"rules.csv":           rulesFile,
		"points.csv":          pointsFile,
		"thresholds.csv":      thresholdsFile,
		"entry_types.csv":     entryTypesFile,
		"entries.csv":         entriesFile,
		"fees.csv":            feesFile,
		"charges.csv":         chargesFile,
		"waivers.csv":         waiversFile,
		"chapter99_reach.csv": chapter99ReachFile,
		"countries.csv":       countriesFile,
		"presumptions.csv":    presumptionsFile,
		"currencies.csv":      currenciesFile,
		"facts.csv":           factsFile,
		"programs.csv":        programsFile,
		"postal.csv":          postalFile,
		"column2.csv":         column2File,
		"voids.csv":           voidsFile,
		"routes.csv":          routesFile,
		"interest.csv":        interestFile,
		"refund_ways.csv":     refundWaysFile,
		"refund_types.csv":    refundTypesFile,
		"refund_open.csv":     refundOpenFile,
	}
}
