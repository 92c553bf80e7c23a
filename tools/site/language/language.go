// Package language puts the site's words into the languages it is read in. The sources
// are English: pages and scripts as they stand, the law's sentences as the engine writes
// them. A folder of site/languages holds what they are in one other language:
//
//	format.json     how days, money and rows of words are written
//	countries.json  countries by their English names
//	pages.json      the pages' text, block by block; inline markup is numbered, as <0>…</0>
//	scripts.json    the scripts' messages; {0}, {1} … stand for their values
//	law.json        the engine's sentences, likewise
package language

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Codes are the languages by their folders. The first is that of the sources.
var Codes = []string{"en", "es", "fr", "zh"}

// A Language is one that the site is read in.
type Language struct {
	Code   string // its folder
	Format Format

	pages, law, countries map[string]string
	patterns              []pattern // of pages and law
	own                   map[string]bool
}

// Format is how a language writes days, money and rows of words.
type Format struct {
	Code        string   // the language in a few letters, where its name is too long
	Name        string   // of the language, in itself
	Tag         string   // as HTML names it
	Day         string   // with {day}, {month} and {year}
	Short       string   // the same, short
	First       string   // the first day of a month
	Months      []string // January first
	ShortMonths []string
	Money       string // with {amount}
	Group       string // between thousands
	Decimal     string
	Gap         string // between sentences
	Comma, And  string // between words in a row, and before the last
	Percent     string // behind a number
}

// Load reads a language from its folder in dir.
func Load(dir, code string) (*Language, error) {
	l := &Language{Code: code, own: map[string]bool{}}
	for name, into := range map[string]any{"format": &l.Format, "pages": &l.pages, "law": &l.law, "countries": &l.countries} {
		if code == Codes[0] && name != "format" {
			continue
		}
		file := filepath.Join(dir, code, name+".json")
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, into); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	l.patterns = patterns(l.pages, l.law)
	return l, nil
}

// Day writes a date such as 2026-09-01 in words. Another text stays as it is.
func (l *Language) Day(date string) string {
	parts := strings.Split(date, "-")
	if len(parts) != 3 {
		return date
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return date
	}
	day := strings.TrimLeft(parts[2], "0")
	if day == "1" {
		day = l.Format.First
	}
	said := strings.NewReplacer("{day}", day, "{month}", l.Format.Months[month-1], "{year}", parts[0]).Replace(l.Format.Day)
	l.own[said] = true
	return said
}

// money writes an amount such as $1,234.50 as the language does.
func (l *Language) money(amount string) string {
	swap := strings.NewReplacer(",", l.Format.Group, ".", l.Format.Decimal)
	return strings.Replace(l.Format.Money, "{amount}", swap.Replace(strings.TrimPrefix(amount, "$")), 1)
}
