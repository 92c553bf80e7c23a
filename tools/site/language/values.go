package language

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What is in its language already when it is put into a page stands between two marks,
// letters of no language, and is a value of the sentence around it.
const begin, end = "\uE000", "\uE001"

var (
	marked   = regexp.MustCompile(begin + "[^" + end + "]*" + end)
	unmarked = regexp.MustCompile("[" + begin + end + "]")
)

// Value marks a text as one that is in the language already.
func (l *Language) Value(text string) string {
	if l.Source() || text == "" {
		return text
	}
	return begin + unmarked.ReplaceAllString(text, "") + end
}

// Behind are sentences one behind the other.
func (l *Language) Behind(sentences ...string) string {
	return l.Value(strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), l.Format.Gap))
}

// said is a text of a page in the language, and whether there are words for it: one without
// letters of its own needs none.
func (l *Language) said(text string) (string, bool) {
	key, values := opened(text)
	if said, ok := l.pages[key]; ok {
		return put(said, values), true
	}
	return text, !letters.MatchString(place.ReplaceAllString(key, ""))
}

// opened writes the values of a text as {0}, {1} …, as they stand in its translation.
func opened(text string) (key string, values []string) {
	key = marked.ReplaceAllStringFunc(text, func(value string) string {
		values = append(values, value)
		return "{" + strconv.Itoa(len(values)-1) + "}"
	})
	return key, values
}

func put(into string, values []string) string {
	return place.ReplaceAllStringFunc(into, func(number string) string {
		i, _ := strconv.Atoi(strings.Trim(number, "{}"))
		if i < len(values) {
			return values[i]
		}
		return ""
	})
}
