package language

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A pattern is a sentence with values in it.
type pattern struct {
	english *regexp.Regexp
	words   string
	fixed   int // how many letters are not values: the more, the surer it is the one meant
}

var (
	place    = regexp.MustCompile(`\{\d+\}`)
	boundary = regexp.MustCompile(`[.?!:] [A-Z0-9“"$(]`)
	amount   = regexp.MustCompile(`^\$[\d,]+(\.\d+)?$`)
	date     = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

func patterns(books ...map[string]string) (all []pattern) {
	for _, book := range books {
		for _, english := range slices.Sorted(maps.Keys(book)) {
			if !place.MatchString(english) {
				continue
			}
			parts := place.Split(english, -1)
			fixed := len(strings.Join(parts, ""))
			for i := range parts {
				parts[i] = regexp.QuoteMeta(parts[i])
			}
			all = append(all, pattern{regexp.MustCompile("^" + strings.Join(parts, "(.+?)") + "$"), book[english], fixed})
		}
	}
	slices.SortStableFunc(all, func(a, b pattern) int { return cmp.Compare(b.fixed, a.fixed) })
	return all
}

// Said is a sentence, several of them or a name in the language, as the site's script
// language.ts has it for the same words, and whether all of it is known.
func (l *Language) Said(text string) (string, bool) {
	if said, ok := l.phrase(text); ok {
		return said, true
	}
	var cuts []int
	for _, at := range boundary.FindAllStringIndex(text, -1) {
		cuts = append(cuts, at[0]+1)
	}
	for _, cut := range slices.Backward(cuts) {
		if first, ok := l.phrase(text[:cut]); ok {
			rest, known := l.Said(text[cut+1:])
			return first + l.Format.Gap + rest, known
		}
	}
	if len(cuts) > 0 {
		rest, _ := l.Said(text[cuts[0]+1:])
		return text[:cuts[0]] + l.Format.Gap + rest, false
	}
	return text, false
}

func (l *Language) phrase(text string) (string, bool) {
	for _, book := range []map[string]string{l.pages, l.law, l.countries} {
		if said, ok := book[text]; ok {
			return said, true
		}
	}
	for _, p := range l.patterns {
		// A value is never a sentence and more.
		if found := p.english.FindStringSubmatch(text); found != nil && !slices.ContainsFunc(found[1:], boundary.MatchString) {
			return place.ReplaceAllStringFunc(p.words, func(name string) string {
				if i := int(name[1] - '0'); i+1 < len(found) {
					return l.value(found[i+1])
				}
				return ""
			}), true
		}
	}
	return "", false
}

// value is what stands in a sentence: an amount, a day, or words that are known themselves.
func (l *Language) value(text string) string {
	switch {
	case amount.MatchString(text):
		return l.money(text)
	case date.MatchString(text):
		return l.Day(text)
	}
	if said, ok := l.phrase(text); ok {
		return said
	}
	words := regexp.MustCompile(`, | and `).Split(text, -1)
	for i, w := range words {
		said, ok := l.phrase(w)
		if !ok || len(words) == 1 {
			return text
		}
		words[i] = said
	}
	last := len(words) - 1
	return strings.Join(words[:last], l.Format.Comma) + l.Format.And + words[last]
}
