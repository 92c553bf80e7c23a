// Command engine is the calculator as a WebAssembly reactor; see package reactor.
package main

import (
	"bytes"
	"unsafe"

	"section321/calc/wire"
	"section321/wasm/reactor"
)

// calculator answers; it gets the tariff when the host hands it over.
var calculator = new(wire.Calculator)

func main() {}

// ask answers a verb of the calculator, or takes the tariff over with "tariff", that of earlier days with "era", the
// vocabulary of the search with "words" and, before all of them, the law of an edition with "edition".
func ask(verb string, request []byte) []byte {
	if verb == "tariff" {
		return calculator.Load(bytes.Clone(request))
	}
	if verb == "era" {
		return calculator.LoadEra(bytes.Clone(request))
	}
	if verb == "edition" {
		return calculator.LoadEdition(request)
	}
	if verb == "words" {
		return calculator.Teach(string(request))
	}
	return calculator.Answer(verb, request)
}

//go:wasmexport input
func input(n uint32) unsafe.Pointer { return reactor.Input(n) }

//go:wasmexport answer
func answer(verb, request uint32) uint32 { return reactor.Answer(ask, verb, request) }

//go:wasmexport output
func output() unsafe.Pointer { return reactor.Output() }
