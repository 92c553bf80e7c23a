package orders

import (
	"encoding/binary"

	"section321/calc"
)

// What was read of a piece, as bytes. Its rows are numbered from 0, and so is all that they
// name: orders, products, people, countries, shipments, days.

// A packer writes it.
type packer struct{ out []byte }

func (p *packer) number(n int)    { p.out = binary.AppendVarint(p.out, int64(n)) }
func (p *packer) u32(n uint32)    { p.out = binary.LittleEndian.AppendUint32(p.out, n) }
func (p *packer) text(t []byte)   { p.number(len(t)); p.out = append(p.out, t...) }
func (p *packer) string(t string) { p.number(len(t)); p.out = append(p.out, t...) }
func (p *packer) flag(is bool) {
	b := byte(0)
	if is {
		b = 1
	}
	p.out = append(p.out, b)
}
func (p *packer) texts(t *texts) {
	p.number(t.entries.n)
	for n := range uint32(t.entries.n) {
		p.text(t.bytes(t.entries.at(n)))
	}
}

// An unpacker reads it. What is not there reads as nothing: only what a packer wrote is read.
type unpacker struct{ in []byte }

func (u *unpacker) number() int {
	n, size := binary.Varint(u.in)
	u.in = u.in[size:]
	return int(n)
}

func (u *unpacker) u32() uint32 {
	n := binary.LittleEndian.Uint32(u.in)
	u.in = u.in[4:]
	return n
}

func (u *unpacker) text() []byte {
	n := u.number()
	t := u.in[:n:n]
	u.in = u.in[n:]
	return t
}

// texts returns texts that stand in what is read.
func (u *unpacker) texts() [][]byte {
	all := make([][]byte, u.number())
	for i := range all {
		all[i] = u.text()
	}
	return all
}

func (u *unpacker) flag() bool {
	is := u.in[0] != 0
	u.in = u.in[1:]
	return is
}

// rowSize is how many bytes a row is packed into.
const rowSize = 54

func (p *packer) row(r *row) {
	b := binary.LittleEndian.AppendUint64(p.out, r.hash[0])
	b = binary.LittleEndian.AppendUint64(b, r.hash[1])
	b = binary.LittleEndian.AppendUint64(b, uint64(r.retail))
	for _, n := range [...]uint32{r.shipment, r.before, r.order, r.product, r.line, r.quantity, uint32(r.day)} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	p.out = append(b, r.country, byte(r.status))
}

// rowOf reads a row.
func rowOf(b *[rowSize]byte) row {
	of := binary.LittleEndian
	return row{hash: [2]uint64{of.Uint64(b[0:]), of.Uint64(b[8:])}, retail: calc.Cents(of.Uint64(b[16:])),
		shipment: of.Uint32(b[24:]), before: of.Uint32(b[28:]), order: of.Uint32(b[32:]), product: of.Uint32(b[36:]),
		line: of.Uint32(b[40:]), quantity: of.Uint32(b[44:]), day: int32(of.Uint32(b[48:])), country: b[52], status: RowStatus(b[53])}
}

// packed writes what was read. What decides whether it can be taken stands first.
func (r *Reader) packed() []byte {
	p := &packer{out: make([]byte, 0, rowSize*r.rows.n+r.rows.n*40)}
	p.flag(r.adjusts)
	p.number(int(r.bytes))
	p.number(r.split.next - 1)
	p.number(r.rows.n)
	p.number(r.looked)
	p.text(r.piece.first)
	p.texts(&r.orders)
	p.texts(&r.products)
	for n := range uint32(r.products.entries.n) {
		p.out = append(p.out, *r.saysOf.at(n))
		p.number(r.byProduct[n])
	}
	p.texts(&r.lineIDs)
	for n := range uint32(r.lineHash.n) {
		for _, half := range r.lineHash.at(n) {
			p.out = binary.LittleEndian.AppendUint64(p.out, half)
		}
	}
	p.texts(&r.reasons)
	p.texts(&r.people)
	p.number(r.days.n)
	for n := range uint32(r.days.n) {
		d := r.days.at(n)
		p.u32(d.person)
		p.u32(uint32(d.day))
		p.number(int(d.rows))
		p.number(int(d.retail))
		p.number(int(d.rest))
		p.flag(*r.piece.fraction.at(n))
	}
	p.number(r.shipments.n)
	for n := range uint32(r.shipments.n) {
		s := r.shipments.at(n)
		for _, of := range [...]uint32{s.order, s.day, s.first, s.last, s.rows} {
			p.u32(of)
		}
		p.number(int(s.retail))
	}
	p.number(len(r.countries))
	for i, code := range r.countries {
		p.string(code)
		p.number(r.byCountry[i])
	}
	for n := range uint32(r.rows.n) {
		p.row(r.rows.at(n))
	}
	p.number(r.customs.n)
	for n := range uint32(r.customs.n) {
		p.number(int(*r.customs.at(n)))
	}
	p.number(len(r.rejected))
	for _, x := range r.rejected {
		p.u32(x.row)
		p.u32(x.reason)
	}
	r.packCounts(p)
	return p.out
}

// packCounts writes what is counted of all rows.
func (r *Reader) packCounts(p *packer) {
	for s := range statusCount {
		p.number(r.counts[s])
		p.number(int(r.worths[s]))
	}
	for _, k := range r.byKind {
		p.number(k.rows)
	}
	p.texts(&r.fates)
	for i := range r.fateOf {
		p.out = append(p.out, byte(r.fateOf[i]))
		p.flag(r.unknownFate[i])
		p.number(r.fateRows[i])
	}
	p.texts(&r.moneyCells)
	for i := range r.moneyOf {
		p.number(r.moneyOf[i].rows)
	}
	for _, m := range r.remarked {
		p.number(m.rows)
		p.number(int(m.amount))
		p.number(len(m.words))
		for _, w := range m.words {
			p.string(w)
		}
	}
	p.number(r.refundRows)
	p.number(int(r.refundWorth))
}

// Pack returns a Share as bytes, and ShareOf what it says.
func (s Share) Pack() []byte {
	p := &packer{}
	p.out = binary.LittleEndian.AppendUint64(p.out, s.keys.a)
	p.out = binary.LittleEndian.AppendUint64(p.out, s.keys.b)
	p.number(len(s.Header))
	for _, name := range s.Header {
		p.string(name)
	}
	return p.out
}

func ShareOf(packed []byte) (s Share) {
	s.keys = keys{binary.LittleEndian.Uint64(packed), binary.LittleEndian.Uint64(packed[8:])}
	u := unpacker{packed[16:]}
	s.Header = make([]string, u.number())
	for i := range s.Header {
		s.Header[i] = string(u.text())
	}
	return s
}
