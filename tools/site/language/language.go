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
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	tables "section321/calc/law"
)

// Codes are the languages by their folders. The first is that of the sources.
var Codes = []string{"en", "es", "fr", "zh"}

// A Language is one that the site is read in.
type Language struct {
	Code   string // its folder
	Format Format

	pages, scripts map[string]string
	words          map[string]string // of what the engine says, and of countries, by id
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
	Stop        string
	Gap         string // between sentences
	Comma, And  string // between words in a row, and before the last
	Colon       string // between a name and what is said of it
	Semicolon   string // between choices
	Percent     string // behind a number
	Open, Close string // around what was given
}

// Source reports whether the sources are written in the language.
func (l *Language) Source() bool { return l.Code == Codes[0] }

// Load reads a language from its folder in dir.
func Load(dir, code string) (*Language, error) {
	l := &Language{Code: code}
	if err := l.read(dir, "format", &l.Format); err != nil {
		return nil, err
	}
	english, err := English()
	if err != nil {
		return nil, err
	}
	var law, countries map[string]string
	if l.Source() {
		l.words = maps.Clone(english)
	} else {
		for name, into := range map[string]any{"pages": &l.pages, "scripts": &l.scripts, "law": &law, "countries": &countries} {
			if err := l.read(dir, name, into); err != nil {
				return nil, err
			}
		}
		if l.words, _, err = ByID(english, law); err != nil {
			return nil, fmt.Errorf("%s/law.json: %w", code, err)
		}
	}
	for _, c := range tables.Countries() {
		l.words["country."+c.Code] = cmp.Or(countries[c.Name], c.Name)
	}
	return l, nil
}

func (l *Language) read(dir, name string, into any) error {
	file := filepath.Join(dir, l.Code, name+".json")
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// Words are what the engine says, by id, and what countries are called.
func (l *Language) Words() ([]byte, error) { return json.Marshal(l.words) }

// Day writes a date such as 2026-09-01 in words. Another text stays as it is.
func (l *Language) Day(date string) string { return l.Value(l.day(date)) }

func (l *Language) day(date string) string {
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
	return strings.NewReplacer("{day}", day, "{month}", l.Format.Months[month-1], "{year}", parts[0]).Replace(l.Format.Day)
}

// Money writes an amount such as 1234.50 as the language does.
func (l *Language) Money(amount string) string {
	whole, cents, _ := strings.Cut(amount, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + l.Format.Group + whole[i:]
	}
	if cents != "" {
		whole += l.Format.Decimal + cents
	}
	return strings.Replace(l.Format.Money, "{amount}", whole, 1)
}
