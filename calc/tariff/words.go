package tariff

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A word of a search: a stem, or the digits a number begins with. An open word
// may go on.
type word struct {
	text         string
	number, open bool
}

// A term of a search is fulfilled by any of its words.
type term []word

// in reports whether a statistical number has the term in its words.
func (t term) in(words []string, number string) bool {
	for _, w := range t {
		if w.number && len(w.text) > 8 && strings.HasPrefix(number, w.text) {
			return true
		}
		for _, have := range words {
			if !w.number && (have == w.text || w.open && strings.HasPrefix(have, w.text)) {
				return true
			}
		}
	}
	return false
}

// What traders call goods, and what the schedule calls them.
//
//go:embed data/synonyms.txt
var synonymsFile string

var synonyms = sync.OnceValue(func() map[string][]word {
	all := map[string][]word{}
	for line := range strings.Lines(synonymsFile) {
		said, written, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var words []word
		for _, w := range strings.Fields(written) {
			words = append(words, toWords(w)...)
		}
		for name := range strings.SplitSeq(said, ",") {
			all[strings.Join(appendWords(nil, name), " ")] = words
		}
	}
	return all
})

func toWords(text string) []word {
	if digits := strings.ReplaceAll(text, ".", ""); len(digits) >= 2 && strings.Trim(digits, "0123456789") == "" {
		return []word{{text: digits, number: true}}
	}
	var words []word
	for _, stem := range appendWords(nil, text) {
		words = append(words, word{text: stem})
	}
	return words
}

// parseQuery reads a search. Words that traders use stand for the schedule's, up
// to three together. The last word is open unless a space ends it, and words of
// four letters are open too, for "knit" finds "knitted".
func parseQuery(query string) []term {
	var words []word
	for _, text := range strings.Fields(strings.ToLower(query)) {
		digits := strings.Trim(text, ".0123456789") == ""
		if long := len(strings.ReplaceAll(text, ".", "")) >= 4; digits && (long || len(words) == 0) {
			words = append(words, toWords(text)...)
			continue
		}
		for _, stem := range appendWords(nil, text) {
			words = append(words, word{text: stem, open: len(stem) >= 4})
		}
	}
	var terms []term
	for i := 0; i < len(words) && len(terms) < 12; {
		t, n := term{words[i]}, 1
		for k := min(3, len(words)-i); k > 0; k-- {
			var names []string
			for _, w := range words[i : i+k] {
				names = append(names, w.text)
			}
			if meant := synonyms()[strings.Join(names, " ")]; meant != nil {
				t, n = append(term{}, meant...), k
				break
			}
		}
		if i += n; i == len(words) && !strings.HasSuffix(query, " ") {
			last := &t[len(t)-1]
			last.open = !last.number && len(last.text) >= 2
		}
		terms = append(terms, t)
	}
	return terms
}

// appendWords appends the stems of the words of a text in lower case. A single
// letter and the word it is joined to are one word: t-shirt, x-ray.
func appendWords(words []string, text string) []string {
	for i := 0; i < len(text); {
		start := i
		for i < len(text) && isWord(text[i]) {
			i++
		}
		w := text[start:i]
		if len(w) == 1 && i+1 < len(text) && text[i] == '-' && isLetter(text[i+1]) {
			for i++; i < len(text) && isWord(text[i]); i++ {
			}
			w = text[start:i]
		}
		if i == start {
			i++
			continue
		}
		for _, s := range [...]string{"'s", "’s", "ʼs"} {
			if strings.HasPrefix(text[i:], s) {
				i += len(s)
			}
		}
		if w = stem(w); len(w) > 1 && !isSilent(w) {
			words = append(words, w)
		}
	}
	return words
}

// isWord reports whether a byte is of a word: the schedule is written in English,
// and what is not a letter of it or a digit parts words.
func isWord(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

// isSilent reports whether a word says nothing about goods.
func isSilent(w string) bool {
	switch w {
	case "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "its", "not", "of", "on", "or", "other",
		"than", "the", "thereof", "this", "to", "whether", "which", "with", "without", "nesoi":
		return true
	}
	return false
}

// stem takes the plural from a word.
func stem(w string) string {
	if len(w) < 4 || w[len(w)-1] != 's' {
		return w
	}
	for _, ending := range [...][2]string{{"ies", "y"}, {"sses", "ss"}, {"ches", "ch"}, {"shes", "sh"}, {"xes", "x"},
		{"ss", "ss"}, {"us", "us"}, {"is", "is"}, {"s", ""}} {
		if rest, ok := strings.CutSuffix(w, ending[0]); ok && len(rest) > 1 {
			return rest + ending[1]
		}
	}
	return w
}

func tenText(number uint64) string { return fmt.Sprintf("%010d", number) }
