package tariff

import "fmt"

// A Numbered is a number that goods can have, and which rates it bears: those with the
// same places in the columns bear the same.
type Numbered struct {
	Number                    string // 10 digits, or 8 where the line has no statistical numbers
	General, Special, Column2 uint16
}

// Numbers goes through every number under a prefix of up to 8 digits on a day, in order;
// "" is the whole schedule.
func (s *Schedule) Numbers(date, prefix string, each func(Numbered)) {
	v, err := s.view(date)
	if err != nil {
		return
	}
	first, last, ok := bounds(prefix)
	if !ok && prefix != "" {
		return
	}
	if prefix == "" {
		first, last = 0, 99999999
	}
	for i := v.search(first); i < len(v.lines) && v.lines[i].number <= last; i++ {
		rates := v.row(v.lines[i].start)
		n := Numbered{General: rates.general, Special: rates.special, Column2: rates.column2}
		some := false
		for _, r := range v.below(i) {
			some, n.Number = true, tenText(r.number)
			each(n)
		}
		if !some {
			n.Number = fmt.Sprintf("%08d", v.lines[i].number)
			each(n)
		}
	}
}
