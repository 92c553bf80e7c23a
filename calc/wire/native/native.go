// Package native is the calculator for programs that run outside a browser: it
// carries the tariff that a page fetches.
package native

import (
	"sync"

	"section321/calc"
	"section321/calc/law/duties"
	"section321/calc/tariff/schedule"
	"section321/calc/wire"
)

// Tariff returns the packed tariff, the bytes that a page fetches.
func Tariff() []byte { return calc.PackTariff(schedule.Data, schedule.Lists, duties.Measures) }

// Words returns the vocabulary of the search, the text that a page fetches.
func Words() []byte { return []byte(schedule.Words) }

// Calculator returns the calculator, which is made once. A tariff that cannot be
// read is a fault of the build and panics.
var Calculator = sync.OnceValue(func() *wire.Calculator {
	t, err := calc.ReadTariff(schedule.Data, schedule.Lists, duties.Measures)
	if err != nil {
		panic("native: " + err.Error())
	}
	if err := t.Schedule.Teach(schedule.Words); err != nil {
		panic("native: " + err.Error())
	}
	return wire.New(t)
})
