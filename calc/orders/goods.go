package orders

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// What a line's name says of it.
const (
	aGift         = 1 << iota // a gift card, a fee, a download: no goods
	aSum                      // the sum of other lines
	anythingLess              // a discount, where the price is below zero
	aFee                      // shipping, a tax, a tip: nothing that was sold
	goodsAfterAll             // a box for gift cards, which is none
)

// A finder finds the words of several lists in a name at one look, because a file has
// many names, and nearly all have none of the words.
type finder struct {
	begins [1 << 10]uint64     // a bit for each two bytes that a word begins with
	words  map[[2]byte][]found // by these
	whole  map[string]uint8    // names that say it only when they are no more than that
}

type found struct {
	word string
	says uint8
}

var goodsFinder = sync.OnceValue(func() *finder {
	f := &finder{words: map[[2]byte][]found{}, whole: map[string]uint8{}}
	for list, says := range map[string]uint8{"item": aGift, "fee": aFee, "less": anythingLess, "but": goodsAfterAll} {
		for _, word := range goodsLists()[list].parts {
			if name, whole := strings.CutPrefix(word, "="); whole {
				f.whole[name] |= says
				continue
			}
			two := [2]byte{word[0], word[1]}
			at := uint(two[0])<<8 | uint(two[1])
			f.begins[at>>6] |= 1 << (at & 63)
			f.words[two] = append(f.words[two], found{word, says})
		}
	}
	return f
})

// in returns what a name in small letters says.
func (f *finder) in(name []byte) (says uint8) {
	for i := 0; i+1 < len(name); i++ {
		at := uint(name[i])<<8 | uint(name[i+1])
		if f.begins[at>>6]>>(at&63)&1 == 0 {
			continue
		}
		for _, w := range f.words[[2]byte{name[i], name[i+1]}] {
			if len(name)-i >= len(w.word) && string(name[i:i+len(w.word)]) == w.word {
				says |= w.says
			}
		}
	}
	return says | f.whole[string(name)]
}

// noGoods returns what the name of goods says of them that are none.
func (r *Reader) noGoods(item []byte) (says uint8) {
	if len(item) == 0 {
		return 0
	}
	name := append(r.scratch[:0], item...)
	r.scratch = name
	for i, c := range name {
		if c-'A' < 26 {
			name[i] = c | 0x20
		} else if c >= utf8.RuneSelf {
			name = []byte(strings.ToLower(string(item)))
			break
		}
	}
	if says = goodsFinder().in(name); says&goodsAfterAll != 0 {
		says &^= aGift | aFee
	}
	if isSum(item) {
		says |= aSum
	}
	return says &^ goodsAfterAll
}
