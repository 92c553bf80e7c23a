package wire_test

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"section321/calc"
	"section321/calc/law/duties"
	"section321/calc/tariff/lists"
	"section321/calc/tariff/schedule"
	"section321/calc/wire"
)

// Lists that name no day, not even the one that stands for none, are on no number on any
// day: a comparison with them is answered, where the days of lists are asked for.
func TestListsWithoutDaysAreComparedWith(t *testing.T) {
	bare := append([]byte("S321LST1"), 0, 0, 0, 0) // no names, days, kinds or numbers
	bare = binary.LittleEndian.AppendUint32(bare, crc32.ChecksumIEEE(bare))
	l, err := lists.Load(bare)
	if err != nil {
		t.Fatal(err)
	}
	if days, on := l.Days(), l.On("6109100012", "2026-01-01"); len(days) != 0 || len(on) != 0 {
		t.Errorf("days %q, lists %q", days, on)
	}
	without, err := calc.ReadTariff(schedule.Data, bare, duties.Measures)
	if err != nil {
		t.Fatal(err)
	}
	answer := string(wire.New(without).Answer("compare", []byte(`{"date":"2026-09-01","against":"2025-09-01","orders":{"perMonth":"900"},
		"product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"}}`)))
	if !strings.HasPrefix(answer, `{"date":"2026-09-01","routes":[`) {
		t.Errorf("%.300s", answer)
	}
}
