//go:build !overhttp

package schedule

import _ "embed"

// An Era is the compiled schedule of days before 2025, made by tools/tariff, with the
// product lists of its measures, made by tools/lists.
type Era struct {
	Name        string
	From, Until string // the first day, and the first that is no longer of it
	Data, Lists []byte
}

var (
	//go:embed eras/2017.bin
	data2017 []byte
	//go:embed eras/2017-lists.bin
	lists2017 []byte
	//go:embed eras/2018.bin
	data2018 []byte
	//go:embed eras/2018-lists.bin
	lists2018 []byte
	//go:embed eras/2022.bin
	data2022 []byte
	//go:embed eras/2022-lists.bin
	lists2022 []byte
)

// Eras are the eras before Data, the oldest first. The numbers of the Harmonized System
// changed in 2022; 2017 is apart because nearly nobody asks for it.
var Eras = []Era{
	{"2017", "2017-01-01", "2018-01-01", data2017, lists2017},
	{"2018", "2018-01-01", "2022-01-27", data2018, lists2018},
	{"2022", "2022-01-27", "2025-01-01", data2022, lists2022},
}
