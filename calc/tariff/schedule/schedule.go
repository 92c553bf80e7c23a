// Package schedule carries the compiled tariff schedule for programs that run
// natively. The WebAssembly engine does not import it: its host fetches the same
// bytes.
package schedule

import (
	_ "embed"
	"sync"

	"section321/calc/tariff"
)

// Data is the compiled schedule, made by tools/tariff.
//
//go:embed schedule.bin
var Data []byte

// Open returns the schedule with the vocabulary, which it reads once.
var Open = sync.OnceValues(func() (*tariff.Schedule, error) {
	s, err := tariff.Load(Data)
	if err == nil {
		err = s.Teach(Words)
	}
	return s, err
})
