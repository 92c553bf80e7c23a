package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	itemStart   = regexp.MustCompile(`^\s*\((\d+)\)\s+(.*)`)
	statistical = regexp.MustCompile(`\b(\d{4})[.;,](\d\d)[.;,]?(\d\d)\.?(\d\d)\b`)
	bareNumber  = regexp.MustCompile(`^\d{4}\.\d\d\.\d{4}\.?$`)
)

// The exclusions of 2018 to 2024 against the text of chapter 99: exclusions.csv says on which
// lines a note lists its products and on which days they were excluded. Every number of the
// note is on a list of its era on those days, a number that is excluded whole on the one that
// asks nothing; and no list has a day that exclusions.csv does not give.
func TestExclusionsHaveTheDaysOfTheirNotes(t *testing.T) {
	text := chapter99(t)
	days := map[string]bool{"2018-07-06": true, "": true} // on which a list may begin or end
	lists := map[string][][]string{}                      // of each era and list
	for _, era := range []string{"2018", "2022"} {
		for _, list := range []string{"cn301-excluded", "cn301-freed"} {
			for _, row := range table(t, "before/"+era+"/"+list+".csv") {
				lists[list] = append(lists[list], append(row, era))
			}
		}
	}
	on := func(list, number, day string) bool {
		era := "2022"
		if day < "2022-01-27" {
			era = "2018"
		}
		return slices.ContainsFunc(lists[list], func(r []string) bool {
			return r[3] == era && strings.HasPrefix(number, r[0]) && r[1] <= day && (r[2] == "" || day <= r[2])
		})
	}
	numbers, wholes := 0, 0
	for _, row := range table(t, "before/exclusions.csv") {
		note, from, freed, asked := row[0], row[4], row[5], row[6]
		if asked == "" {
			asked = "2024-12-31"
		}
		for _, day := range []string{from, freed, asked} {
			days[day], days[next(t, day)] = true, true
		}
		named := products(t, text, row[1])
		if row[1] == "" { // what the note no longer names
			named = []product{{text: row[3][:4] + "." + row[3][4:6] + "." + row[3][6:]}}
		}
		for _, product := range named {
			if row[1] != "" && row[3] != "" && !slices.Contains(strings.Fields(row[3]), product.item) {
				continue
			}
			whole := bareNumber.MatchString(product.text) && row[5] != ""
			for _, found := range statistical.FindAllStringSubmatch(product.text, -1) {
				number := strings.Join(found[1:], "")
				if strings.HasPrefix(number, "99") {
					continue
				}
				numbers++
				if whole {
					wholes++
				}
				for _, day := range []string{from, freed, asked} {
					want := "cn301-excluded"
					if whole && day <= freed {
						want = "cn301-freed"
					}
					if day != "" && !on(want, number, day) {
						t.Errorf("note 20(%s)(%s): %s is not on %s on %s", note, product.item, number, want, day)
					}
				}
			}
		}
	}
	for list, rows := range lists {
		for _, r := range rows {
			if len(r[0]) == 10 && (!days[r[1]] || !days[r[2]]) {
				t.Errorf("%s has %s from %s to %s, which exclusions.csv does not give", list, r[0], r[1], r[2])
			}
		}
	}
	if numbers < 3000 || wholes < 100 {
		t.Errorf("only %d numbers, %d of them whole", numbers, wholes)
	}
}

type product struct{ item, text string }

// products reads the numbered items of some lines of the text.
func products(t *testing.T, text []string, lines string) []product {
	if lines == "" {
		return nil
	}
	first, last, _ := strings.Cut(lines, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from > to || to > len(text) {
		t.Fatalf("%q are no lines of the text", lines)
	}
	var all []product
	for _, line := range text[from-1 : to] {
		line = strings.TrimSpace(line)
		if line == "" || line == "XXII" || ofPage.MatchString(line) || strings.HasPrefix(line, "U.S. Notes (con.)") || strings.HasPrefix(line, "Annotated for") {
			continue
		}
		if m := itemStart.FindStringSubmatch(line); m != nil {
			all = append(all, product{m[1], m[2]})
		} else if len(all) > 0 {
			all[len(all)-1].text += " " + line
		}
	}
	return all
}

// next is the day after one.
func next(t *testing.T, day string) string {
	if day == "" {
		return ""
	}
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}
