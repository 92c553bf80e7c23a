package law

import "strconv"

// UnlikeOrigins returns a country for each way in which the law of the day treats the goods
// of countries: those that every measure, program and suspension treats alike are one.
func (b *Book) UnlikeOrigins() []string {
	signs := make(map[string][]byte, len(b.Countries))
	facts := 0
	note := func(f *Fact, of set) {
		facts++
		if !f.InForce(b.Day) {
			return
		}
		for _, origin := range of {
			if origin != "*" {
				signs[origin] = append(strconv.AppendInt(signs[origin], int64(facts), 10), ' ')
			}
		}
	}
	for _, m := range b.Measures {
		note(&m.Fact, m.Origins)
		note(&m.Fact, m.ExceptOrigins)
	}
	for _, p := range b.Programs {
		note(&p.Fact, p.Origins)
	}
	for _, s := range b.Suspensions {
		note(&s.Fact, s.Origins)
	}
	for _, p := range b.Postal {
		note(&p.Fact, p.Origins)
	}
	for _, c := range b.Column2 {
		note(&c.Fact, c.Origins)
	}
	for _, r := range b.Reaches {
		note(&r.Fact, r.Origins)
	}
	var origins []string
	known := map[string]bool{}
	for _, c := range b.Countries {
		sign := string(signs[c.Code])
		if c.USTerritory {
			sign += "US"
		}
		if !known[sign] {
			known[sign], origins = true, append(origins, c.Code)
		}
	}
	return origins
}
