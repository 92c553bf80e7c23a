package schedule

import "section321/calc/tariff"

// An Era is the compiled schedule of days before 2025, made by tools/tariff, with the
// product lists of its measures, made by tools/lists. A program that may not be large has
// neither until its host hands them over.
type Era struct {
	Name        string
	From, Until string // the first day, and the first that is no longer of it
	Data, Lists []byte
}

// Open reads the schedule, which uses words of that of Data.
func (e Era) Open() (*tariff.Schedule, error) {
	today, err := tariff.Load(Data)
	if err != nil {
		return nil, err
	}
	return today.Upon(e.Data)
}

// Eras are the eras before Data, the oldest first. The numbers of the Harmonized System
// changed in 2022.
var Eras = []Era{
	{"2018", tariff.Oldest, "2022-01-27", data2018, lists2018},
	{"2022", "2022-01-27", "2025-01-01", data2022, lists2022},
}
