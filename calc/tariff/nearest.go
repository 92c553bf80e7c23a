package tariff

import (
	"fmt"
	"iter"
	"math"
	"sort"
)

// Children returns the lines below a prefix of digits on a day: its lines of 8
// digits, or the statistical numbers of a line of 8.
func (s *Schedule) Children(date, prefix string) ([]Line, error) {
	lines, _, err := s.FirstChildren(date, prefix, math.MaxInt)
	return lines, err
}

// FirstChildren returns the first lines of Children and how many there are in all.
func (s *Schedule) FirstChildren(date, prefix string, most int) (lines []Line, all int, err error) {
	v, err := s.view(date)
	if err != nil {
		return nil, 0, err
	}
	first, last, ok := bounds(prefix)
	if !ok {
		return nil, 0, fmt.Errorf("%w: %s", ErrNoLine, prefix)
	}
	add := func(i int, at int32) {
		if all++; all <= most {
			lines = append(lines, v.line(i, at))
		}
	}
	for i := v.search(first); i < len(v.lines) && v.lines[i].number <= last; i++ {
		if len(prefix) < 8 {
			add(i, -1)
			continue
		}
		for at := range v.below(i) {
			add(i, at)
		}
	}
	return lines, all, nil
}

// below goes through the rows of the statistical numbers of a line of 8 digits.
func (v *view) below(i int) iter.Seq2[int32, *row] {
	return func(yield func(int32, *row) bool) {
		for at := v.lines[i].start; at < v.lines[i].end; at++ {
			if r := v.row(at); r.pairs == 5 && !yield(at, r) {
				return
			}
		}
	}
}

// Nearest returns up to n lines that exist on a day and are nearest to a number:
// those with the most leading digits in common, then the least apart. Of a
// statistical number whose line exists they are the statistical numbers of it.
func (s *Schedule) Nearest(date, number string, n int) ([]Line, error) {
	v, err := s.view(date)
	if err != nil {
		return nil, err
	}
	if _, ok := parseDigits(number); !ok || len(number) < 2 || len(number) > 10 {
		return nil, fmt.Errorf("%w: %s", ErrNoLine, number)
	}
	var near []neighbor
	wanted, _, _ := bounds(number[:min(8, len(number))])
	i := v.search(wanted)
	if len(number) == 10 && i < len(v.lines) && v.lines[i].number == wanted {
		for at, r := range v.below(i) {
			near = append(near, neighbor{number: tenText(r.number), line: i, at: at})
		}
	}
	if len(near) == 0 {
		for j := max(0, i-n); j < min(i+n, len(v.lines)); j++ {
			near = append(near, neighbor{number: fmt.Sprintf("%08d", v.lines[j].number), line: j, at: -1})
		}
	}
	var lines []Line
	for _, x := range closest(near, number, n) {
		lines = append(lines, v.line(x.line, x.at))
	}
	return lines, nil
}

// Below returns the statistical numbers of a line of 8 digits on a day, without what else
// a Line says.
func (s *Schedule) Below(date, line string) []string {
	v, err := s.view(date)
	digits, ok := parseDigits(line)
	if err != nil || !ok || len(line) != 8 {
		return nil
	}
	i := v.search(uint32(digits))
	if i == len(v.lines) || v.lines[i].number != uint32(digits) {
		return nil
	}
	var numbers []string
	for _, r := range v.below(i) {
		numbers = append(numbers, tenText(r.number))
	}
	return numbers
}

// A neighbor is a line that may be made. To make one is dear, and of many few are wanted.
type neighbor struct {
	number string
	line   int
	at     int32
	common int    // how many leading digits it has in common with the number
	apart  uint64 // how far it is from it
}

func closest(near []neighbor, number string, n int) []neighbor {
	wanted := tenDigits(number)
	for i := range near {
		x := &near[i]
		x.common, x.apart = common(x.number, number), apart(tenDigits(x.number), wanted)
	}
	sort.SliceStable(near, func(i, j int) bool {
		if x, y := near[i].common, near[j].common; x != y {
			return x > y
		}
		return near[i].apart < near[j].apart
	})
	return near[:max(0, min(n, len(near)))]
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func apart(a, b uint64) uint64 {
	if a > b {
		return a - b
	}
	return b - a
}

func tenDigits(number string) uint64 {
	digits, _ := parseDigits((number + "0000000000")[:10])
	return digits
}

// bounds returns the first and the last number of 8 digits with a prefix.
func bounds(prefix string) (first, last uint32, ok bool) {
	if len(prefix) < 1 || len(prefix) > 8 {
		return 0, 0, false
	}
	a, ok := parseDigits((prefix + "00000000")[:8])
	b, _ := parseDigits((prefix + "99999999")[:8])
	return uint32(a), uint32(b), ok
}

func parseDigits(s string) (uint64, bool) {
	var n uint64
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > 1<<58 {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return n, s != ""
}
