package language

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"section321/calc/say"
)

// words.go makes the words of a language by id of what its files hold by English text,
// where values are numbered: translators read sentences, programs read ids.

// signs are set by each language in its own way, as are a colon, a question mark, brackets and quotes.
var signs = regexp.MustCompile(`¢|\}%|[?:.(“]`)

// spoken tells what there are words for: what has letters beside its values, or signs.
func spoken(key string) bool {
	return letters.MatchString(place.ReplaceAllString(key, "")) || signs.MatchString(key)
}

// ByID is what every message says in a language, with the values in braces as its English
// has them. Lacking is the English, as law.json has it, for which there are no words.
func ByID(english, translated map[string]string) (words map[string]string, lacking []string, err error) {
	words = map[string]string{}
	for id, text := range english {
		key, values := numbered(text)
		said, ok := translated[key]
		switch {
		case ok:
			if words[id], err = filled(said, values); err != nil {
				return nil, nil, fmt.Errorf("%q: %w", key, err)
			}
		case spoken(key):
			lacking = append(lacking, key)
		default: // values alone
			words[id] = text
		}
	}
	slices.Sort(lacking)
	return words, slices.Compact(lacking), nil
}

// Keys are the English texts that law.json has words for.
func Keys(english map[string]string) (keys []string) {
	for _, text := range english {
		if key, _ := numbered(text); spoken(key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// numbered writes {limit:money} and its like as {0}, {1} …, with the sign of a percentage
// or a price, and returns what stood in braces.
func numbered(text string) (key string, values []string) {
	var b strings.Builder
	for {
		before, placeholder, after, found := say.Placeholder(text)
		b.WriteString(before)
		if !found {
			return b.String(), values
		}
		value := "{" + strconv.Itoa(len(values)) + "}"
		switch kind(placeholder) {
		case "percent":
			value += " %"
		case "price":
			value = "$" + value
		}
		b.WriteString(value)
		values, text = append(values, placeholder), after
	}
}

func kind(placeholder string) string {
	_, kind, _ := strings.Cut(placeholder, ":")
	return kind
}

var (
	place  = regexp.MustCompile(`\{\d+\}`)
	signed = regexp.MustCompile(`(?:US\$|\$)?\{\d+\}(?:[ \x{a0}\x{202f}]?(?:%|\$US))?`)
)

// filled puts the values back into a text of a language. The sign of a percentage or a
// price goes: it is written with the number.
func filled(said string, values []string) (string, error) {
	var fault error
	text := signed.ReplaceAllStringFunc(said, func(found string) string {
		number := place.FindString(found)
		n, _ := strconv.Atoi(number[1 : len(number)-1])
		if n >= len(values) {
			fault = fmt.Errorf("%q has a value more than the English", said)
			return found
		}
		value := "{" + values[n] + "}"
		switch kind(values[n]) {
		case "percent":
			if !strings.HasSuffix(found, "%") {
				return found[:strings.Index(found, number)] + "{" + strings.TrimSuffix(values[n], "percent") + "number}" + found[strings.Index(found, number)+len(number):]
			}
			return value
		case "price":
			if found == number {
				fault = fmt.Errorf("%q has a price without its sign", said)
			}
			return value
		}
		return strings.Replace(found, number, value, 1)
	})
	return text, fault
}
