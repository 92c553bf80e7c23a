package language

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Scripts finds the messages of the scripts in dir: what stands behind the tag t, with
// its values numbered.
func Scripts(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".ts" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return In(files)
}

// In finds the messages of some scripts.
func In(files []string) ([]string, error) {
	var all []string
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for _, at := range tag.FindAllIndex(text, -1) {
			message, _, _, err := template(string(text[at[1]:]))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			all = append(all, message)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

var tag = regexp.MustCompile("\\bt`")

// template reads a message up to its closing mark: its words with {0}, {1} … for the values,
// what stands for the values in the script, and what follows. A value may hold marks of its own.
func template(text string) (message string, values []string, rest string, err error) {
	var b strings.Builder
	depth, from := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case depth == 0 && c == '`':
			return b.String(), values, text[i+1:], nil
		case depth == 0 && strings.HasPrefix(text[i:], "${"):
			b.WriteString("{" + strconv.Itoa(len(values)) + "}")
			depth, i = 1, i+1
			from = i + 1
		case depth == 0 && c == '\\':
			return "", nil, "", fmt.Errorf("a message with a backslash: %.60s", text)
		case depth == 0:
			b.WriteByte(c)
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				values = append(values, text[from:i])
			}
		}
	}
	return "", nil, "", fmt.Errorf("a message without an end: %.60s", text)
}

// Spoken is a script with its messages in the language. Values stand where the language has
// them; what there are no words for stays in English.
func (l *Language) Spoken(script string) (string, error) {
	var b strings.Builder
	for {
		at := tag.FindStringIndex(script)
		if at == nil {
			return b.String() + script, nil
		}
		b.WriteString(script[:at[1]])
		message, values, rest, err := template(script[at[1]:])
		if err != nil {
			return "", err
		}
		for i, value := range values {
			if values[i], err = l.Spoken(value); err != nil {
				return "", err
			}
		}
		said, ok := l.scripts[message]
		if !ok {
			said = message
		}
		said = strings.NewReplacer("`", "\\`", "${", "\\${").Replace(said)
		b.WriteString(place.ReplaceAllStringFunc(said, func(number string) string {
			if n, _ := strconv.Atoi(strings.Trim(number, "{}")); n < len(values) {
				return "${" + values[n] + "}"
			}
			return number
		}))
		b.WriteByte('`')
		script = rest
	}
}
