package tariff

import (
	"math/bits"
	"strconv"
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

// A passage leads from the lines of one view to those of another that it lacks: their
// places, and the words on the way down to each, with a line's end between.
type passage struct {
	lines []int
	words []string
	gone  map[string]int // how often words stood at lines that the other lacks
}

// to makes the passage from a view to another, once.
func (v *view) to(later *view) *passage {
	v.lock.Lock()
	defer v.lock.Unlock()
	if v.passages == nil {
		v.passages = map[*view]*passage{}
	}
	p := v.passages[later]
	if p == nil {
		p = &passage{gone: map[string]int{}}
		for i := range later.lines {
			if span := &later.lines[i]; !v.has(span.number) {
				p.lines, p.words = append(p.lines, i), append(p.words, later.words(span))
			}
		}
		for i := range v.lines {
			if span := &v.lines[i]; !later.has(span.number) {
				p.gone[lastOf(v.words(span))]++
			}
		}
		v.passages[later] = p
	}
	return p
}

// words are those on the way down to a line, plainly written.
func (v *view) words(s *span) string { return plain(strings.Join(v.path(s.start, s.start), "\n")) }

func lastOf(words string) string { return words[strings.LastIndexByte(words, '\n')+1:] }

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
	digits, ok := parseDigits(number[:8])
	if err != nil || !ok || !v.has(uint32(digits)) {
		return nil, false
	}
	old := &v.lines[v.search(uint32(digits))]
	p, words, rate := v.to(later), v.words(old), other.texts.rates.at(v.row(old.start).general)
	leaf := lastOf(words)
	telling := len(leaf) >= 12 && p.gone[leaf] == 1 && !saysLittle(leaf)
	// Those that read the same stand before those whose last words do, and those before the likest.
	const alike, reads = 1000, 2000
	best := 0
	var found []int
	for i, at := range p.lines {
		span := &later.lines[at]
		sameRate := later.texts.rates.at(later.row(span.start).general) == rate
		n := 0
		switch {
		case p.words[i] == words:
			n = reads
		case telling && sameRate && lastOf(p.words[i]) == leaf:
			n = alike
		case span.number/1000000 == old.number/1000000:
			n = likeness(words, p.words[i]) + 2*common(number, strconv.Itoa(100000000 + int(span.number))[1:])
			if sameRate {
				n += 2
			}
		}
		if n > best {
			found, best = found[:0], n
		}
		if n > 0 && n == best {
			found = append(found, at)
		}
	}
	if best == alike && len(found) > 1 || len(found) > 4 {
		return nil, false // so many are alike that none is told
	}
	for _, at := range found {
		lines = append(lines, later.line(at, -1))
	}
	return lines, best >= alike
}

// saysLittle reports whether words begin as those that stand under many headings do.
func saysLittle(words string) bool {
	for _, v := range [...]string{"other", "described", "valued", "containing", "weighing", "not "} {
		if strings.HasPrefix(words, v) {
			return true
		}
	}
	return false
}

// likeness counts the words that two ways have in common.
func likeness(old, new string) int {
	n := 0
	new = " " + strings.ReplaceAll(new, "\n", " ") + " "
	for _, w := range unique(strings.Fields(old)) {
		if len(w) > 3 && strings.Contains(new, " "+w+" ") {
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

// plain is a text without what spelling may change: letters and digits, one space between
// words, no markup; lines stay lines.
func plain(text string) string {
	var b strings.Builder
	tag, space, begun := false, false, false
	for _, c := range []byte(strings.ToLower(text)) {
		switch {
		case c == '<':
			tag = true
		case c == '>':
			tag = false
		case tag:
		case c == '\n':
			b.WriteByte(c)
			space, begun = false, false
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			if space && begun {
				b.WriteByte(' ')
			}
			space, begun = false, true
			b.WriteByte(c)
		default:
			space = true
		}
	}
	return b.String()
}
