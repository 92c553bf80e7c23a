package calc

import (
	"slices"
	"strings"

	"section321/calc/law"
)

// DaysOf returns the days on which the law or a tariff changes, in order: for these
// goods, or for any where none are given.
func DaysOf(t *Tariff, about []Item) []law.Date {
	if t == nil {
		return law.All().Days()
	}
	days := law.All().Days()
	if until := t.Schedule.Until(); until != "" {
		days = append(days, law.Date(until))
	}
	for _, e := range t.Schedule.Editions() {
		days = append(days, law.Date(e.From))
	}
	if len(about) == 0 || len(about) > mostAbout || slices.ContainsFunc(about, func(it Item) bool { return it.HTS == "" }) {
		days = append(days, t.Law.Days()...)
		for _, day := range t.Lists.Days() {
			days = append(days, law.Date(day), law.Date(day).AddDays(1))
		}
	} else {
		for i := range about {
			days = append(days, t.daysFor(&about[i])...)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// mostAbout is how many kinds of goods are looked at one by one: of more, something of
// one of them changes on nearly every day on which anything does.
const mostAbout = 64

// Days returns the days after one, and to another, on which anything in the law or the tariff
// changes that bears on these goods, or at all where none are given, with the eras of the tariff
// that they touch.
func (t *Tariff) Days(after, to law.Date, about ...Item) []law.Date {
	var days []law.Date
	some := func(about []Item) {
		days = append(days, DaysOf(t, about)...)
		if t == nil {
			return
		}
		for _, e := range t.Eras {
			if e.From <= to && after < e.Until {
				days = append(days, DaysOf(e.Open(), about)...)
			}
		}
	}
	if len(about) == 0 {
		some(nil)
	}
	for kinds := range slices.Chunk(about, mostAbout) {
		some(kinds)
	}
	days = slices.DeleteFunc(days, func(d law.Date) bool { return d <= after || d > to })
	slices.Sort(days)
	return slices.Compact(days)
}

// daysFor returns the days on which measures change that goods of this number and
// origin may come under, and those on which the number or one below it comes onto a
// list or leaves it.
func (t *Tariff) daysFor(it *Item) (days []law.Date) {
	lists, listed := t.Lists.Around(it.HTS)
	for _, day := range listed {
		days = append(days, law.Date(day), law.Date(day).AddDays(1))
	}
	book := t.Law.At("")
	for _, m := range book.MeasuresOf(it.Origin) {
		if len(m.Lists) > 0 && !slices.ContainsFunc(m.Lists, func(list string) bool {
			number, one := strings.CutPrefix(list, "=")
			return one && (strings.HasPrefix(number, it.HTS[:min(8, len(it.HTS))]) || strings.HasPrefix(it.HTS, number)) || slices.Contains(lists, list)
		}) {
			continue
		}
		days = append(days, m.Days()...)
	}
	return days
}
