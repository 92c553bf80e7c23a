package tariff

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// A Found is a line that fits a search, with the statistical number below it
// that fits best, or "" when the search does not tell them apart.
type Found struct {
	Line        Line
	Statistical string
}

// An index is the words of all descriptions one after the other, as stems and
// each after a space. There are few enough to read through for every word that is
// looked for: half a megabyte.
type index struct {
	text  string
	ends  []int32   // of each description, where its words end
	sizes []uint8   // of each description, how many words it has
	rows  [][]int32 // of each description, the rows of the schedule that have it
}

func newIndex(s *Schedule) *index {
	n := len(s.texts.descriptions)
	x := &index{ends: make([]int32, n), sizes: make([]uint8, n), rows: make([][]int32, n)}
	var text strings.Builder
	var words []string
	for d, description := range s.texts.descriptions {
		words = appendWords(words[:0], strings.ToLower(description))
		for _, w := range words {
			text.WriteByte(' ')
			text.WriteString(w)
		}
		text.WriteByte('\n')
		x.ends[d], x.sizes[d] = int32(text.Len()), uint8(min(len(words), 255))
	}
	x.text = text.String()
	for i := range s.rows {
		d := s.rows[i].description - 1
		x.rows[d] = append(x.rows[d], int32(i))
	}
	return x
}

// find returns the descriptions that have a word whole, and those that have a
// longer word beginning with it.
func (x *index) find(stem string) (whole, begun []int32) {
	d := int32(0)
	for at := 0; ; at++ {
		next := strings.Index(x.text[at:], stem)
		if next < 0 {
			return whole, begun
		}
		at += next
		if x.text[at-1] != ' ' {
			continue
		}
		for int(x.ends[d]) <= at {
			d++
		}
		if after := x.text[at+len(stem)]; after == ' ' || after == '\n' {
			whole = append(whole, d)
		} else {
			begun = append(begun, d)
		}
	}
}

// A reach is the lines below a row of a view: those from first up to last.
type reach struct{ first, last int32 }

// reaches returns the lines below each row of the schedule that the view has.
// The rows of a line, with the rates or statistical, reach that line.
func (v *view) reaches() []reach {
	all := make([]reach, len(v.Schedule.rows))
	var open []int32 // rows of the schedule above the current one
	line := -1
	for at, i := range v.rows {
		for len(open) > 0 && v.Schedule.rows[open[len(open)-1]].indent >= v.row(int32(at)).indent {
			all[open[len(open)-1]].last = int32(line + 1)
			open = open[:len(open)-1]
		}
		if line+1 < len(v.lines) && v.lines[line+1].start == int32(at) {
			line++
		}
		if line >= 0 && int32(at) < v.lines[line].end {
			all[i] = reach{int32(line), int32(line + 1)}
			continue
		}
		all[i].first = int32(line + 1)
		open = append(open, i)
	}
	for _, i := range open {
		all[i].last = int32(len(v.lines))
	}
	return all
}

// Weights of a match, by where it stands: words of the line itself say more than
// the words above it, statistical ones least; a whole word says more than the
// beginning of one.
const (
	ofLine, ofGroup, ofHeading, ofStatistical = 10, 9, 8, 5
	ofWhole, ofBegun                          = 4, 2
)

// Find returns up to n lines of a day that fit the words of a search best, the
// best first. Digits find the numbers that begin with them. The last word may
// be unfinished.
func (s *Schedule) Find(date, query string, n int) ([]Found, error) {
	v, err := s.view(date)
	if err != nil {
		return nil, err
	}
	terms := parseQuery(query)
	total, matched := make([]int32, len(v.lines)), make([]uint8, len(v.lines))
	score := make([]int32, len(v.lines))
	for _, t := range terms {
		clear(score)
		for rank, w := range t {
			v.score(score, w, int32(rank))
		}
		for i, points := range score {
			if points > 0 {
				total[i] += points
				matched[i]++
			}
		}
	}
	var best []int32
	for i, points := range total {
		if points > 0 {
			// A line that has all the words goes before lines that have some.
			total[i] = points * int32(matched[i]) * int32(matched[i])
			best = append(best, int32(i))
		}
	}
	slices.SortFunc(best, func(a, b int32) int {
		return cmp.Or(cmp.Compare(total[b], total[a]), cmp.Compare(a, b))
	})
	var found []Found
	for _, i := range best[:max(0, min(n, len(best)))] {
		found = append(found, Found{v.line(int(i), -1), v.statistical(v.lines[i], terms)})
	}
	return found, nil
}

// score raises the score of every line that a word or a number finds. Of the
// numbers that one term stands for, the first rank before the others.
func (v *view) score(score []int32, w word, rank int32) {
	if w.number {
		first, last, ok := bounds(w.text[:min(8, len(w.text))])
		for i := v.search(first); ok && i < len(v.lines) && v.lines[i].number <= last; i++ {
			score[i] = max(score[i], 100*(ofWhole*ofLine-rank))
		}
		return
	}
	whole, begun := v.Schedule.words().find(w.text)
	v.scoreRows(score, whole, ofWhole)
	if w.open {
		v.scoreRows(score, begun, ofBegun)
	}
}

func (v *view) scoreRows(score []int32, descriptions []int32, weight int32) {
	x, reach := v.Schedule.words(), v.reach()
	weight *= rarity(len(descriptions), len(x.ends))
	for _, d := range descriptions {
		// One word of two names the goods; one of forty is among others.
		points := weight * 16 / (12 + int32(min(x.sizes[d], 36)))
		for _, r := range x.rows[d] {
			row := &v.Schedule.rows[r]
			if row.editions>>v.edition&1 == 0 {
				continue
			}
			for j := reach[r].first; j < reach[r].last; j++ {
				score[j] = max(score[j], points*row.place())
			}
		}
	}
}

// place returns the weight of where a row stands.
func (r *row) place() int32 {
	switch {
	case r.general > 0:
		return ofLine
	case r.pairs == 5:
		return ofStatistical
	case r.indent == 0:
		return ofHeading
	}
	return ofGroup
}

// rarity is four times the binary logarithm of how rare a word is, in integers
// so that every machine ranks alike.
func rarity(some, all int) int32 {
	ratio := uint64(all/max(1, some)) + 1
	ratio = min(ratio, 1<<15)
	return int32(bits.Len64(ratio * ratio * ratio * ratio))
}

// statistical returns the statistical number of a line that has the most of the
// terms in the words below the line, or the only one there is.
func (v *view) statistical(s span, terms []term) string {
	best, most, only := "", 0, ""
	var numbers int
	for at := s.start; at < s.end; at++ {
		r := v.row(at)
		if r.pairs != 5 {
			continue
		}
		numbers++
		only = tenText(r.number)
		var words []string
		above := int8(127)
		for up := at; up > s.start; up-- {
			if u := v.row(up); u.indent < above {
				above = u.indent
				words = appendWords(words, strings.ToLower(v.texts.descriptions.at(u.description)))
			}
		}
		hits := 0
		for _, t := range terms {
			if t.in(words, only) {
				hits++
			}
		}
		if hits > most {
			best, most = only, hits
		}
	}
	if numbers == 1 {
		return only
	}
	return best
}
