// Command orders is the checker of order files as a WebAssembly reactor, and with it
// the calculator; see package reactor. It is built for speed, where the engine is
// built to be small, and is loaded only to work through a file.
package main

import (
	"bytes"
	"runtime"
	"runtime/debug"
	"unsafe"

	"section321/calc/wire"
	"section321/wasm/articles"
	"section321/wasm/packet"
	"section321/wasm/reactor"
)

// checker answers; it gets the tariff when the host hands it over.
var checker = wire.NewOrders(new(wire.Calculator))

// products is the table of products that is worked through.
var products articles.Session

func init() {
	reactor.Keep = 1<<20 + 64<<10 // a chunk of a file and its verb
	checker.Expect = expect
	debug.SetGCPercent(often)
}

// How much may be garbage of what is in use, in percent, before it is collected: what
// lives beside a small file is small, and would be looked through again and again.
const often, seldom = 100, 300

func main() {}

// ask answers a verb of the checker, or takes the tariff over with "tariff", that of earlier days with "era",
// the vocabulary of the search with "words" and, before all of them, the law of an edition with "edition".
func ask(verb string, request []byte) []byte {
	if verb == "tariff" {
		return checker.Load(bytes.Clone(request))
	}
	if verb == "era" {
		return checker.LoadEra(bytes.Clone(request))
	}
	if verb == "edition" {
		return checker.LoadEdition(request)
	}
	if verb == "words" {
		return checker.Teach(string(request))
	}
	if articles.Takes(verb) {
		if len(request) > aTable {
			makeRoom(forProducts)
		}
		debug.SetGCPercent(seldom)
		return products.Answer(checker.Calculator, verb, request)
	}
	if packet.Takes(verb) {
		return packet.Answer(checker, verb, request)
	}
	return checker.Answer(verb, request)
}

// expect takes the memory that a file of so many bytes needs.
// Taken bit by bit, each bit would cost the browser a collection of its own garbage. A
// small file is read before that would be worth it; 0 is a file that nobody waits for.
func expect(size int64) {
	if 0 < size && size < 32<<20 {
		debug.SetGCPercent(seldom)
		return
	}
	debug.SetGCPercent(often)
	if size == 0 {
		return
	}
	makeRoom(min(size, 256<<20))
}

// A table of products of that many bytes has thousands of rows, and what is remembered of their
// kinds takes that much.
const aTable, forProducts = 64 << 10, 64 << 20

// makeRoom takes memory, as far as what was used before is not there already, and frees it for use.
func makeRoom(size int64) {
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	if lacks := size - int64(memory.HeapIdle); lacks > 0 {
		room := make([]byte, lacks)
		runtime.KeepAlive(room)
		room = nil
		runtime.GC()
	}
}

//go:wasmexport input
func input(n uint32) unsafe.Pointer { return reactor.Input(n) }

//go:wasmexport answer
func answer(verb, request uint32) uint32 { return reactor.Answer(ask, verb, request) }

//go:wasmexport output
func output() unsafe.Pointer { return reactor.Output() }
