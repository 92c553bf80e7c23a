package tariff

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// A word of a search: a stem, or the digits a number begins with. An open word
// may go on.
type word struct {
	text         string
	number, open bool
}

// A term of a search is a word as it was said, other words for it, and the numbers
// that the vocabulary knows for it or for the phrase that begins with it.
type term struct {
	word
	also    []word
	numbers []string
	weight  int32 // in a hundred
	vague   bool  // a part of a name that says too little
	named   bool  // a part of a name
	beside  bool  // a word for another, or one that no line has: it names no goods
}

// in reports whether a statistical number has the term in its words.
func (t *term) in(words []string, number string) bool {
	if t.number {
		return len(t.text) > 8 && strings.HasPrefix(number, t.text)
	}
	for _, have := range words {
		if have == t.text || t.open && len(t.text) > 3 && strings.HasPrefix(have, t.text) {
			return true
		}
		for _, w := range t.also {
			if have == w.text {
				return true
			}
		}
	}
	for _, n := range t.numbers {
		if len(n) > 8 && strings.HasPrefix(number, n) {
			return true
		}
	}
	return false
}

// A vocabulary is what people call goods: names of up to four words, each with the
// numbers that hold the goods, the likeliest first, or other words for it. A name that
// says too little has the one number "?".
type vocabulary struct {
	meant map[string][]string
	words map[string][]string // every word of every name, with what one of those names means
	names []string            // sorted
	runes int                 // of the longest name without spaces
	heads [10000]int32
}

const vague = "?"

// Teach gives the schedule the vocabulary that tools/words compiles: lines of names
// parted by commas, "=", and numbers or words parted by spaces. A name is as [Name] gives
// it: to take all of them apart would hold up every page that is opened. It must be called
// before the first search, or when none is under way.
func (s *Schedule) Teach(text string) error {
	most := strings.Count(text, ",") + strings.Count(text, "=")
	v := &vocabulary{meant: make(map[string][]string, most), words: map[string][]string{}, names: make([]string, 0, most)}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		names, meant, ok := strings.Cut(line, "=")
		numbers := strings.Fields(meant)
		if !ok || len(numbers) == 0 {
			return fmt.Errorf("the vocabulary has the line %q; a line is names, =, and what they mean", line)
		}
		for _, name := range strings.Split(names, ",") {
			if _, ok := v.meant[name]; !ok {
				v.names = append(v.names, name)
			}
			v.meant[name] = numbers
			for rest, more := name, true; more; {
				var w string
				w, rest, more = strings.Cut(rest, " ")
				v.words[w] = numbers
			}
			if name != "" && name[0] >= 0x80 {
				v.runes = max(v.runes, len(name))
			}
		}
		if first, _, ok := bounds(numbers[0]); ok {
			v.heads[first/10000] += int32(strings.Count(names, ",") + 1)
		}
	}
	sort.SliceStable(v.names, func(i, j int) bool { return v.names[i] < v.names[j] })
	s.vocabulary = v
	return nil
}

// Learn gives the schedule the vocabulary that another one was taught.
func (s *Schedule) Learn(from *Schedule) { s.vocabulary = from.vocabulary }

// likely returns how much the vocabulary has to say of the heading of a line: four times
// the binary logarithm of the names it has.
func (v *vocabulary) likely(number uint32) int32 {
	return rarity(1, int(v.heads[number/10000]))
}

// A search as it was understood.
type search struct {
	terms []term
	vague []string // names in it that say too little
	words bool     // whether there is more than digits
	whole bool     // whether a single name of the vocabulary is all there is

	headFirst bool // whether the name of the goods stands first, as in Spanish and French
}

// saysTooLittle reports whether nothing but vague names was said, and what they are of, for
// whom or by whom: cotton items, men's accessories, a brand's parts.
func (a *search) saysTooLittle() bool {
	if len(a.vague) == 0 {
		return false
	}
	for _, t := range a.terms {
		if !t.vague && !t.beside {
			return false
		}
	}
	return true
}

const (
	mostWords   = 40
	mostUnknown = 8 // words that are looked up for a wrong letter, which takes longest
)

// beside are words after which stands what the goods are for, or have with them; romance are
// words of Spanish and French that follow the name of the goods.
const (
	beside  = " for with para con pour avec "
	romance = " de del du en para con pour avec "
)

// parseQuery reads a search: numbers, words, names of the vocabulary up to four words
// long. The last word is open unless a space ends it, and words of four letters are open
// too, for "knit" finds "knitted".
func (s *Schedule) parseQuery(look func(), query string) search {
	var asked search
	voc, x := s.vocabulary, s.words()
	if len(query) > 4000 {
		query = query[:4000]
	}
	weight := int32(100)
	for _, text := range strings.Fields(query) {
		digits := strings.ReplaceAll(text, ".", "")
		number := digits != "" && strings.Trim(digits, "0123456789") == ""
		if number && len(asked.terms) < mostWords && len(digits) >= 2 && (len(digits) >= 4 || len(asked.terms) == 0) {
			asked.terms = append(asked.terms, term{word: word{text: digits, number: true}, weight: 100})
			continue
		}
		for _, stem := range voc.parted(stems(text)) {
			asked.words = true
			if len(asked.terms) < mostWords {
				asked.terms = append(asked.terms, term{word: word{text: stem, open: len(stem) >= 4}, weight: weight})
			}
		}
		if lower := " " + strings.ToLower(text) + " "; len(asked.terms) > 0 {
			if strings.Contains(beside, lower) {
				weight = ofAlsoNamed
			}
			asked.headFirst = asked.headFirst || strings.Contains(romance, lower)
		}
	}
	unknown, unfinished := 0, len(query) > 0 && query[len(query)-1] != ' '
	for i := range asked.terms {
		look()
		t := &asked.terms[i]
		if last := i == len(asked.terms)-1; last && unfinished {
			t.open = !t.number && len(t.text) >= 2
		}
		if unknown < mostUnknown && !t.number && x.hits(t.text) == nil && voc.words[t.text] == nil {
			unknown++
			t.text = s.nearest(t.text, i == len(asked.terms)-1 && unfinished)
		}
	}
	for i := 0; i < len(asked.terms); {
		n := 1
		for k := min(4, len(asked.terms)-i); k > 0; k-- {
			var names []string
			for _, t := range asked.terms[i : i+k] {
				names = append(names, t.text)
			}
			name := strings.Join(names, " ")
			meant := voc.meant[name]
			if last := i+k == len(asked.terms); meant == nil && last && unfinished && len(name) >= 3 && x.hits(names[k-1]) == nil {
				meant = voc.begun(name)
			}
			if meant == nil {
				continue
			}
			asked.mean(i, k, name, meant)
			asked.whole = k == len(asked.terms)
			n = k
			break
		}
		i += n
	}
	for i := range asked.terms {
		t := &asked.terms[i]
		t.beside = !t.number && len(t.numbers) == 0 && (len(t.also) > 0 || !t.named && x.hits(t.text) == nil)
	}
	asked.weigh()
	return asked
}

// weigh lets words that are no part of a name say less where a name says what the goods are,
// and of several names the one say more that stands where the goods are named: last in
// English and Chinese, first in Spanish and French.
func (a *search) weigh() {
	named, head := false, -1
	for i, t := range a.terms {
		named = named || len(t.numbers) > 0
		if len(t.numbers) > 0 && t.weight > ofAlsoNamed && (head < 0 || !a.headFirst) {
			head = i
		}
	}
	if head >= 0 {
		a.terms[head].weight += a.terms[head].weight * ofHead / 100
	}
	for i := range a.terms {
		if t := &a.terms[i]; named && !t.named && !t.number {
			t.weight = t.weight * ofUnnamed / 100
		}
	}
}

// mean gives a term what the vocabulary means by the name that begins with it.
func (a *search) mean(i, words int, name string, meant []string) {
	t := &a.terms[i]
	t.weight += t.weight * ofPhrase * int32(words-1) / 100
	for k := range words {
		a.terms[i+k].named = true
	}
	for _, m := range meant {
		switch {
		case m == vague:
			a.vague = append(a.vague, name)
			for k := range words {
				a.terms[i+k].vague = true
			}
		case m[0] <= '9':
			t.numbers = append(t.numbers, m)
		default:
			t.also = append(t.also, word{text: m})
		}
	}
}

// begun returns what the shortest name means that begins with a text.
func (v *vocabulary) begun(text string) []string {
	best := ""
	for at := sort.SearchStrings(v.names, text); at < len(v.names) && strings.HasPrefix(v.names[at], text); at++ {
		if name := v.names[at]; best == "" || len(name) < len(best) {
			best = name
		}
	}
	return v.meant[best]
}

// parted parts words of Chinese, which have no spaces, into the longest names that the
// vocabulary has; what it has no name for says nothing.
func (v *vocabulary) parted(words []string) []string {
	var all []string
	for _, w := range words {
		if w[0] < 0x80 {
			all = append(all, w)
			continue
		}
		for len(w) > 0 {
			n := min(v.runes, len(w))
			for n > 0 && v.meant[w[:n]] == nil {
				n -= 3
			}
			if n > 0 {
				all = append(all, w[:n])
			}
			w = w[max(n, 3):]
		}
	}
	return all
}

// nearest returns the known word that differs from a word in one letter, or the word
// itself. The first letter counts as right, and a beginning may still go on.
func (s *Schedule) nearest(text string, unfinished bool) string {
	if len(text) < 4 || text[0] < 'a' {
		return text
	}
	x, best, most := s.words(), text, 0
	look := func(known string, often int) {
		if known[0] != text[0] {
			return
		}
		if unfinished && strings.HasPrefix(known, text) {
			best, most = text, 1<<30
		}
		if apart := len(known) - len(text); apart < -1 || apart > 1 || !oneOff(known, text) {
			return
		}
		// Of two that are known as well the first in the alphabet: a map has no order.
		often += len(x.hits(known))
		if often > most || often == most && known < best {
			best, most = known, often
		}
	}
	for at := sort.SearchStrings(x.words, text[:1]); at < len(x.words) && x.words[at][0] == text[0]; at++ {
		look(x.words[at], 0)
	}
	for w := range s.vocabulary.words {
		look(w, 1000)
	}
	return best
}

// oneOff reports whether two texts differ by one letter: another, one more, one less, or
// two that changed places.
func oneOff(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	if len(a) > len(b) {
		return a[i+1:] == b[i:]
	}
	if i == len(b) {
		return true
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// stems returns the stems of the words of a text. A single letter and the word it is
// joined to are one word: t-shirt, x-ray. A run of Chinese is one word.
func stems(text string) []string {
	text = folded(text)
	var words []string
	for i := 0; i < len(text); {
		start, kind := i, isWord[text[i]]
		for i < len(text) && isWord[text[i]] == kind && (kind != 0 || i == start) {
			i++
		}
		w := text[start:i]
		if len(w) == 1 && i+1 < len(text) && text[i] == '-' && isWord[text[i+1]] == 1 {
			for i++; i < len(text) && isWord[text[i]] == 1; i++ {
			}
			w = text[start:i]
		}
		if kind == 0 {
			continue
		}
		if strings.HasPrefix(text[i:], "'s") {
			i += 2
		}
		if w = stem(w); len(w) > 1 && !silent[w] {
			words = append(words, w)
		}
	}
	return words
}

// isWord is what a byte of a folded text belongs to: 1 for a word in letters and digits,
// 2 for a run of Chinese, 0 for what parts words.
var isWord = func() (all [256]byte) {
	for c := range all {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			all[c] = 1
		case c >= 0x80:
			all[c] = 2
		}
	}
	return all
}()

// marked is what each of the letters from À to ß, and again from à to ÿ, is without its
// mark; a dot where it is no letter of a word.
const marked = "aaaaaaaceeeeiiiidnooooo.ouuuuy.."

// folded returns a text in small letters without accents. Letters that are neither Latin
// nor Chinese part words.
func folded(text string) string {
	b := make([]byte, 0, len(text))
	for _, r := range text {
		switch {
		case 'A' <= r && r <= 'Z':
			b = append(b, byte(r)+'a'-'A')
		case r < 0x80:
			b = append(b, byte(r))
		case r == 'œ' || r == 'Œ':
			b = append(b, "oe"...)
		case r == '’' || r == 'ʼ':
			b = append(b, '\'')
		case r == '‑' || r == '–':
			b = append(b, '-')
		case 0xC0 <= r && r <= 0xFF:
			b = append(b, marked[(r-0xC0)%32])
		case 0x4E00 <= r && r <= 0x9FFF:
			b = utf8.AppendRune(b, r)
		default:
			b = append(b, ' ')
		}
	}
	return string(b)
}

// silent are words that say nothing about goods, in four languages.
var silent = set("an and as at by for from in into is it its not of on or other than the thereof this to whether which with without nesoi " +
	"de del la el los las para con y en un una por sin le les des du pour avec et au aux une sur sans ou new hot")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
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

// Name returns a name as the vocabulary keeps it: the stems of its words.
func Name(name string) string { return strings.Join(stems(name), " ") }
