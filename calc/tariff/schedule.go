package tariff

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// A Schedule holds the editions of the Harmonized Tariff Schedule that were
// compiled, chapters 1 to 97. It is safe for use by several goroutines.
type Schedule struct {
	editions []Edition
	until    string // the day from which no edition of these holds, "" for none
	rows     []row  // of every edition, in the order of the schedule
	texts    texts
	sum      uint32 // of the bytes that it was read from, by which those that use its words know it
	views    []func() *view
	words    func() *index

	vocabulary *vocabulary
}

// An Edition is the schedule as published, from the day its content was in force.
type Edition struct {
	Name  string // "2026 Revision 10"
	From  string // YYYY-MM-DD
	Known bool   // whether From is known, or the day it was put to with care
	URL   string // where the edition is published
}

// A Line is a tariff line of one edition. The rates are those of its 8 digits.
type Line struct {
	Number  string   // 8 digits, or 10 for a statistical number
	General string   // column 1, general
	Special string   // column 1, special; "" when there is none
	Column2 string   // column 2
	Units   []string // units of quantity, as the words of Units
	Path    []string // descriptions, from the heading down to the line
	Edition string
}

// Oldest is the first day that any of the compiled schedules holds. A program may carry
// the later ones alone.
const Oldest = "2017-01-01"

// Errors of the lookups.
var (
	ErrNoEdition = errors.New("no edition of the tariff schedule is known for the day")
	ErrNoLine    = errors.New("not a number of the tariff schedule")
)

// Editions returns the editions, oldest first.
func (s *Schedule) Editions() []Edition { return s.editions }

// Until returns the day from which none of the editions holds any more, "" where the
// last of them holds still.
func (s *Schedule) Until() string { return s.until }

// At returns the edition in force on a day, and false before the first and after the
// last.
func (s *Schedule) At(date string) (Edition, bool) {
	i := s.at(date)
	if i < 0 {
		return Edition{}, false
	}
	return s.editions[i], true
}

func (s *Schedule) at(date string) int {
	if s.until != "" && date >= s.until {
		return -1
	}
	return sort.Search(len(s.editions), func(i int) bool { return s.editions[i].From > date }) - 1
}

// A view is the rows of one edition and the lines they make.
type view struct {
	*Schedule
	edition int
	rows    []int32 // indexes into Schedule.rows
	lines   []span
	reach   func() []reach // of each row of the schedule

	residual func() []int32 // of each line

	lock     sync.Mutex
	passages map[*view]*passage // to views of other days
}

// A span is a line of 8 digits: its row with the rates, the first of the view's
// rows from there on that are no longer part of it, and its number.
type span struct {
	number     uint32
	start, end int32
}

func (s *Schedule) newView(edition int) *view {
	v := &view{Schedule: s, edition: edition}
	v.reach = sync.OnceValue(v.reaches)
	v.residual = sync.OnceValue(v.residuals)
	for i := range s.rows {
		r := &s.rows[i]
		if r.editions>>edition&1 == 0 {
			continue
		}
		at := int32(len(v.rows))
		v.rows = append(v.rows, int32(i))
		n := len(v.lines)
		if r.pairs == 0 { // "Other:" stands above the numbers that follow it
			continue
		}
		if n > 0 && r.line() == v.lines[n-1].number {
			v.lines[n-1].end = at + 1
		} else if r.general > 0 {
			v.lines = append(v.lines, span{r.line(), at, at + 1})
		}
	}
	return v
}

func (s *Schedule) view(date string) (*view, error) {
	i := s.at(date)
	if i < 0 {
		return nil, fmt.Errorf("%w: %s", ErrNoEdition, date)
	}
	return s.views[i](), nil
}

func (v *view) row(at int32) *row { return &v.Schedule.rows[v.rows[at]] }

// search returns the first line whose number is not below the digits given.
func (v *view) search(number uint32) int {
	return sort.Search(len(v.lines), func(i int) bool { return v.lines[i].number >= number })
}

// Line returns the line of a number of 8 or 10 digits, without dots, on a day.
// When the 8 digits are in the schedule and the statistical number is not, it
// returns the line of 8 digits, which has the rates: the caller sees it by the
// length of Number. The error is ErrNoEdition or ErrNoLine.
func (s *Schedule) Line(date, number string) (Line, error) {
	v, err := s.view(date)
	if err != nil {
		return Line{}, err
	}
	digits, ok := parseDigits(number)
	if !ok || len(number) != 8 && len(number) != 10 {
		return Line{}, fmt.Errorf("%w: %s", ErrNoLine, number)
	}
	wanted := digits
	if len(number) == 10 {
		wanted /= 100
	}
	i := v.search(uint32(wanted))
	if i == len(v.lines) || v.lines[i].number != uint32(wanted) {
		return Line{}, fmt.Errorf("%w in the edition %s: %s", ErrNoLine, v.editions[v.edition].Name, number)
	}
	if len(number) == 10 {
		for at := v.lines[i].start; at < v.lines[i].end; at++ {
			if r := v.row(at); r.pairs == 5 && r.number == digits {
				return v.line(i, at), nil
			}
		}
	}
	return v.line(i, -1), nil
}

// line makes a Line of 8 digits, or of the statistical number at a row.
func (v *view) line(i int, at int32) Line {
	span := v.lines[i]
	rates := v.row(span.start)
	l := Line{
		Number: fmt.Sprintf("%08d", span.number), General: v.texts.rates.at(rates.general),
		Special: v.texts.specials.at(rates.special), Column2: v.texts.rates.at(rates.column2),
		Edition: v.editions[v.edition].Name,
	}
	if at < 0 {
		l.Path, l.Units = v.path(span.start, span.start), v.units(span)
		return l
	}
	l.Number = fmt.Sprintf("%010d", v.row(at).number)
	l.Path, l.Units = v.path(span.start, at), strings.Fields(v.texts.units.at(v.row(at).units))
	return l
}

// units returns the units of a line: those of its statistical numbers together
// where it has none itself.
func (v *view) units(s span) []string {
	var all []string
	for at := s.start; at < s.end; at++ {
		all = append(all, strings.Fields(v.texts.units.at(v.row(at).units))...)
	}
	return unique(all)
}

// path returns the descriptions from the heading down to a row. The row of its
// line is on the way, whatever the indents say.
func (v *view) path(line, at int32) []string {
	var path []string
	above := int8(127)
	for ; at >= 0 && above > 0; at-- {
		if r := v.row(at); r.indent < above || at == line {
			above = r.indent
			path = append([]string{v.texts.descriptions.at(r.description)}, path...)
		}
	}
	return path
}

func (s *Schedule) prepare() {
	s.vocabulary = &vocabulary{} // until Teach brings one
	for i := range s.editions {
		s.views = append(s.views, sync.OnceValue(func() *view { return s.newView(i) }))
	}
	s.words = sync.OnceValue(func() *index { return newIndex(s) })
}
