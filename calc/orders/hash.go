package orders

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// Keys make a hash that nobody can foresee who sends a file: with one that is known,
// cells can be written that all fall into one place, and each is then compared with
// all before it. Which keys they are changes no answer, as things are numbered in the
// order they came.
type keys struct{ a, b uint64 }

// newKeys draws keys. Where a host has no chance to give, they are the same each time;
// effort bounds what can be made of that.
func newKeys() keys {
	seed := maphash.MakeSeed()
	return keys{maphash.Bytes(seed, []byte{'a'}), maphash.Bytes(seed, []byte{'b'})}
}

// wide hashes a text to 128 bits, sixteen bytes at a time. Each step multiplies two
// halves that are mixed with the keys and with all before, to the full 128 bits of the
// product, so that a difference reaches every bit and cannot be taken back without
// knowing the keys. Two texts of four million come out the same by chance with 1 in
// 10^25: a line that hashes as another is that line.
func (k keys) wide(text []byte) [2]uint64 {
	high, low := k.a^uint64(len(text)), k.b
	for len(text) > 16 {
		high, low = bits.Mul64(binary.LittleEndian.Uint64(text)^low^k.b, binary.LittleEndian.Uint64(text[8:])^high)
		text = text[16:]
	}
	var x, y uint64
	switch n := len(text); {
	case n >= 8:
		x, y = binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[n-8:])
	case n >= 4:
		x, y = uint64(binary.LittleEndian.Uint32(text)), uint64(binary.LittleEndian.Uint32(text[n-4:]))
	default:
		for _, c := range text {
			x = x<<8 | uint64(c)
		}
	}
	high, low = bits.Mul64(x^low^k.b, y^high)
	return [2]uint64{high ^ k.b, low ^ k.a}
}

// of hashes a text to 64 bits.
func (k keys) of(text []byte) uint64 {
	h := k.wide(text)
	return across(h[0], h[1])
}

// pair hashes two numbers.
func (k keys) pair(a, b uint32) uint64 {
	return across(k.a^(uint64(a)<<32|uint64(b)), k.b)
}

// across multiplies and adds the halves of the product without carrying: every bit of
// the one meets every bit of the other.
func across(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

// Effort is how far a table was looked through. Where that is far more than chance
// would have it, the table gets other keys.
type effort struct{ looks, steps int }

func (e *effort) add(steps uint32) {
	e.looks++
	e.steps += int(steps)
}

// unlikely reports whether the table was looked through too far. Of a table that is
// three quarters full chance looks at eight places at most on average.
func (e *effort) unlikely(held int) bool { return e.steps > 32*e.looks+4*held+1<<12 }
