package calc

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/say"
	"section321/calc/tariff"
	"section321/calc/tariff/lists"
)

// A Tariff is what duty is computed from: the schedule, the product lists that
// measures refer to and the law with the measures. A nil Tariff answers
// everything but duty.
type Tariff struct {
	Schedule *tariff.Schedule
	Lists    *lists.Lists
	Law      *law.Library

	Eras  []Era                            // of the days before Schedule
	words func() (*tariff.Schedule, error) // the schedule whose words the eras use, where it is another
}

// An Era is the tariff of days that are long past: its schedule, lists and measures,
// which a face fetches only when a day of them is asked for. It holds from its first
// edition to the day before Until.
type Era struct {
	From, Until law.Date
	Open        func() *Tariff
}

// Before adds an era of earlier days, in place of one that begins on the same day.
func (t *Tariff) Before(e Era) {
	t.Eras = slices.DeleteFunc(t.Eras, func(o Era) bool { return o.From == e.From })
	t.Eras = append(t.Eras, e)
	for i := len(t.Eras) - 1; i > 0 && t.Eras[i].From < t.Eras[i-1].From; i-- { // a sort is large in a small program
		t.Eras[i], t.Eras[i-1] = t.Eras[i-1], t.Eras[i]
	}
}

// TakeEra adds an era from its packed file. It has the vocabulary of the search that the
// tariff has.
func (t *Tariff) TakeEra(packed []byte) error {
	schedule, listed, measures, err := unpack(packed)
	if err != nil {
		return err
	}
	e, err := t.ReadEra(schedule, listed, law.All().Replaced.Of("law/before.csv", measures))
	if err != nil {
		return err
	}
	t.Before(Era{law.Date(e.Schedule.Editions()[0].From), law.Date(e.Schedule.Until()), func() *Tariff {
		e.Schedule.Learn(t.Schedule) // it may have been taught since
		return e
	}})
	return nil
}

// ReadEra reads the parts of the packed tariff of earlier days. They use the words of the schedule that was
// built with them, which an edition of the law may have replaced in the tariff.
func (t *Tariff) ReadEra(schedule, listed []byte, measures string) (*Tariff, error) {
	words := t.Schedule
	if t.words != nil {
		var err error
		if words, err = t.words(); err != nil {
			return nil, err
		}
	}
	s, err := words.Upon(schedule)
	if err != nil {
		return nil, say.Err("tariff-unreadable", say.Say("why", say.Told(err)))
	}
	return withLists(s, listed, measures)
}

// Saying has the eras use the words of another compiled schedule than that of the tariff.
func (t *Tariff) Saying(schedule []byte) {
	t.words = sync.OnceValues(func() (*tariff.Schedule, error) { return tariff.Load(schedule) })
}

// On returns the tariff of a day: this one, or that of an era before it.
func (t *Tariff) On(day law.Date) *Tariff {
	if t == nil || t.Schedule == nil {
		return t
	}
	if _, ok := t.Schedule.At(string(day)); ok {
		return t
	}
	for _, e := range t.Eras {
		if e.From <= day && day < e.Until {
			return e.Open()
		}
	}
	return t
}

// First returns the first day of which measures are at hand. Every era has those of all eras.
func (t *Tariff) First() law.Date {
	if len(t.Eras) > 0 {
		return tariff.Oldest
	}
	return law.Date(t.Schedule.Editions()[0].From)
}

// ListsOf returns the product lists that a number is on, and the numbers that measures name
// by themselves which it is or lies under.
func (t *Tariff) ListsOf(number, day string) []string {
	lists := t.Lists.On(number, day)
	for _, named := range t.Law.Numbers {
		if strings.HasPrefix(number, named[1:]) {
			lists = append(slices.Clip(lists), named)
		}
	}
	return lists
}

// At opens the book of a day, with the measures when there is a tariff.
func (t *Tariff) At(day law.Date) *law.Book {
	if t == nil {
		return law.At(day)
	}
	return t.On(day).Law.At(day)
}

// PackTariff puts a compiled schedule, compiled lists and the file of measures
// into the one file that LoadTariff reads.
func PackTariff(schedule, lists []byte, measures string) []byte {
	packed := binary.LittleEndian.AppendUint32(nil, uint32(len(schedule)))
	packed = binary.LittleEndian.AppendUint32(packed, uint32(len(lists)))
	packed = append(append(append(packed, schedule...), lists...), measures...)
	return binary.LittleEndian.AppendUint32(packed, crc32.ChecksumIEEE(packed))
}

// LoadTariff reads a packed tariff. It refuses a file that is damaged or cut off. What the edition
// of the law brings of a tariff stands in place of what is packed.
func LoadTariff(packed []byte) (*Tariff, error) {
	schedule, listed, measures, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	in := law.All().Replaced
	now := in.Bytes("schedule.bin", schedule)
	t, err := ReadTariff(now, in.Bytes("lists.bin", listed), in.Of("law/measures.csv", measures))
	if err == nil && !bytes.Equal(now, schedule) {
		t.Saying(schedule)
	}
	return t, err
}

// unpack takes a packed tariff apart.
func unpack(packed []byte) (schedule, listed []byte, measures string, err error) {
	end := len(packed) - 4
	if end < 8 || crc32.ChecksumIEEE(packed[:end]) != binary.LittleEndian.Uint32(packed[end:]) {
		return nil, nil, "", lists.ErrDamaged
	}
	schedules, rest := uint64(binary.LittleEndian.Uint32(packed)), packed[8:end]
	upTo := schedules + uint64(binary.LittleEndian.Uint32(packed[4:]))
	if upTo >= uint64(len(rest)) {
		return nil, nil, "", lists.ErrDamaged
	}
	return rest[:schedules], rest[schedules:upTo], string(rest[upTo:]), nil
}

// ReadTariff reads the parts of a packed tariff, where they need not be packed.
func ReadTariff(schedule, listed []byte, measures string) (*Tariff, error) {
	s, err := tariff.Load(schedule)
	if err != nil {
		return nil, say.Err("tariff-unreadable", say.Say("why", say.Told(err)))
	}
	return withLists(s, listed, measures)
}

func withLists(s *tariff.Schedule, listed []byte, measures string) (*Tariff, error) {
	l, err := lists.Load(listed)
	if err != nil {
		return nil, err
	}
	withMeasures, err := law.With(measures)
	if err != nil {
		return nil, err
	}
	return &Tariff{Schedule: s, Lists: l, Law: withMeasures}, nil
}

// EditionSource is the edition of the schedule as a document that answers cite.
func EditionSource(e tariff.Edition) *law.Source {
	id := "hts-" + strings.ReplaceAll(strings.ToLower(e.Name), " ", "-")
	return &law.Source{ID: id, Title: "Harmonized Tariff Schedule, " + e.Name, URL: e.URL, Published: law.Date(e.From), Checked: law.All().VerifiedThrough, Confidence: "official"}
}

// Schedules returns the tariff schedules of all days that are at hand, the oldest first.
func (t *Tariff) Schedules() []*tariff.Schedule {
	var all []*tariff.Schedule
	for _, e := range t.Eras {
		all = append(all, e.Open().Schedule)
	}
	return append(all, t.Schedule)
}
