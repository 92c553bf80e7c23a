package engine

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Of the memory that a Go program brings along, a quarter is a table by which the runtime finds a
// function by its place. In WebAssembly a function has sixteen records of twenty bytes there, all alike:
// its number, and zeros. The linker writes each as a piece of data of its own, which is a seventh of the
// file, and what a browser takes apart and copies before anything runs. Counting does it as well.
const (
	record = 20 // bytes
	alike  = 16 // records of one number, which follow one another
	worth  = 64 // numbers; a shorter run is none of the table
)

// The sections of a module that change.
const (
	typeSection, importSection, functionSection = 1, 2, 3
	startSection, elementSection                = 8, 9
	codeSection, dataSection                    = 10, 11
)

type section struct {
	id   byte
	body []byte
}

// Slim returns the program without that table, with a start function that writes it, and without the
// lines of its source. A program in which no such table is found, as another linker may write it, is
// returned as it is.
func Slim(wasm []byte) ([]byte, error) {
	r := &reader{wasm, 8}
	var sections []section
	for r.at < len(r.of) {
		id := r.of[r.at]
		r.at++
		sections = append(sections, section{id, r.take(r.number())})
	}
	find := func(id byte) *section {
		for i := range sections {
			if sections[i].id == id {
				return &sections[i]
			}
		}
		return &section{}
	}
	image, err := imageOf(find(dataSection).body)
	if err != nil {
		return nil, err
	}
	nothing := nothingType(find(typeSection).body)
	at, first, count := table(image)
	if count == 0 || nothing < 0 {
		return wasm, nil
	}
	clear(image[at : at+count*record])
	forgetLines(image)

	functions, code := find(functionSection), find(codeSection)
	of := &reader{functions.body, 0}
	index := imported(find(importSection).body) + of.number()
	functions.body = added(functions.body, binary.AppendUvarint(nil, uint64(nothing)))
	body := counting(at, first*alike, count)
	code.body = added(code.body, append(binary.AppendUvarint(nil, uint64(len(body))), body...))
	find(dataSection).body = pieces(image)

	out := bytes.Clone(wasm[:8])
	write := func(s section) {
		out = append(out, s.id)
		out = append(binary.AppendUvarint(out, uint64(len(s.body))), s.body...)
	}
	for _, s := range sections {
		if s.id == elementSection {
			write(section{startSection, binary.AppendUvarint(nil, uint64(index))})
		}
		write(s)
	}
	return out, nil
}

// imageOf puts the memory of a program together from its pieces.
func imageOf(data []byte) ([]byte, error) {
	r := &reader{data, 0}
	var image []byte
	for range r.number() {
		if kind := r.number(); kind != 0 {
			return nil, fmt.Errorf("a piece of data is of kind %d; only such with a place of their own are expected", kind)
		}
		r.take(1) // i32.const
		at := r.signed()
		r.take(1) // end
		piece := r.take(r.number())
		if need := at + len(piece) - len(image); need > 0 {
			image = append(image, make([]byte, need)...)
		}
		copy(image[at:], piece)
	}
	return image, nil
}

// table finds the records: where they begin, the number of the first, and how many there are.
func table(image []byte) (at, first, count int) {
	const run = record * alike
	is := func(at, number int) bool {
		var want [record]byte
		binary.LittleEndian.PutUint32(want[:], uint32(number))
		return at+record <= len(image) && string(image[at:at+record]) == string(want[:])
	}
	for at := range len(image) - run*worth {
		if image[at] != 1 || !is(at, 1) || !is(at+run, 2) || !is(at+run*(worth-1), worth) {
			continue
		}
		n := 0
		for is(at+n*record, 1+n/alike) {
			n++
		}
		if n > worth*alike {
			return at, 1, n
		}
	}
	return 0, 0, 0
}

// counting is the body of a function that writes the records: number i/alike for i from first on.
func counting(at, first, count int) []byte {
	const place, i = 0, 1 // locals
	b := []byte{1, 2, 0x7f}
	number := func(n int) { b = signed(append(b, 0x41), n) }
	number(at)
	b = append(b, 0x21, place)
	number(first)
	b = append(b, 0x21, i, 0x03, 0x40) // loop
	b = append(b, 0x20, place, 0x20, i)
	number(4)                       // i / alike
	b = append(b, 0x76, 0x36, 0, 0) // i32.store
	b = append(b, 0x20, place)
	number(record)
	b = append(b, 0x6a, 0x21, place, 0x20, i)
	number(1)
	b = append(b, 0x6a, 0x22, i)
	number(first + count)
	return append(b, 0x49, 0x0d, 0, 0x0b, 0x0b) // again while i is less
}

// pieces writes memory as pieces of data, leaving zeros out where saying so costs less.
func pieces(image []byte) []byte {
	const zeros = 8
	var b []byte
	n := 0
	for at := 0; at < len(image); {
		if image[at] == 0 {
			at++
			continue
		}
		end, last := at, at
		for ; end < len(image) && end-last <= zeros; end++ {
			if image[end] != 0 {
				last = end
			}
		}
		b = append(signed(append(b, 0, 0x41), at), 0x0b)
		b = append(binary.AppendUvarint(b, uint64(last+1-at)), image[at:last+1]...)
		at = last + 1
		n++
	}
	return append(binary.AppendUvarint(nil, uint64(n)), b...)
}

// nothingType is the type of a function that takes and returns nothing, -1 where there is none.
func nothingType(types []byte) int {
	r := &reader{types, 0}
	for i := range r.number() {
		r.take(1) // func
		takes := r.take(r.number())
		if returns := r.take(r.number()); len(takes)+len(returns) == 0 {
			return i
		}
	}
	return -1
}

// imported counts the functions that a program imports; a Go program imports nothing else.
func imported(imports []byte) int {
	r := &reader{imports, 0}
	return r.number()
}

// added puts one entry more behind a list.
func added(list, entry []byte) []byte {
	r := &reader{list, 0}
	n := r.number()
	return append(append(binary.AppendUvarint(nil, uint64(n+1)), list[r.at:]...), entry...)
}

// A reader reads numbers as WebAssembly writes them.
type reader struct {
	of []byte
	at int
}

func (r *reader) number() int {
	n, size := binary.Uvarint(r.of[r.at:])
	r.at += size
	return int(n)
}

func (r *reader) signed() int {
	n, bits := 0, 0
	for {
		b := r.of[r.at]
		r.at++
		n |= int(b&0x7f) << bits
		if bits += 7; b < 0x80 {
			if b&0x40 != 0 {
				n -= 1 << bits
			}
			return n
		}
	}
}

func (r *reader) take(n int) []byte {
	r.at += n
	return r.of[r.at-n : r.at]
}

// signed appends a number with its sign.
func signed(b []byte, n int) []byte {
	for ; n > 0x3f || n < -0x40; n >>= 7 {
		b = append(b, byte(n&0x7f)|0x80)
	}
	return append(b, byte(n&0x7f))
}
