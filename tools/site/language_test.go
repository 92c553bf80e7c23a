package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"section321/tools/site/language"
)

func others() []string { return language.Codes[1:] }

func TestEveryLanguageHasEveryMessage(t *testing.T) {
	t.Chdir("../..")
	for _, code := range others() {
		lacking, err := missing(code)
		if err != nil {
			t.Fatal(err)
		}
		for file, messages := range lacking {
			t.Errorf("%s/%s.json lacks %d messages, the first: %q (go run ./tools/site -missing %s prints them)", code, file, len(messages), messages[0], code)
		}
	}
}

var (
	values = regexp.MustCompile(`\{\d+\}`)
	tags   = regexp.MustCompile(`</?\d+>`)
	number = regexp.MustCompile(`\d+(?:[.,\x{00a0}\x{202f} ]\d+)*`)
	iso    = regexp.MustCompile(`(\d{4})-\d\d-0?(\d{1,2})\b`)
	plain  = strings.NewReplacer(",", "", ".", "", "\u00a0", "", "\u202f", "", " ", "")
)

// marks are what a translation must keep.
func marks(text string, pattern *regexp.Regexp) string {
	found := pattern.FindAllString(text, -1)
	slices.Sort(found)
	return strings.Join(slices.Compact(found), " ")
}

// numbers are the numbers of a text without what stands between their digits, which languages write differently.
// Of a day they are its year and its place in the month, whose name a language may write.
func numbers(text string) (all []string) {
	text = iso.ReplaceAllString(text, "$1; $2")
	for _, n := range number.FindAllString(tags.ReplaceAllString(values.ReplaceAllString(text, ""), ""), -1) {
		all = append(all, plain.Replace(n))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestATranslationKeepsValuesMarkupAndNumbers(t *testing.T) {
	t.Chdir("../..")
	for _, code := range others() {
		for _, file := range []string{"law", "pages", "scripts"} {
			for english, words := range book(t, code, file) {
				switch {
				case strings.TrimSpace(words) == "":
					t.Errorf("%s/%s.json: nothing for %q", code, file, english)
				case marks(english, values) != marks(words, values):
					t.Errorf("%s/%s.json: %q has other values in %q", code, file, english, words)
				case marks(english, tags) != marks(words, tags):
					t.Errorf("%s/%s.json: %q has other markup in %q", code, file, english, words)
				}
				for _, n := range numbers(english) {
					if !slices.Contains(numbers(words), n) {
						t.Errorf("%s/%s.json: %q lost the number %s in %q", code, file, english, n, words)
					}
				}
			}
		}
	}
}

func TestEveryCountryHasItsNameInEveryLanguage(t *testing.T) {
	t.Chdir("../..")
	en, err := language.Load(source("languages"), language.Codes[0])
	if err != nil {
		t.Fatal(err)
	}
	k, err := describe(en)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range others() {
		names := book(t, code, "countries")
		for _, c := range k.Countries {
			if names[c.Name] == "" {
				t.Errorf("%s/countries.json has no %s", code, c.Name)
			}
		}
	}
}

func book(t *testing.T, code, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(source("languages"), code, file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(fmt.Errorf("%s/%s.json: %w", code, file, err))
	}
	return all
}

// What is named in quotes is so in every language: without them a name in a row of Han
// characters is hard to tell from what stands around it.
func TestWhatIsQuotedIsQuotedInEveryLanguage(t *testing.T) {
	t.Chdir("../..")
	quoted := regexp.MustCompile(`“\{(\d)\}”`)
	for _, code := range others() {
		for _, file := range []string{"law", "pages", "scripts"} {
			for english, words := range book(t, code, file) {
				for _, found := range quoted.FindAllStringSubmatch(english, -1) {
					if !regexp.MustCompile(`[“«][\x{a0}\x{202f}]?\{` + found[1] + `\}`).MatchString(words) {
						t.Errorf("%s/%s.json: %q has no quotes around {%s} in %q", code, file, english, found[1], words)
					}
				}
			}
		}
	}
}

// No number reaches a page with the point of the contract: what stands before a percent sign
// was written for the language.
func TestNoRateReachesThePageRaw(t *testing.T) {
	t.Chdir("../..")
	percent := regexp.MustCompile("\\$\\{([^}]*)\\} ?%")
	found := 0
	err := filepath.WalkDir(source("src"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".ts" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for _, line := range strings.Split(string(text), "\n") {
			if !strings.Contains(line, "t`") {
				continue // what is drawn has its widths in percent
			}
			for _, at := range percent.FindAllStringSubmatch(line, -1) {
				found++
				if !regexp.MustCompile(`^(grouped|count|Math\.floor)\(`).MatchString(at[1]) {
					t.Errorf("%s: ${%s} %% is not written for the language", name, at[1])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 5 {
		t.Errorf("only %d rates were found", found)
	}
}
