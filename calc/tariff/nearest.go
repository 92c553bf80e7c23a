package tariff

import (
	"fmt"
	"sort"
)

// Children returns the lines below a prefix of digits on a day: its lines of 8
// digits, or the statistical numbers of a line of 8.
func (s *Schedule) Children(date, prefix string) ([]Line, error) {
	v, err := s.view(date)
	if err != nil {
		return nil, err
	}
	first, last, ok := bounds(prefix)
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrNoLine, prefix)
	}
	var lines []Line
	for i := v.search(first); i < len(v.lines) && v.lines[i].number <= last; i++ {
		if len(prefix) < 8 {
			lines = append(lines, v.line(i, -1))
			continue
		}
		for at := v.lines[i].start; at < v.lines[i].end; at++ {
			if v.row(at).pairs == 5 {
				lines = append(lines, v.line(i, at))
			}
		}
	}
	return lines, nil
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
	if len(number) == 10 {
		if lines, _ := s.Children(date, number[:8]); len(lines) > 0 {
			return closest(lines, number, n), nil
		}
	}
	wanted, _, _ := bounds(number[:min(8, len(number))])
	i := v.search(wanted)
	var lines []Line
	for j := max(0, i-n); j < min(i+n, len(v.lines)); j++ {
		lines = append(lines, v.line(j, -1))
	}
	return closest(lines, number, n), nil
}

func closest(lines []Line, number string, n int) []Line {
	wanted := tenDigits(number)
	sort.SliceStable(lines, func(i, j int) bool {
		a, b := lines[i].Number, lines[j].Number
		if x, y := common(a, number), common(b, number); x != y {
			return x > y
		}
		return apart(tenDigits(a), wanted) < apart(tenDigits(b), wanted)
	})
	return lines[:max(0, min(n, len(lines)))]
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
