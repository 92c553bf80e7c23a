package orders

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"math/bits"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// Half an emoji at the end of a cell takes nothing of what stands behind it.
func FuzzUTF16(f *testing.F) {
	f.Add([]byte("a\x3d\xd8,\x00b\x00\n\x00"))
	f.Add([]byte("\x3d\xd8\x00\xde\x00\xde,\x00\x3d\xd8"))
	f.Fuzz(func(t *testing.T, file []byte) {
		file = file[:len(file)&^1]
		for encoding, order := range map[string]binary.ByteOrder{"utf-16le": binary.LittleEndian, "utf-16be": binary.BigEndian} {
			var units []uint16
			for i := 0; i < len(file); i += 2 {
				units = append(units, order.Uint16(file[i:]))
			}
			if len(units) > 0 && units[0] == 0xfeff {
				units = units[1:] // the mark is no part of the text
			}
			if got, want := decodeAll(t, encoding, file), string(utf16.Decode(units)); got != want {
				t.Errorf("%s %x: %q, want %q", encoding, file, got, want)
			}
		}
	})
}

func TestHalfOfALetterAtTheEndIsSeen(t *testing.T) {
	for file, want := range map[string]string{"a\x00\x3d\xd8": "a\ufffd", "a\x00b": "a\ufffd", "a\x00\x3d\xd8\x00": "a\ufffd\ufffd"} {
		if got := decodeAll(t, "utf-16le", []byte(file)); got != want {
			t.Errorf("%x: %q, want %q", file, got, want)
		}
	}
}

// What encoding/csv reads without complaint, the splitter reads the same.
func FuzzSplitAsEncodingCSV(f *testing.F) {
	f.Add([]byte("a,b\n\"c,\"\"d\",e\r\n\n\"f\ng\",h"))
	f.Add([]byte(",,\n\"\",\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if bytes.Contains(file, []byte{'\r'}) && bytes.Count(file, []byte{'\r'}) != bytes.Count(file, []byte("\r\n")) {
			return // a lone CR is a letter to one and half a line end to the other
		}
		if quoted := bytes.Contains(file, []byte("\r\n")) && bytes.IndexByte(file, '"') >= 0; quoted {
			return // encoding/csv makes \n of \r\n within quotes
		}
		r := csv.NewReader(bytes.NewReader(file))
		r.FieldsPerRecord = -1
		var want [][]string
		for {
			record, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil || len(record) > MaxColumns {
				return
			}
			want = append(want, record)
		}
		var got [][]string
		s := splitter{delimiter: ',', next: 1}
		s.write(file)
		s.finish()
		for s.record() {
			var record []string
			for i := range s.cells {
				record = append(record, string(s.cell(i)))
			}
			got = append(got, record)
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	})
}

// A file whose order numbers were chosen to fall on one place under a hash without a
// secret takes as long as another of its size.
func TestChosenOrderNumbersCostNoMore(t *testing.T) {
	const rows = 40_000
	const factor = 0x9E3779B97F4A7C15
	file := func(chosen bool) []byte {
		b := bytes.NewBufferString("Order,Date,Email,Unit price,Quantity\n")
		state, target := uint64(1), uint64(0)
		for n := 0; n < rows; {
			state = state*6364136223846793005 + 1442695040888963407
			first := []byte(fmt.Sprintf("%08x", state>>32))
			second := []byte(fmt.Sprintf("%08d", n))
			if chosen {
				length := uint64(16)
				h := (length*factor ^ binary.LittleEndian.Uint64(first)) * factor
				h ^= h >> 32
				if target == 0 {
					target = h ^ binary.LittleEndian.Uint64([]byte("ABCDEFGH"))
				}
				binary.LittleEndian.PutUint64(second, target^h)
				if bytes.ContainsAny(second, ",;|\"\r\n\t ") || bytes.IndexByte(second, 0) >= 0 {
					continue
				}
			}
			fmt.Fprintf(b, "%s%s,2026-01-02,a@example.com,5.00,1\n", first, second)
			n++
		}
		return b.Bytes()
	}
	took := func(file []byte) time.Duration {
		least := time.Hour
		for range 3 {
			begin := time.Now()
			opened(t, file, func(o *Options) { o.Encoding = "utf-8" })
			least = min(least, time.Since(begin))
		}
		return least
	}
	plain, chosen := took(file(false)), took(file(true))
	if chosen > 5*plain+50*time.Millisecond {
		t.Errorf("%d rows: %v with chosen order numbers, %v with others", rows, chosen, plain)
	}
}

// Each bit of a text has a part in half of the bits of its hash, about.
func TestHashSpreads(t *testing.T) {
	text := []byte("an order number of 31 letters ..")[:31]
	for bit := range len(text) * 8 {
		other := bytes.Clone(text)
		other[bit/8] ^= 1 << (bit % 8)
		if n := bits.OnesCount64(hashOf(text) ^ hashOf(other)); n < 8 || n > 56 {
			t.Errorf("bit %d changes %d bits of the hash", bit, n)
		}
	}
}

// No part of a cell runs, also when the file is opened with delimiters that it has not.
func TestFormulasAreDisarmed(t *testing.T) {
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "\n=1": "'\n'=1", "\u00a0=1": "'\u00a0=1", "\u200b=1": "'\u200b=1", "\ufeff=1": "'\ufeff=1",
		"\u2028=1": "'\u2028=1", "\x00=1": "'\x00=1", "x,=cmd": "x,'=cmd", "x|\u00a0@y": "x|'\u00a0@y",
		"x;=1": "x;=1", "-5,00": "-5,00", "a,-5": "a,-5", "1 Main St, Apt 5": "1 Main St, Apt 5", "a@example.com": "a@example.com",
		"Größe": "Größe", "": "",
	} {
		p := &Pass{split: splitter{delimiter: ';'}}
		got, armed := p.disarmed([]byte(cell))
		if string(got) != want || armed != (cell != want) {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
		if again, _ := p.disarmed(got); strings.Count(string(again), "'") > strings.Count(want, "'") {
			t.Errorf("%q is disarmed twice: %q", cell, again)
		}
	}
}
