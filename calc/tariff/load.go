package tariff

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"

	"section321/calc/say"
)

// The compiled schedule is one list of rows in the order of the schedule, each
// with the set of editions it stands in, so that editions share what they have in
// common. It is stored by columns, because like stands beside like there and
// compresses well:
//
//	"HTS2", then the CRC-32 (IEEE, little-endian) of all that follows
//	five blocks of texts, one a line: editions (name, from, known or put,
//	URL, separated by tabs; the last may be the day from which none holds, with
//	no name), descriptions, rates, special rates, units
//	a block of varints: the sets of editions that rows stand in, bit 0 for the oldest
//	eight blocks of columns, in the order of the rows:
//	  editions      a varint a row, the place of its set
//	  levels        a byte a row: pairs of digits of the number ×16 + indent
//	  numbers       of numbered rows, each pair less the pair above it, mod 100
//	  descriptions  a varint a row: 0 for the next not yet used, else its place
//	  rates, special rates, column 2, units
//	                varints of rows of 8 or 10 digits, 0 for none, else the
//	                place; special and column 2 only where there is a rate
//
// A block is its length as a varint and its bytes. Places count from 1.
//
// The schedule of earlier days says most things in the same words as the one of today,
// which is there before it, and leaves those words out. It begins with "HTE1", its own
// CRC-32 and that of the schedule whose words it uses, and has before each block of
// descriptions, rates, special rates and units one of varints, one for each text: 0 for the
// next of the block, else how far its place in the other schedule's is from the one after
// the last that was taken from there, folded to 1, 2, 3, 4, … for 0, -1, 1, -2, …

const (
	magic      = "HTS2"
	magicUpon  = "HTE1"
	headLength = 8
)

// mostEditions is how many editions one file holds.
const mostEditions = 32

// A row is a line of the printed schedule: a heading, a number, or words that
// stand above numbers.
type row struct {
	number                    uint64 // of ten digits, zeros after its own
	editions                  uint32
	description               uint16
	general, special, column2 uint16
	units                     uint16
	pairs                     uint8 // of digits: 0, 2, 3, 4 or 5
	indent                    int8
}

// line returns the 8 digits of the row's number.
func (r *row) line() uint32 { return uint32(r.number / 100) }

// A pool is texts by their place, which counts from 1; place 0 has no text.
type pool []string

func (p pool) at(place uint16) string {
	if place == 0 {
		return ""
	}
	return p[place-1]
}

type texts struct{ descriptions, rates, specials, units pool }

var errDamaged = say.Err("tariff-damaged")

// Upon reads a compiled schedule of earlier days, which uses the words of this one.
func (s *Schedule) Upon(data []byte) (*Schedule, error) {
	if len(data) < headLength+4 || string(data[:4]) != magicUpon || crc32.ChecksumIEEE(data[8:]) != binary.LittleEndian.Uint32(data[4:]) ||
		s.sum != binary.LittleEndian.Uint32(data[8:]) {
		return nil, errDamaged
	}
	era := &Schedule{}
	if !era.decode(&blocks{data[headLength+4:], true}, &s.texts) {
		return nil, errDamaged
	}
	era.prepare()
	return era, nil
}

// Load reads a compiled schedule. It refuses bytes that are cut off, damaged or
// of another format. The schedule keeps a copy of what it needs.
func Load(data []byte) (*Schedule, error) {
	if len(data) < headLength {
		return nil, errDamaged
	}
	if string(data[:4]) != magic {
		return nil, fmt.Errorf("the tariff schedule begins with %q; this program reads the format %s", data[:4], magic)
	}
	if crc32.ChecksumIEEE(data[8:]) != binary.LittleEndian.Uint32(data[4:]) {
		return nil, errDamaged
	}
	s := &Schedule{sum: binary.LittleEndian.Uint32(data[4:])}
	if !s.decode(&blocks{data[headLength:], true}, &texts{}) {
		return nil, errDamaged
	}
	s.prepare()
	return s, nil
}

// decode fills the schedule and reports whether the blocks are what they should
// be: every place within its pool, and nothing missing or left over. Other are the texts
// that it may use beside its own.
func (s *Schedule) decode(b *blocks, other *texts) bool {
	for _, line := range b.texts() {
		fields := strings.Split(line, "\t")
		if len(fields) != 4 || len(s.editions) == mostEditions {
			return false
		}
		if s.until != "" {
			return false
		}
		if fields[0] == "" {
			s.until = fields[1]
			continue
		}
		s.editions = append(s.editions, Edition{fields[0], fields[1], fields[2] == "known", fields[3]})
	}
	s.texts = texts{b.pool(other.descriptions), b.pool(other.rates), b.pool(other.specials), b.pool(other.units)}
	sets, ok := b.numbers()
	editions := places{data: b.next(), pool: len(sets), ok: true}
	levels, numbers := b.next(), b.next()
	descriptions := places{data: b.next(), pool: len(s.texts.descriptions), ok: true}
	general := places{data: b.next(), pool: len(s.texts.rates), ok: true}
	special := places{data: b.next(), pool: len(s.texts.specials), ok: true}
	column2 := places{data: b.next(), pool: len(s.texts.rates), ok: true}
	units := places{data: b.next(), pool: len(s.texts.units), ok: true}
	if !ok || !b.ok || len(b.data) > 0 {
		return false
	}
	s.rows = make([]row, len(levels))
	var above [5]uint64
	fresh := uint16(0)
	for i := range s.rows {
		r := &s.rows[i]
		r.pairs, r.indent = levels[i]>>4, int8(levels[i]&15)
		set := editions.next()
		if set == 0 || r.pairs > 5 || len(numbers) < int(r.pairs) {
			return false
		}
		r.editions = sets[set-1]
		for j := range above {
			switch {
			case r.pairs == 0:
			case j < int(r.pairs):
				above[j] = (above[j] + uint64(numbers[j])) % 100
				r.number = r.number*100 + above[j]
			default:
				above[j] = 0
				r.number *= 100
			}
		}
		numbers = numbers[r.pairs:]
		if r.description = descriptions.next(); r.description == 0 {
			if fresh++; int(fresh) > len(s.texts.descriptions) {
				return false
			}
			r.description = fresh
		}
		if r.pairs >= 4 {
			if r.general = general.next(); r.general > 0 {
				r.special, r.column2 = special.next(), column2.next()
			}
			r.units = units.next()
		}
	}
	used := editions.used() && descriptions.used() && general.used() && special.used() && column2.used() && units.used()
	return used && len(numbers) == 0 && int(fresh) == len(s.texts.descriptions)
}

// blocks reads one block after the other; ok turns false at the first that the
// bytes do not hold.
type blocks struct {
	data []byte
	ok   bool
}

func (b *blocks) next() []byte {
	n, read := binary.Uvarint(b.data)
	if read <= 0 || n > uint64(len(b.data)-read) {
		b.ok = false
		return nil
	}
	block := b.data[read : read+int(n)]
	b.data = b.data[read+int(n):]
	return block
}

func (b *blocks) texts() []string {
	block := string(b.next())
	if block == "" {
		return nil
	}
	return strings.Split(block, "\n")
}

// pool reads texts, some of which are another schedule's when it has any.
func (b *blocks) pool(other pool) pool {
	if other == nil {
		return b.texts()
	}
	from := b.next()
	own := b.texts()
	all := make(pool, 0, len(from))
	for next := 0; len(from) > 0; {
		n, read := binary.Uvarint(from)
		from = from[max(read, 1):]
		if n == 0 && read > 0 && len(own) > 0 {
			all, own = append(all, own[0]), own[1:]
			continue
		}
		at := next + int(int64(n-1)>>1^-int64((n-1)&1))
		if n == 0 || at < 0 || at >= len(other) {
			b.ok = false
			return nil
		}
		all, next = append(all, other[at]), at+1
	}
	b.ok = b.ok && len(own) == 0
	return all
}

// numbers reads a block of varints.
func (b *blocks) numbers() (all []uint32, ok bool) {
	for block := b.next(); len(block) > 0; {
		n, read := binary.Uvarint(block)
		if read <= 0 || n > 1<<mostEditions-1 {
			return nil, false
		}
		all, block = append(all, uint32(n)), block[read:]
	}
	return all, true
}

// places reads the places of texts in a pool.
type places struct {
	data []byte
	pool int
	ok   bool
	at   int // how much is read: to cut data would tell the collector of each place
}

func (p *places) next() uint16 {
	if p.at < len(p.data) {
		if n := int(p.data[p.at]); n < 0x80 && n <= p.pool { // as most are
			p.at++
			return uint16(n)
		}
	}
	n, read := binary.Uvarint(p.data[p.at:])
	if read <= 0 || n > uint64(p.pool) || n > 1<<16-1 {
		p.ok = false
		return 0
	}
	p.at += read
	return uint16(n)
}

// used reports whether all places were good and every one was read.
func (p *places) used() bool { return p.ok && p.at == len(p.data) }
