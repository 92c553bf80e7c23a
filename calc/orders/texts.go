package orders

import (
	"bytes"
	"encoding/binary"
)

// none is the place of nothing.
const none = ^uint32(0)

// Texts are distinct texts, numbered in the order they came. They stand behind
// one another in a few large pieces of memory, because a string each would cost
// more than the texts.
type texts struct {
	arena     [][]byte
	entries   column[entry]
	slots     []uint64 // by hash: 0 is free, else the hash and, below it, the place and one
	keys      keys
	effort    effort
	last      uint32  // the place given out last: the next row often says the same
	lastSize  uint32  // of that text, where it is short
	lastShort uint64  // and what it says
	lastLong  []byte  // or the text, where it is long
	series    series  // the numbers that these texts are, as long as they go on in one direction
	hashed    int     // how many of entries stand in slots
	short     []short // texts of up to eight bytes that came last, by what they say
}

// A short is a text of up to eight bytes, and its place and one.
type short struct {
	bytes uint64
	size  uint32
	place uint32
}

const mostShort = 1 << 12

type entry struct {
	at   uint32 // piece and offset in it
	size uint32
}

const (
	pieceBits = 20
	pieceMask = 1<<pieceBits - 1
	// longest is how much of a text is kept: it tells people apart long before.
	longest = 1 << 10
)

// place returns the number of a text, and whether it is new.
func (t *texts) place(text []byte) (uint32, bool) {
	if len(text) <= 8 {
		return t.placeShort(text)
	}
	if len(text) > longest {
		text = text[:longest]
	}
	if len(t.lastLong) == len(text) && same(t.lastLong, text) {
		return t.last, false
	}
	n, fresh := uint32(0), t.series.on && t.series.next(text)
	if fresh {
		n = t.entries.add(entry{t.keep(text), uint32(len(text))})
	} else {
		n, fresh = t.find(text)
	}
	t.last, t.lastSize, t.lastLong = n, none, t.bytes(t.entries.at(n))
	return n, fresh
}

// placeShort is place for texts of up to eight bytes, which are a number and a length.
func (t *texts) placeShort(text []byte) (uint32, bool) {
	size, say := uint32(len(text)), short8(text)
	if t.lastSize == size && t.lastShort == say && t.entries.n > 0 {
		return t.last, false
	}
	n, fresh := uint32(0), t.series.on && t.series.next(text)
	var s *short
	if !fresh && len(t.short) > 0 {
		s = &t.short[(say^say>>29+uint64(size))*0x9e3779b97f4a7c15>>32&uint64(len(t.short)-1)]
	}
	switch {
	case fresh:
		n = t.entries.add(entry{t.keep(text), size})
	case s != nil && s.place > 0 && s.bytes == say && s.size == size:
		n = s.place - 1
	default:
		n, fresh = t.find(text)
		if s != nil {
			*s = short{say, size, n + 1}
		}
	}
	t.last, t.lastSize, t.lastShort, t.lastLong = n, size, say, nil
	return n, fresh
}

// short8 returns up to eight bytes as a number: those of texts of one length differ
// where the texts do.
func short8(text []byte) uint64 {
	switch n := len(text); {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(text)) | uint64(binary.LittleEndian.Uint32(text[n-4:]))<<32
	case n >= 2:
		return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[n-1])<<16
	case n == 1:
		return uint64(text[0])
	}
	return 0
}

// find is place for texts that did not come just before.
func (t *texts) find(text []byte) (uint32, bool) {
	switch {
	case t.hashed < t.entries.n:
		t.catchUp()
	case t.entries.n*4 >= len(t.slots)*3:
		t.grow()
	case t.effort.unlikely(t.entries.n):
		t.rekey()
	}
	hash := uint32(t.keys.of(text))
	mask := uint32(len(t.slots) - 1)
	i := hash & mask
	for ; t.slots[i] != 0; i = (i + 1) & mask {
		if slot := t.slots[i]; uint32(slot>>32) == hash {
			if e := t.entries.at(uint32(slot) - 1); bytes.Equal(t.bytes(e), text) {
				t.effort.add((i - hash) & mask)
				return uint32(slot) - 1, false
			}
		}
	}
	t.effort.add((i - hash) & mask)
	n := t.entries.add(entry{t.keep(text), uint32(len(text))})
	t.slots[i] = uint64(hash)<<32 | uint64(n+1)
	t.hashed = t.entries.n
	return n, true
}

// catchUp puts into slots what came as a series, when a text does not go on with it.
func (t *texts) catchUp() {
	if t.slots == nil {
		t.keys = newKeys()
	}
	size := max(64, len(t.slots))
	for t.entries.n*4 >= size*3 {
		size *= 2
	}
	t.slots = make([]uint64, size)
	t.rehash()
	t.short = make([]short, min(mostShort, size))
}

func (t *texts) keep(text []byte) uint32 {
	last := len(t.arena) - 1
	if last < 0 || len(t.arena[last])+len(text) > 1<<pieceBits {
		// The first piece is small: most tables hold a handful of words.
		size := 1 << pieceBits
		if last < 0 {
			size = 4 << 10
		}
		t.arena = append(t.arena, make([]byte, 0, size))
		last++
	}
	at := uint32(last<<pieceBits | len(t.arena[last]))
	t.arena[last] = append(t.arena[last], text...)
	return at
}

func (t *texts) bytes(e *entry) []byte {
	at := e.at & pieceMask
	return t.arena[e.at>>pieceBits][at : at+e.size]
}

// text returns the text at a place, "" for none.
func (t *texts) text(n uint32) string {
	if n == none {
		return ""
	}
	return string(t.bytes(t.entries.at(n)))
}

func (t *texts) grow() {
	if t.slots == nil {
		t.keys = newKeys()
	}
	slots := make([]uint64, max(64, 2*len(t.slots)))
	for _, slot := range t.slots {
		if slot != 0 {
			park(slots, slot)
		}
	}
	t.slots = slots
	if t.entries.n > 0 {
		t.short = make([]short, min(mostShort, len(slots)))
	}
}

// park puts a slot into the first free place for its hash.
func park(slots []uint64, slot uint64) {
	mask := uint32(len(slots) - 1)
	i := uint32(slot>>32) & mask
	for slots[i] != 0 {
		i = (i + 1) & mask
	}
	slots[i] = slot
}

// rekey hashes all texts anew, with keys that hang on all of them: they cannot have
// been written for those.
func (t *texts) rekey() {
	for _, piece := range t.arena {
		h := t.keys.wide(piece)
		t.keys = keys{h[0], h[1]}
	}
	clear(t.slots)
	t.rehash()
	t.effort = effort{}
}

// rehash puts all texts into slots that are free.
func (t *texts) rehash() {
	for n := range uint32(t.entries.n) {
		hash := uint32(t.keys.of(t.bytes(t.entries.at(n))))
		park(t.slots, uint64(hash)<<32|uint64(n+1))
	}
	t.hashed = t.entries.n
}

// Pairs are distinct pairs of numbers, numbered from outside.
type pairs struct {
	slots  []pair
	n      int
	keys   keys
	effort effort
}

type pair struct{ a, b, place uint32 } // place and one; 0 is free

// find returns the slot of a pair, which is the pair's or free for it. It is good
// until the next call.
func (p *pairs) find(a, b uint32) *pair {
	switch {
	case p.slots == nil:
		p.keys = newKeys()
		p.slots = make([]pair, 64)
	case p.n*4 >= len(p.slots)*3:
		p.spread(2 * len(p.slots))
	case p.effort.unlikely(p.n):
		for _, s := range p.slots {
			p.keys.a = p.keys.pair(s.a, s.b)
		}
		p.spread(len(p.slots))
		p.effort = effort{}
	}
	return p.probe(a, b)
}

// spread puts all pairs into so many slots.
func (p *pairs) spread(size int) {
	old := p.slots
	p.slots = make([]pair, size)
	for _, s := range old {
		if s.place != 0 {
			*p.probe(s.a, s.b) = s
		}
	}
}

func (p *pairs) probe(a, b uint32) *pair {
	mask := uint32(len(p.slots) - 1)
	hash := uint32(p.keys.pair(a, b))
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &p.slots[i]
		if s.place == 0 || s.a == a && s.b == b {
			p.effort.add((i - hash) & mask)
			return s
		}
	}
}

// place returns the number of a pair, and whether it is new; then it gets the number
// next.
func (p *pairs) place(a, b, next uint32) (n uint32, fresh bool) {
	s := p.find(a, b)
	if s.place != 0 {
		return s.place - 1, false
	}
	*s = pair{a, b, next + 1}
	p.n++
	return next, true
}

// same compares two texts of one length, without a call: they are short and many.
func same(a, b []byte) bool {
	for len(a) >= 8 && len(b) >= 8 {
		if binary.LittleEndian.Uint64(a) != binary.LittleEndian.Uint64(b) {
			return false
		}
		a, b = a[8:], b[8:]
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
