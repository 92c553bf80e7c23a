package calc

import (
	"encoding/binary"
	"fmt"
	"strings"

	"section321/calc/law"
	"section321/calc/tariff"
	"section321/calc/tariff/lists"
)

// A Tariff is what duty is computed from beside the law: the schedule and the
// product lists that measures refer to. A nil Tariff answers everything but duty.
type Tariff struct {
	Schedule *tariff.Schedule
	Lists    *lists.Lists
}

// PackTariff puts a compiled schedule and compiled lists into the one file that
// LoadTariff reads.
func PackTariff(schedule, lists []byte) []byte {
	packed := binary.LittleEndian.AppendUint32(nil, uint32(len(schedule)))
	return append(append(packed, schedule...), lists...)
}

// LoadTariff reads a packed tariff. It refuses a file that is damaged or cut off.
func LoadTariff(packed []byte) (*Tariff, error) {
	if len(packed) < 4 || uint64(binary.LittleEndian.Uint32(packed)) > uint64(len(packed)-4) {
		return nil, lists.ErrDamaged
	}
	size := 4 + int(binary.LittleEndian.Uint32(packed))
	schedule, err := tariff.Load(packed[4:size])
	if err != nil {
		return nil, fmt.Errorf("the tariff schedule: %w", err)
	}
	l, err := lists.Load(packed[size:])
	if err != nil {
		return nil, err
	}
	return &Tariff{schedule, l}, nil
}

// editionSource is the edition of the schedule as a document that answers cite.
func editionSource(e tariff.Edition) *law.Source {
	id := "hts-" + strings.ReplaceAll(strings.ToLower(e.Name), " ", "-")
	return &law.Source{ID: id, Title: "Harmonized Tariff Schedule, " + e.Name, URL: e.URL, Published: law.Date(e.From), Checked: law.All().VerifiedThrough, Confidence: "official"}
}
