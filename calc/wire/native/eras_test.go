package native

import (
	"testing"

	"section321/calc"
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
		loaded, err := calc.LoadTariff(e.Packed())
		if err != nil {
			t.Fatal(e.Name, err)
		}
		if first := loaded.Schedule.Editions()[0].From; first != string(e.From) || loaded.Schedule.Until() != string(e.Until) || string(e.Until) != next {
			t.Errorf("era %s: holds from %s to before %s, named from %s to before %s; the next begins on %s", e.Name, first, loaded.Schedule.Until(), e.From, e.Until, next)
		}
		next = string(e.From)
	}
	if next != "2018-01-01" {
		t.Errorf("the first day is %s", next)
	}
}
