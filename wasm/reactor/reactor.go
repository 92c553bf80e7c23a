// Package reactor is how a host speaks with a program as WebAssembly: bytes in,
// bytes out. A program exports Input, Answer and Output under their names in small
// letters.
//
// A host asks input for room, writes the letters of the verb and right behind them
// the request, calls answer with the two lengths, and reads that many bytes from
// output. What the verbs are is the business of package wire alone.
package reactor

import (
	"runtime"
	"unsafe"

	"section321/calc/wire"
)

// Keep is the room kept from call to call. A larger one is given back, because the
// memory of an instance never shrinks, it can only be used again.
var Keep uint32 = 64 << 10

// verbs is the room beside the largest request for its verb.
const verbs = 64 << 10

// limit is the room one call may ask for: the largest request and its verb.
const limit = wire.MaxRequest + verbs

const (
	fault  = `{"error":{"code":"internal","message":"the engine failed on this request; nothing was computed"}}`
	noRoom = `{"error":{"code":"internal","message":"the host gave lengths larger than the room it asked for"}}`
)

// in and out stay reachable between the calls of one exchange, so that the
// addresses the host was given stay good.
var in, out []byte

// Input makes room for n bytes and returns its address, or 0 when n is over the limit.
func Input(n uint32) unsafe.Pointer {
	out = nil
	if n > limit {
		in = nil
		return nil
	}
	if uint32(cap(in)) < n || in == nil {
		in = make([]byte, max(n, Keep))
	}
	in = in[:n]
	return unsafe.Pointer(unsafe.SliceData(in))
}

// Answer lets ask answer the request in the room and returns the length of the
// answer. Verb and request are lengths. They may be a host's mistake, so they are not
// believed.
func Answer(ask func(verb string, request []byte) []byte, verb, request uint32) uint32 {
	switch n := uint64(verb) + uint64(request); {
	case request > wire.MaxRequest:
		out = wire.TooLarge(int(request))
	case n > uint64(len(in)):
		out = []byte(noRoom)
	default:
		out = guarded(ask, string(in[:verb]), in[verb:n])
	}
	if in = in[:0]; uint32(cap(in)) > Keep {
		in = nil
	}
	// A call that comes back gives the collector its turn: nothing else stops for it in a
	// program of one thread, and left to the caller alone a collection that is nearly done
	// can wait while hundreds of megabytes more are taken.
	runtime.Gosched()
	return uint32(len(out))
}

// Output returns the address of the last answer, good until the next Input.
func Output() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(out)) }

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
