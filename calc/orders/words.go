package orders

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// What files call things stands in lists of words: a line "name: part|part…", below
// lines of comments.

//go:embed data/columns.txt
var columnWords string

//go:embed data/statuses.txt
var statusWords string

//go:embed data/kinds.txt
var kindWords string

//go:embed data/goods.txt
var goodsWords string

//go:embed data/totals.txt
var totalWords string

//go:embed data/names.txt
var partWords string

// A wordList is one line of such a list.
type wordList struct {
	name  string
	parts []string
}

// listed reads a list of words.
func listed(text string) (lists []wordList) {
	for line := range strings.Lines(text) {
		name, rest, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		lists = append(lists, wordList{name, strings.Split(rest, "|")})
	}
	return lists
}

func byName(text string) map[string]wordList {
	lists := map[string]wordList{}
	for _, l := range listed(text) {
		lists[l.name] = l
	}
	return lists
}

// has reports whether a text in small letters has one of the parts, or is one that
// begins with =.
func (w wordList) has(text string) bool {
	for _, part := range w.parts {
		if whole, ok := strings.CutPrefix(part, "="); ok && text == whole || !ok && strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// firstOf returns the name of the first list that has a text, "" when none does.
func firstOf(lists []wordList, text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return ""
	}
	for _, l := range lists {
		if l.has(text) {
			return l.name
		}
	}
	return ""
}

var (
	statusLists = sync.OnceValue(func() []wordList { return listed(statusWords) })
	kindLists   = sync.OnceValue(func() []wordList { return listed(kindWords) })
	goodsLists  = sync.OnceValue(func() map[string]wordList { return byName(goodsWords) })
	nameParts   = sync.OnceValue(func() map[string]wordList { return byName(partWords) })
	currencies  = sync.OnceValue(func() map[string]string {
		codes := map[string]string{}
		for _, pair := range nameParts()["currency-names"].parts {
			name, code, _ := strings.Cut(pair, "=")
			codes[name] = code
		}
		for _, m := range money {
			codes[m.sign] = m.currency
		}
		return codes
	})
	sumWords = sync.OnceValue(func() map[string]bool {
		words := map[string]bool{}
		for line := range strings.Lines(totalWords) {
			if line[0] != '#' {
				for word := range strings.SplitSeq(strings.TrimSpace(line), "|") {
					words[word] = true
				}
			}
		}
		return words
	})
)

// sumBegins are the letters of ASCII that such words begin with, so that an order's number
// is seen at a glance to be none.
var sumBegins = sync.OnceValue(func() *[utf8.RuneSelf]bool {
	begins := new([utf8.RuneSelf]bool)
	for word := range sumWords() {
		if word != "" && word[0] < utf8.RuneSelf {
			begins[word[0]|0x20] = true
		}
	}
	return begins
})

// isSum reports whether a cell names a sum of other rows.
func isSum(cell []byte) bool {
	if len(cell) == 0 || len(cell) >= 40 || cell[0] < utf8.RuneSelf && !sumBegins()[cell[0]|0x20] {
		return false
	}
	return sumWords()[strings.ToLower(strings.TrimRight(string(cell), " :"))]
}

// currencyNamed returns the code of a currency by its code, its name or its sign, which
// for a sign of several is the sign, and false for what is none.
func currencyNamed(text string) (code string, ok bool) {
	text = strings.TrimSpace(text)
	if code, ok = currencies()[strings.ToLower(text)]; ok {
		return code, true
	}
	code = strings.ToUpper(text)
	return code, isCurrency(code)
}

// notSent reports whether a cell of the column that tells what is sent says that
// this is not. turned is whether the column asks the other way round.
func notSent(cell string, turned bool) bool {
	list := "ships"
	if turned {
		list = "flag"
	}
	return goodsLists()[list].has(strings.ToLower(cell))
}

// asksForDigital reports whether a column that tells what is sent asks the other way
// round: whether it is digital.
func asksForDigital(name string) bool {
	name = plainName(name)
	return strings.Contains(name, "digital") || strings.Contains(name, "virtual") || strings.Contains(name, "downloadable")
}

// saysYes and saysNo report whether a cell says that something is, or that it is not.
func saysYes(cell []byte) bool { return isWord(cell, "yes") }
func saysNo(cell []byte) bool  { return isWord(cell, "no") }

func isWord(cell []byte, list string) bool {
	return len(cell) < 20 && slices.Contains(nameParts()[list].parts, strings.ToLower(string(cell)))
}
