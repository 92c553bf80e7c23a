package native

import (
	"bytes"
	"strings"
	"testing"

	"section321/calc/wire"
)

func TestADamagedTariffIsRefusedAndTheOldOneKept(t *testing.T) {
	whole := Tariff()
	c := new(wire.Calculator)
	if got := string(c.Load(whole)); got != `{"loaded":true}` {
		t.Fatal(got)
	}
	request := []byte(`{"date":"2026-09-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"18.20"}]}`)
	want := c.Answer("check", request)
	if !strings.Contains(string(want), `"duty":"6.57"`) {
		t.Fatalf("%s", want)
	}
	damaged := [][]byte{nil, whole[:3], whole[:9], whole[:len(whole)/2], whole[:len(whole)-1], bytes.Repeat([]byte{0xff}, 64)}
	for _, at := range []int{0, 5, 1000, len(whole) / 2, len(whole) - 5} {
		d := bytes.Clone(whole)
		d[at] ^= 1
		damaged = append(damaged, d)
	}
	for i, d := range damaged {
		if got := string(c.Load(d)); !strings.Contains(got, `"code":"damaged-tariff"`) {
			t.Errorf("damage %d: %.100s", i, got)
		}
		if got := c.Answer("check", request); !bytes.Equal(got, want) {
			t.Errorf("damage %d changed the answer: %.200s", i, got)
		}
	}
}
