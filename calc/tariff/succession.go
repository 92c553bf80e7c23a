package tariff

import (
	"math/bits"
	"slices"
	"strings"
)

// Held returns the first day that these editions hold numbers of a prefix, and the day
// from which they no longer do: "" where they hold them to their end.
func (s *Schedule) Held(prefix string) (from, until string, ok bool) {
	first, last, ok := bounds(prefix[:min(8, len(prefix))])
	var in uint32
	for i := range s.rows {
		if r := &s.rows[i]; ok && r.pairs >= 4 && first <= r.line() && r.line() <= last {
			in |= r.editions
		}
	}
	if in == 0 {
		return "", "", false
	}
	if n := bits.Len32(in); n < len(s.editions) {
		until = s.editions[n].From
	}
	return s.editions[bits.TrailingZeros32(in)].From, until, true
}

// A passage leads from the lines of one edition to those of another: to those that the
// first lacks, and how often words stood at lines that the other lacks.
type passage struct {
	lines []Line
	words [][]string
	gone  map[string]int
}

// to makes the passage from a view to another, once.
func (v *view) to(later *view) *passage {
	v.lock.Lock()
	defer v.lock.Unlock()
	if p := v.passages[later]; p != nil {
		return p
	}
	p := &passage{gone: map[string]int{}}
	for i := range later.lines {
		if !v.has(later.lines[i].number) {
			l := later.line(i, -1)
			p.lines, p.words = append(p.lines, l), append(p.words, plainPath(l.Path))
		}
	}
	for i := range v.lines {
		if !later.has(v.lines[i].number) {
			path := v.line(i, -1).Path
			p.gone[plain(path[len(path)-1])]++
		}
	}
	if v.passages == nil {
		v.passages = map[*view]*passage{}
	}
	v.passages[later] = p
	return p
}

// Successors returns the lines of a day that hold the goods of a line of another schedule,
// as far as the words of both tell. They are sure where the whole way down to the line
// reads the same, or where its own words are those of one line that is new and were those
// of one that is gone; else they are the new lines of its chapter that read most like it.
func (s *Schedule) Successors(day, number string, other *Schedule, then string) (lines []Line, sure bool) {
	later, err := s.view(day)
	if err != nil {
		return nil, false
	}
	v, err := other.view(then)
	if err != nil {
		return nil, false
	}
	old, err := other.Line(then, number[:8])
	if err != nil {
		return nil, false
	}
	p, path := v.to(later), plainPath(old.Path)
	leaf := path[len(path)-1]
	telling := len(leaf) >= 12 && p.gone[leaf] == 1 && !slices.ContainsFunc(vagueBeginnings, func(v string) bool { return strings.HasPrefix(leaf, v) })
	var same, leaves, like []Line
	best := 0
	for i, l := range p.lines {
		words := p.words[i]
		if slices.Equal(words, path) {
			same = append(same, l)
		}
		if telling && words[len(words)-1] == leaf && l.General == old.General {
			leaves = append(leaves, l)
		}
		if l.Number[:2] != old.Number[:2] {
			continue
		}
		if n := likeness(path, words, l, old); n > best {
			like, best = []Line{l}, n
		} else if n == best {
			like = append(like, l)
		}
	}
	switch {
	case len(same) > 0:
		return same, true
	case len(leaves) == 1:
		return leaves, true
	case len(like) > 4:
		return nil, false // so many are alike that none is told
	}
	return like, false
}

// vagueBeginnings are those of words that stand under many headings.
var vagueBeginnings = []string{"other", "described", "valued", "containing", "weighing", "not "}

// likeness counts what two lines have in common: digits, the rate and the words.
func likeness(old, new []string, l, was Line) int {
	n := 2 * common(l.Number, was.Number)
	if l.General == was.General {
		n += 2
	}
	words := strings.Fields(strings.Join(new, " "))
	for _, w := range unique(strings.Fields(strings.Join(old, " "))) {
		if len(w) > 3 && slices.Contains(words, w) {
			n++
		}
	}
	return n
}

func (v *view) has(number uint32) bool {
	i := v.search(number)
	return i < len(v.lines) && v.lines[i].number == number
}

// Rewords returns the first words on the way down to a line that read differently in
// another schedule, and how they read there; the last ones where one way is shorter.
func Rewords(a, b []string) (here, there string, differ bool) {
	for i := range a {
		if i == len(b) || i == len(a)-1 && len(b) > len(a) {
			return a[len(a)-1], b[len(b)-1], true
		}
		if joined(a[i]) != joined(b[i]) {
			return a[i], b[i], true
		}
	}
	return "", "", false
}

// joined is a plain text without the spaces, which editions put and lose.
func joined(text string) string { return strings.ReplaceAll(plain(text), " ", "") }

func plainPath(path []string) []string {
	words := make([]string, len(path))
	for i, p := range path {
		words[i] = plain(p)
	}
	return words
}

// plain is a text without what spelling may change: letters and digits, one space between
// words, no markup.
func plain(text string) string {
	var b strings.Builder
	tag, space := false, false
	for _, c := range []byte(strings.ToLower(text)) {
		switch {
		case c == '<':
			tag = true
		case c == '>':
			tag = false
		case tag:
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteByte(c)
		default:
			space = true
		}
	}
	return b.String()
}
