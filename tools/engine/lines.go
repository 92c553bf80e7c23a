package engine

import "encoding/binary"

// What follows is as package runtime has it in symtab.go and the linker in pcln.go, since Go 1.20.
const (
	header = 72 // bytes before the names of functions
	magic  = 0xfffffff1
)

// forgetLines takes the files and lines of the source out of a program's memory, which are what
// -ldflags=-w leaves of them: a trace, should the runtime print one, names functions without. It is a
// fifteenth of what travels. The tables by which the runtime walks the stack stand among them and stay.
func forgetLines(image []byte) {
	at := tables(image)
	if at < 0 {
		return
	}
	t := image[at:]
	place := func(field int) int { return int(binary.LittleEndian.Uint64(t[8+8*field:])) }
	functions, units, files, steps, index := place(0), place(4), place(5), place(6), place(7)
	if !(header <= units && units <= files && files <= steps && steps < index && index+8*functions <= len(t)) {
		return
	}
	needed := make([]bool, index-steps)
	need := func(at int) {
		if at == 0 { // there is none
			return
		}
		for end := at + stepped(t[steps+at:index]); at < end; at++ {
			needed[at] = true
		}
	}
	for f := range functions {
		about := t[index+int(binary.LittleEndian.Uint32(t[index+8*f+4:])):]
		const sp, file, tables, unit, line, size = 16, 20, 28, 32, 36, 44
		need(int(binary.LittleEndian.Uint32(about[sp:])))
		for i := range int(binary.LittleEndian.Uint32(about[tables:])) {
			need(int(binary.LittleEndian.Uint32(about[size+4*i:])))
		}
		clear(about[file : file+8]) // where the table of its files stands, and that of its lines
		clear(about[unit : line+4])
	}
	clear(t[units:steps])
	for i, is := range needed {
		if !is {
			t[steps+i] = 0
		}
	}
}

// tables is where the tables about the functions begin, -1 where none do.
func tables(image []byte) int {
	for at := 0; at+header <= len(image); at += 8 {
		if binary.LittleEndian.Uint32(image[at:]) == magic && image[at+4] == 0 && image[at+5] == 0 &&
			image[at+6] == 1 && image[at+7] == 8 && binary.LittleEndian.Uint64(image[at+32:]) == header {
			return at
		}
	}
	return -1
}

// stepped is how long the table is that begins here: pairs of numbers, until a first one is 0 that does
// not begin it.
func stepped(table []byte) int {
	at := 0
	for {
		value, n := binary.Uvarint(table[at:])
		if n <= 0 || value == 0 && at > 0 {
			return at + max(n, 0)
		}
		at += n
		_, n = binary.Uvarint(table[at:])
		at += max(n, 0)
	}
}
