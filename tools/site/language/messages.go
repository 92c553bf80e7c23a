package language

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"section321/calc/say"
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
			message, err := template(string(text[at[1]:]))
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

// template reads a message up to its closing mark. What stands in ${} may hold marks of its own.
func template(text string) (string, error) {
	var b strings.Builder
	values, depth := 0, 0
	inner := 0 // open template marks inside a value
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case depth == 0 && c == '`':
			return b.String(), nil
		case depth == 0 && strings.HasPrefix(text[i:], "${"):
			b.WriteString("{" + strconv.Itoa(values) + "}")
			values++
			depth, i = 1, i+1
		case depth == 0 && c == '\\':
			return "", fmt.Errorf("a message with a backslash: %.60s", text)
		case depth == 0:
			b.WriteByte(c)
		case c == '`':
			inner ^= 1
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
	return "", fmt.Errorf("a message without an end: %.60s", text)
}

// Law finds the engine's sentences: those of the law's tables under root and those that
// the code says by their ids, where values are numbered.
func Law(root string) ([]string, error) {
	var all []string
	for _, folder := range []string{"calc/law/data", "calc/law/duties", "calc/prices"} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*.csv"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if filepath.Base(file) == "countries.csv" {
				continue
			}
			told, err := table(file)
			if err != nil {
				return nil, err
			}
			all = append(all, told...)
		}
	}
	for _, english := range say.English() {
		if text := numbered(english); words.MatchString(text) {
			all = append(all, text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// The columns that people read.
var told = []string{"text", "or_text", "ask", "change", "note", "name", "label", "line", "decides", "excerpt", "paper", "yes", "no"}

const ours = "[in our words] "

// Table reads the sentences of one table of the law.
func table(file string) (all []string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if filepath.Base(file) == "thresholds.csv" || strings.HasSuffix(file, "sources.csv") {
		rows = rows[:1] // named by words of the code
	}
	for _, row := range rows[1:] {
		for i, cell := range row {
			column := rows[0][i]
			if cell == "" || !slices.Contains(told, column) {
				continue
			}
			// What only those read who keep the table.
			if filepath.Base(file) == "measures.csv" && column == "note" {
				continue
			}
			// The law's own words stay as they are.
			if column == "excerpt" && !strings.HasPrefix(cell, ours) {
				continue
			}
			all = append(all, numbered(strings.TrimPrefix(cell, ours)))
		}
	}
	return all, nil
}

var words = regexp.MustCompile(`[A-Za-z]{2,}`)

// numbered writes {limit:money} and its like as {0}, {1} …, with the sign where the
// engine's sentence has one.
func numbered(text string) string {
	n := -1
	var b strings.Builder
	for {
		before, placeholder, after, found := say.Placeholder(text)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n++
		value := "{" + strconv.Itoa(n) + "}"
		switch _, kind, _ := strings.Cut(placeholder, ":"); kind {
		case "percent":
			value += " %"
		case "price":
			value = "$" + value
		}
		b.WriteString(value)
		text = after
	}
}
