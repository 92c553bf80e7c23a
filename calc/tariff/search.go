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
	Likely      string // Statistical, or the last number of the line, which takes what the others leave
	points      int32  // how well it fits, beside the others
}

// A Finding is what a search finds, the best line first.
type Finding struct {
	Lines []Found
	Vague []string // names in it that say too little: when there is nothing else, no line is a guess worth giving
	Sure  *Surety  // of the first heading; nil where digits were asked for, or nothing was found
}

// An index is where every word stands in the descriptions.
type index struct {
	words   []string         // sorted
	at      map[string]int32 // where the hits of a word stand in all
	all     [][]hit
	lengths []int32   // of each description, in words of six letters
	rows    [][]int32 // of each description, the rows of the schedule that have it
}

// A hit is a description that has a word, and how much it says about the goods.
type hit struct{ description, weight int32 }

func newIndex(s *Schedule) *index {
	n := len(s.texts.descriptions)
	x := &index{at: make(map[string]int32, n/2), lengths: make([]int32, n), rows: make([][]int32, n)}
	for d, text := range s.texts.descriptions {
		x.lengths[d] = int32(len(text) / 6)
		for i, w := range stems(text) {
			weight := int32(ofWhole)
			if i == 0 {
				weight = ofFirst
			}
			at, ok := x.at[w]
			if !ok {
				at = int32(len(x.all))
				x.at[w], x.all, x.words = at, append(x.all, nil), append(x.words, w)
			}
			if have := x.all[at]; len(have) == 0 || have[len(have)-1].description != int32(d) {
				x.all[at] = append(have, hit{int32(d), weight})
			}
		}
	}
	sort.SliceStable(x.words, func(i, j int) bool { return x.words[i] < x.words[j] })
	for i := range s.rows {
		d := s.rows[i].description - 1
		x.rows[d] = append(x.rows[d], int32(i))
	}
	return x
}

// hits returns where a word stands.
func (x *index) hits(word string) []hit {
	if at, ok := x.at[word]; ok {
		return x.all[at]
	}
	return nil
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
// the words above it, statistical ones least; the first word names the goods, and a
// whole word says more than the beginning of one.
const (
	ofLine, ofGroup, ofHeading, ofStatistical = 10, 9, 8, 5
	ofFirst, ofWhole, ofBegun                 = 5, 4, 1
)

// What a name from the vocabulary is worth beside the words of the schedule, what each
// later of its numbers loses to the one before it, in a hundred, and what a line gains
// for being the residual one of its heading, and for how often its heading is named. What
// stands after "for" or "with", and a word beside a name, count in a hundred. A name gains
// so much in a hundred for each word more than one, for it says more exactly what the goods
// are, and for standing where the goods are named.
var (
	ofNamed     int32 = 2400
	ofLater     int32 = 86
	ofResidual  int32 = 90
	ofLikely    int32 = 14
	ofAlsoNamed int32 = 60
	ofUnnamed   int32 = 70
	ofPhrase    int32 = 40
	ofHead      int32 = 10
)

// Find returns up to n lines of a day that fit the words of a search best, the best
// first, and of one heading a few before the others have their turn. Digits find the
// numbers that begin with them. The last word may be unfinished.
func (s *Schedule) Find(date, query string, n int) (*Finding, error) {
	return s.FindWhile(func() {}, date, query, n)
}

// FindWhile is Find for somebody who may not wait for what is found: look is called often,
// and may panic to end the search.
func (s *Schedule) FindWhile(look func(), date, query string, n int) (*Finding, error) {
	v, err := s.view(date)
	if err != nil {
		return nil, err
	}
	asked := s.parseQuery(look, query)
	if asked.saysTooLittle() {
		return &Finding{Vague: asked.vague}, nil
	}
	total, score := make([]int32, len(v.lines)), make([]int32, len(v.lines))
	divide := int32(1)
	if asked.whole { // the vocabulary knows better what is meant than words that happen to be the same
		divide = 3
	}
	for _, t := range asked.terms {
		look()
		clear(score)
		v.score(score, t.word)
		for _, w := range t.also {
			v.score(score, w)
		}
		for i, points := range score {
			total[i] += points * t.weight / 100 / divide
		}
		clear(score)
		worth := ofNamed
		for _, number := range t.numbers {
			v.name(score, number, worth)
			worth = worth * ofLater / 100
		}
		for i, points := range score {
			total[i] += points * t.weight / 100
		}
	}
	var best []int32
	residual := v.residual()
	for i, points := range total {
		if points > 0 {
			best = append(best, int32(i))
			total[i] = points * 8
			if asked.words { // digits alone find lines in the order of the tariff
				total[i] += ofResidual*residual[i] + ofLikely*v.vocabulary.likely(v.lines[i].number)
			}
		}
	}
	sort.SliceStable(best, func(i, j int) bool { return total[best[i]] > total[best[j]] })
	f := &Finding{Vague: asked.vague}
	for _, i := range v.inTurn(best, max(0, n)) {
		look()
		told, likely := v.statistical(v.lines[i], asked.terms)
		f.Lines = append(f.Lines, Found{v.line(int(i), -1), told, likely, total[i]})
	}
	f.Sure = s.sure(&asked, f.Lines)
	return f, nil
}

// lines are how many of the best heading and each other have their turn among ten before the rest.
var lines = [...]int{5, 1}

// inTurn takes n lines, of each heading at first only a few.
func (v *view) inTurn(best []int32, n int) []int32 {
	if n == 0 {
		return nil
	}
	var first, later []int32
	var taken [10000]int16 // of each heading
	var rank [10000]int8
	headings, ten := 0, max(1, n/10)
	for _, i := range best {
		heading := v.lines[i].number / 10000
		if taken[heading] == 0 {
			rank[heading] = int8(min(headings, len(lines)-1))
			headings++
		}
		most := lines[rank[heading]] * ten
		if taken[heading]++; int(taken[heading]) <= most {
			if first = append(first, i); len(first) == n {
				return first
			}
		} else {
			later = append(later, i)
		}
	}
	return append(first, later[:min(len(later), max(0, n-len(first)))]...)
}

// name raises the score of the lines below a number.
func (v *view) name(score []int32, number string, worth int32) {
	first, last, ok := bounds(number[:min(8, len(number))])
	for i := v.search(first); ok && i < len(v.lines) && v.lines[i].number <= last; i++ {
		score[i] = max(score[i], worth)
	}
}

// score raises the score of every line that a word finds.
func (v *view) score(score []int32, w word) {
	if w.number {
		v.name(score, w.text, 2*ofNamed)
		return
	}
	x, reach := v.Schedule.words(), v.reach()
	v.hit(score, reach, x, x.hits(w.text), 1)
	if !w.open {
		return
	}
	for at := sort.SearchStrings(x.words, w.text); at < len(x.words) && strings.HasPrefix(x.words[at], w.text); at++ {
		if longer := x.words[at]; longer != w.text {
			v.hit(score, reach, x, x.hits(longer), ofWhole*int32(len(longer))/int32(len(w.text)))
		}
	}
}

func (v *view) hit(score []int32, reach []reach, x *index, hits []hit, less int32) {
	rare := rarity(len(hits), len(x.rows))
	for _, h := range hits {
		// One word of two names the goods; one of forty is among others.
		points := rare * h.weight * 16 / (12 + min(x.lengths[h.description], 36)) / less
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

// residuals returns, for each line, how many of the last two descriptions above and at
// it say "Other": what nobody said of the goods is the residual line's, and never that of
// goods that are worth a few cents.
func (v *view) residuals() []int32 {
	all := make([]int32, len(v.lines))
	for i, l := range v.lines {
		path := v.path(l.start, l.start)
		for _, p := range path[max(1, len(path)-3):] {
			if strings.HasPrefix(p, "Other") {
				all[i]++
			} else if strings.Contains(p, " cents ") {
				all[i] -= 6 // what is worth so little is seldom sold alone
			}
		}
		if len(path) > 0 && strings.HasPrefix(path[len(path)-1], "Other") {
			all[i] += 2
		}
	}
	return all
}

// rarity is four times the binary logarithm of how rare a word is, in integers
// so that every machine ranks alike.
func rarity(some, all int) int32 {
	ratio := uint64(all/max(1, some)) + 1
	ratio = min(ratio, 1<<15)
	return int32(bits.Len64(ratio * ratio * ratio * ratio))
}

// statistical returns the statistical number of a line that has the most of the
// terms in the words below the line, or the only one there is, and the likeliest.
func (v *view) statistical(s span, terms []term) (told, likely string) {
	best, most, residual, numbers := "", 0, "", 0
	for at := s.start; at < s.end; at++ {
		r := v.row(at)
		if r.pairs != 5 {
			continue
		}
		number := tenText(r.number)
		var words []string
		above := int8(127)
		for up := at; up > s.start; up-- {
			if u := v.row(up); u.indent < above {
				above = u.indent
				words = append(words, stems(v.texts.descriptions.at(u.description))...)
			}
		}
		hits := 0
		for _, t := range terms {
			if t.in(words, number) {
				hits++
			}
		}
		if hits > most {
			best, most = number, hits
		}
		residual = number
		numbers++
	}
	if best == "" && numbers == 1 {
		best = residual
	}
	if best == "" {
		return "", residual
	}
	return best, best
}
