package tariff

import (
	"math/bits"
	"sort"
	"strings"
)

// A Found is a line that fits a search, with the statistical number below it
// that fits best, or "" when the search does not tell them apart.
type Found struct {
	Line        Line
	Statistical string
}

// An index is all descriptions in lower case, a line each. They are few enough to
// read through for every word that is looked for: less than a megabyte.
type index struct {
	text string
	ends []int32   // of each description, where its line ends
	rows [][]int32 // of each description, the rows of the schedule that have it
}

func newIndex(s *Schedule) *index {
	n := len(s.texts.descriptions)
	x := &index{text: strings.ToLower(strings.Join(s.texts.descriptions, "\n")), ends: make([]int32, n), rows: make([][]int32, n)}
	end := 0
	for d := range x.ends {
		if line := strings.IndexByte(x.text[end:], '\n'); line >= 0 {
			end += line + 1
		} else {
			end = len(x.text)
		}
		x.ends[d] = int32(end)
	}
	for i := range s.rows {
		d := s.rows[i].description - 1
		x.rows[d] = append(x.rows[d], int32(i))
	}
	return x
}

// length returns how long a description is, in words of six letters.
func (x *index) length(d int32) int32 {
	if d > 0 {
		return (x.ends[d] - x.ends[d-1]) / 6
	}
	return x.ends[d] / 6
}

// A hit is a description that has a word, and how much it says about the goods.
type hit struct{ description, weight int32 }

// find returns the descriptions that have a word, or when it is open a longer
// word that begins with it.
func (x *index) find(w word) []hit {
	var hits []hit
	root := strings.TrimSuffix(w.text, "y") // battery, batteries
	d := int32(0)
	for at := 0; ; at++ {
		next := strings.Index(x.text[at:], root)
		if next < 0 {
			return hits
		}
		if at += next; at > 0 && isWord(x.text[at-1]) {
			continue
		}
		end := at + len(root)
		for end < len(x.text) && isWord(x.text[end]) {
			end++
		}
		for x.ends[d] <= int32(at) {
			d++
		}
		found := stem(x.text[at:end])
		switch first := at == 0 || x.text[at-1] == '\n'; {
		case found == w.text && first:
			hits = append(hits, hit{d, ofFirst})
		case found == w.text:
			hits = append(hits, hit{d, ofWhole})
		case w.open && strings.HasPrefix(found, w.text):
			hits = append(hits, hit{d, ofBegun})
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
// the words above it, statistical ones least; the first word names the goods, and a whole word says
// more than the beginning of one.
const (
	ofLine, ofGroup, ofHeading, ofStatistical = 10, 9, 8, 5
	ofFirst, ofWhole, ofBegun                 = 5, 4, 2
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
	sort.SliceStable(best, func(i, j int) bool { return total[best[i]] > total[best[j]] })
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
	x, reach := v.Schedule.words(), v.reach()
	hits := x.find(w)
	rare := rarity(len(hits), len(x.ends))
	for _, h := range hits {
		// One word of two names the goods; one of forty is among others.
		points := rare * h.weight * 16 / (12 + min(x.length(h.description), 36))
		for _, r := range x.rows[h.description] {
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
