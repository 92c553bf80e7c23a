// Command engine is the calculator as a WebAssembly reactor: bytes in, bytes out.
//
// A host asks input for room, writes the letters of the verb and right behind them
// the request, calls answer with the two lengths, and reads that many bytes from
// output. What the verbs are is the business of package wire alone.
package main

import (
	"bytes"
	"strconv"
	"unsafe"

	"section321/calc/wire"
)

const (
	// limit is the room one call may ask for: the largest request and its verb.
	limit = wire.MaxRequest + keep
	// keep is the room kept from call to call. A larger one is given back, because
	// the memory of an instance never shrinks, it can only be used again.
	keep = 64 << 10
)

const (
	fault  = `{"error":{"code":"internal","message":"the engine failed on this request; nothing was computed"}}`
	noRoom = `{"error":{"code":"internal","message":"the host gave lengths larger than the room it asked for"}}`
)

// calculator answers; it gets the tariff when the host hands it over.
var calculator = new(wire.Calculator)

// in and out stay reachable between the calls of one exchange, so that the
// addresses the host was given stay good.
var in, out []byte

func main() {}

// input makes room for n bytes and returns its address, or 0 when n is over the limit.
//
//go:wasmexport input
func input(n uint32) unsafe.Pointer {
	out = nil
	if n > limit {
		in = nil
		return nil
	}
	if uint32(cap(in)) < n || in == nil {
		in = make([]byte, max(n, keep))
	}
	in = in[:n]
	return unsafe.Pointer(unsafe.SliceData(in))
}

// answer answers the request in the room and returns the length of the answer. Verb
// and request are lengths. They may be a host's mistake, so they are not believed.
//
//go:wasmexport answer
func answer(verb, request uint32) uint32 {
	switch n := uint64(verb) + uint64(request); {
	case request > wire.MaxRequest:
		out = tooLarge(request)
	case n > uint64(len(in)):
		out = []byte(noRoom)
	default:
		out = guarded(ask, string(in[:verb]), in[verb:n])
	}
	if in = in[:0]; cap(in) > keep {
		in = nil
	}
	return uint32(len(out))
}

// ask answers a verb of the calculator, or takes the tariff over with "tariff".
func ask(verb string, request []byte) []byte {
	if verb == "tariff" {
		return calculator.Load(bytes.Clone(request))
	}
	return calculator.Answer(verb, request)
}

// output returns the address of the last answer, good until the next input.
//
//go:wasmexport output
func output() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(out)) }

// tooLarge says what the calculator would say, had the request been let in.
func tooLarge(request uint32) []byte {
	return []byte(`{"error":{"code":"request-too-large","message":"the request has ` +
		strconv.FormatUint(uint64(request), 10) + ` bytes; at most ` + strconv.Itoa(wire.MaxRequest) + ` are read"}}`)
}

// guarded turns a panic into the error answer. A panic that left an export would end
// the instance.
func guarded(ask func(string, []byte) []byte, verb string, request []byte) (answer []byte) {
	defer func() {
		if recover() != nil {
			answer = []byte(fault)
		}
	}()
	return ask(verb, request)
}
