package native

import (
	"bytes"
	"testing"

	"section321/calc"
	"section321/calc/tariff"
	"section321/calc/wire"
)

// What stands beside an era's data says the same as they do, and the eras leave no day out.
func TestTheErasFollowOneAnother(t *testing.T) {
	whole, err := calc.LoadTariff(Tariff())
	if err != nil {
		t.Fatal(err)
	}
	next := whole.Schedule.Editions()[0].From
	eras := Eras()
	for i := len(eras) - 1; i >= 0; i-- {
		e := eras[i]
		if err := whole.TakeEra(e.Packed()); err != nil {
			t.Fatal(e.Name, err)
		}
		loaded := whole.On(e.From)
		if first := loaded.Schedule.Editions()[0].From; first != string(e.From) || loaded.Schedule.Until() != string(e.Until) || string(e.Until) != next {
			t.Errorf("era %s: holds from %s to before %s, named from %s to before %s; the next begins on %s", e.Name, first, loaded.Schedule.Until(), e.From, e.Until, next)
		}
		next = string(e.From)
	}
	if next != tariff.Oldest {
		t.Errorf("the first day is %s", next)
	}
}

// Who has no eras says where they are, and who has them all says that nobody knows.
func TestADayOfAnEraThatIsNotHereIsToldToBeElsewhere(t *testing.T) {
	var recent wire.Calculator
	recent.Load(Tariff())
	for _, c := range []struct{ day, recent, whole string }{
		{"2021-06-01", "\"duty-elsewhere\"", "\"240.00\""}, // 16.5 % and 7.5 % of $1,000
		{"2017-06-01", "\"duty-elsewhere\"", "\"165.00\""},
		{"2016-12-31", "\"duty-before-tariff\"", "\"duty-before-tariff\""},
	} {
		request := []byte(`{"date":"` + c.day + `","mode":"ocean","from":"CN","items":[{"origin":"CN","hts":"6109100012","retailValue":"1000"}]}`)
		if got := recent.Answer("check", request); !bytes.Contains(got, []byte(c.recent)) {
			t.Errorf("%s without the eras: %s, want %s", c.day, got, c.recent)
		}
		if got := Calculator().Answer("check", request); !bytes.Contains(got, []byte(c.whole)) {
			t.Errorf("%s with the eras: %s, want %s", c.day, got, c.whole)
		}
	}
}
