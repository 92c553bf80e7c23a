package rate

import (
	"sort"

	"section321/calc"
	"section321/calc/law"
)

// Period names the stretch of days around a day on which nothing changes that bears on
// the goods the Rater is asked about.
func (r *Rater) Period(day law.Date) string {
	t := r.Tariff.On(day)
	days, known := r.days[t]
	if !known {
		days = calc.DaysOf(t, r.about)
		r.days[t] = days
	}
	at := sort.Search(len(days), func(i int) bool { return days[i] > day })
	if at == 0 {
		return ""
	}
	return string(days[at-1])
}
