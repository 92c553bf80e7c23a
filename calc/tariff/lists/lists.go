// Package lists knows which tariff numbers stand on the product lists that duty
// measures refer to, such as the annexes of proclamations and the notes of
// chapter 99.
//
// The lists are files of numbers in tools/lists, which a customs broker can read
// and correct; a tool compiles them into the one file that Load reads.
package lists

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
	"sort"
	"strconv"
	"strings"

	"section321/calc/say"
)

// Lists are the compiled lists. They are safe for use by several goroutines.
type Lists struct {
	names   []string
	dates   []string
	kinds   [][]membership // the different memberships that numbers have
	numbers []number
}

// A number is a tariff number or the beginning of one.
type number struct {
	digits uint64 // filled up with zeros to ten digits
	length uint8  // how many digits count
	kind   uint32
}

// A membership is a list a number is on, from one day to another.
type membership struct{ list, from, to uint32 }

// A Membership is a list a number is on. From and To are days, "" where the
// list itself sets no bound.
type Membership struct{ List, From, To string }

// An Entry is a number with everything it is on, as the compiler writes it.
type Entry struct {
	Number string
	On     []Membership
}

const magic = "S321LST1"

// ErrDamaged is the error for a file that is not whole.
var ErrDamaged = say.Err("lists-damaged")

// On returns the names of the lists that a number of 8 or 10 digits is on, on a
// day. A list holds a number when it has the number or its beginning.
func (l *Lists) On(digits, day string) []string {
	var on []string
	key := tenDigits(digits)
	for length := 4; length <= len(digits); length++ {
		n := number{digits: key - key%pow10(10-length), length: uint8(length)}
		at, found := slices.BinarySearchFunc(l.numbers, n, compare)
		if !found {
			continue
		}
		for _, m := range l.kinds[l.numbers[at].kind] {
			if l.dates[m.from] <= day && (m.to == 0 || day <= l.dates[m.to]) {
				if on == nil {
					on = make([]string, 0, 8)
				}
				on = append(on, l.names[m.list])
			}
		}
	}
	return on
}

// Around returns the lists that a number, its beginnings and the numbers below its
// first eight digits are ever on, and the first and last days of these memberships.
func (l *Lists) Around(digits string) (names, days []string) {
	take := func(n number) {
		for _, m := range l.kinds[n.kind] {
			names = append(names, l.names[m.list])
			for _, day := range []uint32{m.from, m.to} {
				if day != 0 {
					days = append(days, l.dates[day])
				}
			}
		}
	}
	top := min(8, len(digits))
	key := tenDigits(digits[:top])
	for length := 4; length < top; length++ {
		n := number{digits: key - key%pow10(10-length), length: uint8(length)}
		if at, found := slices.BinarySearchFunc(l.numbers, n, compare); found {
			take(l.numbers[at])
		}
	}
	at, _ := slices.BinarySearchFunc(l.numbers, number{digits: key}, compare)
	for ; at < len(l.numbers) && l.numbers[at].digits < key+pow10(10-top); at++ {
		if int(l.numbers[at].length) >= top {
			take(l.numbers[at])
		}
	}
	return names, days
}

// Days returns the first and last days of memberships, in order: what a number is
// on is the same on all days between two of them.
func (l *Lists) Days() []string { return l.dates[min(1, len(l.dates)):] }

// Names returns the names of all lists, sorted.
func (l *Lists) Names() []string { return l.names }

// Entries returns what is on the lists, as it was compiled.
func (l *Lists) Entries() []Entry {
	var entries []Entry
	for _, n := range l.numbers {
		e := Entry{Number: strconv.FormatUint(n.digits/pow10(10-int(n.length)), 10)}
		e.Number = strings.Repeat("0", int(n.length)-len(e.Number)) + e.Number
		for _, m := range l.kinds[n.kind] {
			e.On = append(e.On, Membership{l.names[m.list], l.dates[m.from], l.dates[m.to]})
		}
		entries = append(entries, e)
	}
	return entries
}

func compare(a, b number) int {
	switch {
	case a.digits != b.digits && a.digits < b.digits:
		return -1
	case a.digits != b.digits:
		return 1
	}
	return int(a.length) - int(b.length)
}

func tenDigits(s string) uint64 {
	n := uint64(0)
	for i := range 10 {
		n *= 10
		if i < len(s) {
			n += uint64(s[i] - '0')
		}
	}
	return n
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// Load reads what Compile wrote. It refuses a file that is damaged or cut off.
func Load(data []byte) (*Lists, error) {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic ||
		crc32.ChecksumIEEE(data[:len(data)-4]) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return nil, ErrDamaged
	}
	r := &reader{data: data[len(magic) : len(data)-4]}
	l := &Lists{names: r.texts(), dates: r.texts()}
	for range r.count() {
		kind := make([]membership, r.count())
		for i := range kind {
			kind[i] = membership{r.below(len(l.names)), r.below(len(l.dates)), r.below(len(l.dates))}
		}
		l.kinds = append(l.kinds, kind)
	}
	l.numbers = make([]number, r.count())
	for i := range l.numbers {
		l.numbers[i].length = uint8(r.below(11))
	}
	last := uint64(0)
	for i := range l.numbers {
		last += r.uvarint()
		l.numbers[i].digits = last
	}
	for i := range l.numbers {
		l.numbers[i].kind = r.below(len(l.kinds))
	}
	if r.bad || len(r.data) > 0 || !sort.StringsAreSorted(l.names) {
		return nil, ErrDamaged
	}
	return l, nil
}

type reader struct {
	data []byte
	bad  bool
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.bad, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

// count reads how many things follow; each takes at least a byte.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.bad, r.data = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) below(n int) uint32 {
	v := r.uvarint()
	if v >= uint64(n) {
		r.bad = true
		return 0
	}
	return uint32(v)
}

func (r *reader) texts() []string {
	texts := make([]string, r.count())
	for i := range texts {
		n := r.count()
		texts[i] = string(r.data[:n])
		r.data = r.data[n:]
	}
	return texts
}

// Compile writes entries, sorted by number, as Load reads them. The same
// entries give the same bytes.
func Compile(entries []Entry) []byte {
	names, dates := []string{}, []string{""}
	for _, e := range entries {
		for _, m := range e.On {
			names, dates = append(names, m.List), append(dates, m.From, m.To)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	slices.Sort(dates)
	dates = slices.Compact(dates)
	place := func(words []string, w string) uint64 {
		at, _ := slices.BinarySearch(words, w)
		return uint64(at)
	}
	out := []byte(magic)
	put := func(v uint64) { out = binary.AppendUvarint(out, v) }
	for _, words := range [][]string{names, dates} {
		put(uint64(len(words)))
		for _, w := range words {
			put(uint64(len(w)))
			out = append(out, w...)
		}
	}
	kinds := map[string]uint64{}
	var written []byte
	var kindOf []uint64
	for _, e := range entries {
		var k []byte
		k = binary.AppendUvarint(k, uint64(len(e.On)))
		for _, m := range e.On {
			for _, v := range []uint64{place(names, m.List), place(dates, m.From), place(dates, m.To)} {
				k = binary.AppendUvarint(k, v)
			}
		}
		id, known := kinds[string(k)]
		if !known {
			id = uint64(len(kinds))
			kinds[string(k)] = id
			written = append(written, k...)
		}
		kindOf = append(kindOf, id)
	}
	put(uint64(len(kinds)))
	out = append(out, written...)
	put(uint64(len(entries)))
	for _, e := range entries {
		put(uint64(len(e.Number)))
	}
	last := uint64(0)
	for _, e := range entries {
		put(tenDigits(e.Number) - last)
		last = tenDigits(e.Number)
	}
	for _, id := range kindOf {
		put(id)
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}
