// Package native is the calculator for programs that run outside a browser: it
// carries the tariff that a page fetches.
package native

import (
	"sync"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/tariff/schedule"
	"section321/calc/wire"
)

// Tariff returns the packed tariff, the bytes that a page fetches.
func Tariff() []byte { return calc.PackTariff(schedule.Data, schedule.Lists, duties.Measures) }

// An Era is the packed tariff of days before those of Tariff, which a page fetches when
// one of them is asked for.
type Era struct {
	Name        string
	From, Until law.Date // the first day, and the first that is no longer of it
	Packed      func() []byte
}

// Eras returns the eras before the tariff, the oldest first.
func Eras() []Era {
	var eras []Era
	for _, e := range schedule.Eras {
		eras = append(eras, Era{e.Name, law.Date(e.From), law.Date(e.Until), func() []byte {
			return calc.PackTariff(e.Data, e.Lists, duties.Before)
		}})
	}
	return eras
}

// Words returns the vocabulary of the search, the text that a page fetches.
func Words() []byte { return []byte(schedule.Words) }

// Calculator returns the calculator, which is made once. A tariff that cannot be
// read is a fault of the build and panics.
var Calculator = sync.OnceValue(func() *wire.Calculator {
	t := recent()
	addEras(t)
	return wire.New(t)
})

// Recent returns the calculator without the eras, as the worker at the edge has it.
func Recent() *wire.Calculator { return wire.New(recent()) }

func recent() *calc.Tariff {
	t, err := calc.ReadTariff(schedule.Data, schedule.Lists, duties.Measures)
	if err != nil {
		panic("native: " + err.Error())
	}
	if schedule.Words == "" { // the host hands them over
		return t
	}
	if err := t.Schedule.Teach(schedule.Words); err != nil {
		panic("native: " + err.Error())
	}
	return t
}

// addEras has the tariff read an era when a day of it is asked for first.
func addEras(t *calc.Tariff) {
	for _, e := range schedule.Eras {
		t.Before(calc.Era{From: law.Date(e.From), Until: law.Date(e.Until), Open: sync.OnceValue(func() *calc.Tariff {
			era, err := calc.ReadTariff(e.Data, e.Lists, duties.Before)
			if err == nil {
				err = era.Schedule.Teach(schedule.Words)
			}
			if err != nil {
				panic("native: " + e.Name + ": " + err.Error())
			}
			return era
		})})
	}
}
