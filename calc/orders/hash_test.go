package orders

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"testing"
	"time"
)

// published is a hash without keys, as programs often have one: cells can be written
// that all have the same.
func published(b []byte) uint64 {
	const odd = 0x9E3779B97F4A7C15
	h := uint64(len(b)) * odd
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ binary.LittleEndian.Uint64(b)) * odd
		h ^= h >> 32
	}
	h *= odd
	return h ^ h>>32
}

// colliding writes n texts of sixteen letters that published hashes alike: the second
// eight take back what the first eight did.
func colliding(n int) (texts [][]byte) {
	const odd = 0x9E3779B97F4A7C15
	random := rand.New(rand.NewPCG(1, 2))
	var size uint64 = 16
	for target := uint64(0); len(texts) < n; {
		text := make([]byte, 16)
		for i := range 8 {
			text[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[random.IntN(36)]
		}
		h := (size*odd ^ binary.LittleEndian.Uint64(text)) * odd
		h ^= h >> 32
		if target == 0 {
			target = h ^ binary.LittleEndian.Uint64([]byte("ABCDEFGH"))
		}
		binary.LittleEndian.PutUint64(text[8:], target^h)
		if bytes.IndexFunc(text, func(r rune) bool { return r <= ' ' || r == ',' || r == '"' || r == ';' || r == '|' || r > '~' }) < 0 ||
			!bytes.ContainsAny(text, "\x00\t\n\r ,\";|\x0b\x0c\x85\xa0") {
			texts = append(texts, text)
		}
	}
	return texts
}

func TestWhatHashesAlikeWithoutKeysDoesNotWithThem(t *testing.T) {
	texts := colliding(10_000)
	k := newKeys()
	seen := map[uint64]bool{}
	low := map[uint64]int{}
	for _, text := range texts {
		if published(text) != published(texts[0]) {
			t.Fatalf("%q was to hash as %q", text, texts[0])
		}
		h := k.of(text)
		seen[h] = true
		low[h&0xff]++
	}
	if len(seen) != len(texts) {
		t.Errorf("%d texts have %d hashes", len(texts), len(seen))
	}
	// 10,000 in 256 places are 39 each; 120 in one would be twelve times the spread.
	for place, n := range low {
		if n > 120 {
			t.Errorf("%d of 10,000 fall into place %d of 256", n, place)
		}
	}
}

// TestADifferenceReachesEveryBit: one bit of the text changes each bit of the hash about
// half of the time, the first bits as the last.
func TestADifferenceReachesEveryBit(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var changed [64]int
	tries := 0
	for range 500 {
		k := newKeys()
		text := make([]byte, 1+random.IntN(60))
		for i := range text {
			text[i] = byte(random.Uint32())
		}
		h := k.of(text)
		for range 8 {
			at, bit := random.IntN(len(text)), random.IntN(8)
			text[at] ^= 1 << bit
			for d := h ^ k.of(text); d != 0; d &= d - 1 {
				changed[bits.TrailingZeros64(d)]++
			}
			text[at] ^= 1 << bit
			tries++
		}
	}
	for bit, n := range changed {
		if n < tries*4/10 || n > tries*6/10 {
			t.Errorf("bit %d changed %d times of %d", bit, n, tries)
		}
	}
}

// TestATableThatIsLookedThroughTooFarGetsOtherKeys: the keys are known, as where a host
// has no chance to give, and the texts were written for them.
func TestATableThatIsLookedThroughTooFarGetsOtherKeys(t *testing.T) {
	known := keys{0x243F6A8885A308D3, 0x13198A2E03707345}
	crowd := func(n int) (all [][]byte) {
		for i := 0; len(all) < n; i++ {
			if text := fmt.Appendf(nil, "order %d", i); uint32(known.of(text))&0xff == 7 {
				all = append(all, text)
			}
		}
		return all
	}(3000)
	var many texts
	many.grow()
	many.keys = known
	steps := 0
	for i, text := range crowd {
		before := many.effort.steps
		n, fresh := many.place(text)
		if after := many.effort.steps; after > before {
			steps += after - before
		}
		if !fresh || n != uint32(i) {
			t.Fatalf("text %d got number %d, new: %v", i, n, fresh)
		}
	}
	for i, text := range crowd {
		if n, fresh := many.place(text); fresh || n != uint32(i) {
			t.Fatalf("text %d is number %d, new: %v", i, n, fresh)
		}
	}
	if many.keys == known {
		t.Error("the keys are those that the texts were written for")
	}
	if most := 40*len(crowd) + 1<<13; steps > most {
		t.Errorf("%d steps for %d texts", steps, len(crowd))
	}
	var both pairs
	both.find(0, 0)
	both.keys = known
	for b, made := uint32(0), uint32(0); made < 3000; b++ {
		if uint32(known.pair(9, b))&0xff != 7 {
			continue
		}
		if n, fresh := both.place(9, b, made); !fresh || n != made {
			t.Fatalf("pair %d got number %d, new: %v", made, n, fresh)
		}
		made++
	}
	if both.keys == known {
		t.Error("the keys are those that the pairs were written for")
	}
}

// TestHostileFilesTakeNoLongerThanOthers: files of forty thousand lines that were made
// to be looked at again and again, against ones of the same size and kind.
func TestHostileFilesTakeNoLongerThanOthers(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	const rows = 40_000
	lines := func(first string, line func(out []byte, i int) []byte) []byte {
		out := []byte(first + "\n")
		for i := range rows {
			out = line(out, i)
		}
		return out
	}
	orders := colliding(rows)
	const columns = "Order,Date,Email,Unit price,Quantity"
	goods := "Order,Date,Email,Item,Unit price,Quantity"
	for name, c := range map[string]struct{ hostile, plain []byte }{
		"orders that hash alike": {
			lines(columns, func(out []byte, i int) []byte {
				return fmt.Appendf(out, "%s,2026-01-02,a@example.com,5.00,1\n", orders[i])
			}),
			lines(columns, func(out []byte, i int) []byte {
				return fmt.Appendf(out, "ABCDEFGH%08d,2026-01-02,a@example.com,5.00,1\n", i)
			}),
		},
		"quotes that nothing closes": {
			lines(columns, func(out []byte, i int) []byte {
				return fmt.Appendf(out, "\"\"%06d,2026-01-02,a@example.com,5.00\n", i)
			}),
			lines(columns, func(out []byte, i int) []byte { return fmt.Appendf(out, "%08d,2026-01-02,a@example.com,5.00\n", i) }),
		},
		"quotes in one cell": {
			append(append([]byte(columns+",Note\n1,2026-01-02,a@example.com,5.00,1,\""), bytes.Repeat([]byte("\"a"), 1<<18)...), "\n2,2026-01-02,a@example.com,5.00,1,\n"...),
			append(append([]byte(columns+",Note\n1,2026-01-02,a@example.com,5.00,1,\""), bytes.Repeat([]byte("\"\""), 1<<17)...), "\"\n2,2026-01-02,a@example.com,5.00,1,\n"...),
		},
		"returns of what was not bought": {
			lines(goods, func(out []byte, i int) []byte {
				return fmt.Appendf(out, "1,2026-01-02,a@example.com,%c%06d,5.00,%d\n", "ab"[i%2], i, 1-i%2*2)
			}),
			lines(goods, func(out []byte, i int) []byte {
				return fmt.Appendf(out, "1,2026-01-02,a@example.com,%c%06d,5.00,%d\n", "ab"[i%2], i, 1)
			}),
		},
	} {
		t.Run(name, func(t *testing.T) {
			took := func(file []byte) time.Duration {
				began := time.Now()
				o := DefaultOptions()
				o.Country = "US"
				o.Columns = map[string]string{"order": "Order", "ordered": "Date", "email": "Email", "price": "Unit price", "quantity": "Quantity"}
				if bytes.HasPrefix(file, []byte(goods)) {
					o.Columns["item"] = "Item"
				}
				r, err := NewReader(o)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := r.Write(file); err != nil {
					t.Fatal(err)
				}
				if _, err := r.End(); err != nil {
					t.Fatal(err)
				}
				return time.Since(began)
			}
			// By turns, so that a busy machine is busy for both.
			hostile, plain := time.Hour, time.Hour
			for range 5 {
				hostile, plain = min(hostile, took(c.hostile)), min(plain, took(c.plain))
			}
			t.Logf("%v against %v", hostile, plain)
			// What grows with the square of the rows takes a hundred times as long; what is
			// read with more care, three or four times.
			if hostile > 10*plain+10*time.Millisecond {
				t.Errorf("%v against %v", hostile, plain)
			}
		})
	}
}
