package main

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The lists against the official text of chapter 99: notes.csv says on which lines of
// the text a note lists its numbers, and which lists are made of it, on a day on which
// the text was the law. Numbers are compared as they are printed, eight digits with
// eight and ten with ten. What differs is a line of differences.csv, with the reason.
func TestTheListsAreThoseOfTheNotes(t *testing.T) {
	text := chapter99(t)
	explained := map[string]bool{} // each difference, and whether it is still one
	for _, d := range table(t, "notes/differences.csv") {
		if len(d[3]) < 20 {
			t.Errorf("differences.csv does not say why: %v", d)
		}
		explained[strings.Join(d[:3], " ")] = false
	}
	numbers, compared := 0, 0
	for _, row := range table(t, "notes/notes.csv") {
		note, day := row[0], row[2]
		printed := numbersOf(t, text, row[1], row[3])
		ours := map[string]bool{}
		for _, list := range strings.Fields(row[4]) {
			for _, n := range table(t, "source/"+list+".csv") {
				if n[1] <= day && (n[2] == "" || day <= n[2]) {
					ours[n[0]] = true
				}
			}
		}
		differs := func(number, where string) {
			key := note + " " + number + " " + where
			if _, known := explained[key]; !known {
				t.Errorf("note %s: %s stands only in the %s", note, number, where)
			}
			explained[key] = true
		}
		for n := range printed {
			if !ours[n] {
				differs(n, "note")
			}
		}
		for n := range ours {
			if !printed[n] {
				differs(n, "list")
			}
		}
		numbers, compared = numbers+len(printed), compared+1
	}
	for key, differs := range explained {
		if !differs {
			t.Errorf("differences.csv explains %q, which no longer differs", key)
		}
	}
	if numbers < 18_000 || compared < 55 {
		t.Errorf("only %d numbers of %d notes were read", numbers, compared)
	}
}

// No number of China's is on both List 3 and List 4A: each note excepts what the other
// takes of the subheadings that they share.
func TestNoNumberIsOnTwoListsOfChina(t *testing.T) {
	rows := func(list string) map[string]bool {
		on := map[string]bool{}
		for _, n := range table(t, "source/"+list+".csv") {
			on[n[0]] = true
		}
		return on
	}
	lists := []string{"cn301-99038801", "cn301-99038802", "cn301-99038803", "cn301-99038804", "cn301-99038815"}
	seen := map[string]string{}
	for _, list := range lists {
		for n := range rows(list) {
			if other := seen[n]; other != "" && !(other == "cn301-99038804" && list == "cn301-99038815") {
				t.Errorf("%s is on %s and %s", n, other, list)
			}
			seen[n] = list
		}
	}
	// 8517.62.00 by ten digits, as the notes split it.
	except4, except15 := rows("cn301-99038804-except"), rows("cn301-99038815-except")
	for _, n := range []string{"8517620010", "8517620020", "8517620090", "9401696001", "9401696011", "9401696031", "9401710007", "9401710008", "9401710011", "9401710031"} {
		if except4[n] == except15[n] {
			t.Errorf("%s is excepted by both notes or by none", n)
		}
	}
}

func chapter99(t *testing.T) []string {
	f, err := os.Open("notes/chapter99_2026_rev_6.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	s := bufio.NewScanner(z)
	for s.Scan() {
		lines = append(lines, s.Text())
	}
	if s.Err() != nil || len(lines) != 49833 {
		t.Fatalf("%d lines of chapter 99: %v", len(lines), s.Err())
	}
	return lines
}

var (
	ofPage   = regexp.MustCompile(`Harmonized Tariff Schedule|99 - III - \d`)
	misprint = regexp.MustCompile(`\b(\d{4})[;,](\d\d\.\d\d)\b`) // 2803;00.00
	number   = regexp.MustCompile(`\b\d{4}(?:\.\d\d(?:\.\d\d(?:\d\d)?)?)?\b`)
	onlyRow  = regexp.MustCompile(`^[\d.;,\s]+$`)
	item     = regexp.MustCompile(`^\s*\(\d+\) `)
	itself   = regexp.MustCompile(`^\s*\(\d+\) \d{4}\.\d\d\.\d{4}`)
)

// numbersOf reads the tariff numbers of some lines of the text. Of exclusions it takes
// the items that are a whole number, or those that describe a product.
func numbersOf(t *testing.T, text []string, lines, take string) map[string]bool {
	first, last, _ := strings.Cut(lines, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from > to || to > len(text) {
		t.Fatalf("%q are no lines of the text", lines)
	}
	found := map[string]bool{}
	whole := false
	for _, line := range text[from-1 : to] {
		if ofPage.MatchString(line) {
			continue
		}
		line = misprint.ReplaceAllString(line, "$1.$2")
		if item.MatchString(line) {
			whole = itself.MatchString(line)
		}
		for _, n := range number.FindAllString(line, -1) {
			digits := strings.ReplaceAll(n, ".", "")
			switch {
			case strings.HasPrefix(digits, "99"), len(digits) == 4 && !onlyRow.MatchString(line) && take != "headings": // a heading of chapter 99, a year
			case take == "74" && digits[:2] != "74", take == "not 74" && digits[:2] == "74": // two lists that are printed beside each other
			case take == "eight" && len(digits) != 8, take == "ten" && len(digits) != 10,
				take == "whole" && !whole, take == "described" && whole:
			case (take == "whole" || take == "described") && len(digits) != 10:
			default:
				found[digits] = true
			}
		}
	}
	if len(found) == 0 {
		t.Errorf("lines %s hold no numbers", lines)
	}
	return found
}

// table reads a file but for its heads.
func table(t *testing.T, file string) [][]string {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", file, err))
	}
	return rows[1:]
}
