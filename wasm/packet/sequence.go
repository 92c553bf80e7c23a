package packet

import (
	_ "embed"
	"slices"
	"strings"

	"section321/calc/rows"
)

// The layers of duty by the place of their heading on a line.
//
//go:embed sequence.csv
var sequence string

// The places in the order in which CBP wants the numbers of a line.
const commodity = "commodity"

var places = []string{"additional", "section-301", "ieepa", "section-232-or-201", "replacement", "not-placed", commodity}

// reporting is the message that says in which order they stand. ACE itself holds only
// chapter 99 before the commodity (CSMS 65385089).
var reporting = struct {
	id string
	Source
}{"order-of-reporting", Source{"CSMS 64018403 (entry summary order of reporting for multiple HTS in ACE)", "https://content.govdelivery.com/bulletins/gd/USDHSCBP-3d0d7e3", "2025-02-07"}}

// placeOf tells where the number of a charge stands on its line.
func placeOf(l charge) string {
	if !strings.HasPrefix(l.Heading, "99") {
		return commodity
	}
	for _, r := range rows.Parse(sequence)[1:] {
		if r[0] == l.Layer {
			return r[1]
		}
	}
	return "not-placed"
}

// inOrder sorts the rows of a line; those of one place stay as the answer has them.
func inOrder(all []Row) []Row {
	slices.SortStableFunc(all, func(a, b Row) int { return slices.Index(places, a.Place) - slices.Index(places, b.Place) })
	return all
}
