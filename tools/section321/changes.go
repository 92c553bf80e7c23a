package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"section321/calc/day"
	"section321/calc/wire/native"
	"section321/tools/edition"
)

// changes tells what rises or falls for goods between two days, or in another edition.
func changes(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("changes", flag.ContinueOnError)
	from := flags.String("from", "", "the first `DAY` (today in Eastern time)")
	to := flags.String("to", "", "the last `DAY` (a year after the first)")
	in := flags.String("in", "", "compare with this edition, a `FILE`, on the first day, instead of days")
	trust := trustFlag(flags)
	hts := flags.String("hts", "", "the tariff `NUMBER` of the goods")
	origin := flags.String("origin", "", "the country they were made in, two letters")
	mode := flags.String("mode", "express", "how they arrive")
	value := flags.String("value", "100.00", "what a shipment of them is worth, in dollars")
	calendar := flags.String("ics", "", "write the changes into a calendar `FILE` too")
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if *from == "" {
		if *from, err = today(); err != nil {
			return err
		}
	}
	first, err := day.Parse(*from)
	if err != nil {
		return fmt.Errorf("-from: %w", err)
	}
	last := first.AddDays(365)
	if *to != "" {
		if last, err = day.Parse(*to); err != nil {
			return fmt.Errorf("-to: %w", err)
		}
	}
	if last < first {
		return fmt.Errorf("-to %s is before -from %s", last, first)
	}
	goods, err := goodsOf(words, edition.Goods{HTS: *hts, Origin: strings.ToUpper(*origin), Mode: *mode, Value: *value})
	if err != nil {
		return err
	}
	var found []*edition.Change
	if *in != "" {
		data, err := os.ReadFile(*in)
		if err != nil {
			return err
		}
		other, err := edition.Open(data, *trust...)
		if err != nil {
			return fmt.Errorf("%s: %w", *in, err)
		}
		if found, err = edition.Editions(native.Calculator(), other, goods, first); err != nil {
			return err
		}
		fmt.Fprintf(out, "What edition %s says otherwise on %s:\n", other.Name, first)
	} else {
		if found, err = edition.OverTime(native.Calculator(), goods, first, last); err != nil {
			return err
		}
		fmt.Fprintf(out, "What changes after %s, to %s:\n", first, last)
	}
	tellChanges(out, goods, found)
	if *calendar != "" {
		return os.WriteFile(*calendar, []byte(asCalendar(found, time.Now())), 0o644)
	}
	return nil
}

// goodsOf are those of the flags, or of a file with columns hts and origin, and name, mode and value
// where it has them.
func goodsOf(files []string, given edition.Goods) ([]*edition.Goods, error) {
	if len(files) == 0 {
		if given.HTS == "" || given.Origin == "" {
			return nil, errors.New("say which goods: -hts NUMBER -origin COUNTRY, or a FILE.csv with columns hts and origin")
		}
		return []*edition.Goods{&given}, nil
	}
	if len(files) > 1 || given.HTS != "" {
		return nil, errors.New("say which goods once: by -hts and -origin, or in one file")
	}
	f, err := os.Open(files[0])
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("%s has no goods: its first line names the columns, each other line is one product", files[0])
	}
	at := map[string]int{}
	for i, column := range rows[0] {
		at[strings.ToLower(strings.TrimSpace(column))] = i
	}
	var unknown []string
	for column := range at {
		if !slices.Contains([]string{"name", "hts", "origin", "mode", "value"}, column) {
			unknown = append(unknown, column)
		}
	}
	_, hts := at["hts"]
	_, origin := at["origin"]
	if slices.Sort(unknown); !hts || !origin || len(unknown) > 0 {
		return nil, fmt.Errorf("%s: the columns are hts and origin, and name, mode and value where they are known; it has %s", files[0], strings.Join(rows[0], ", "))
	}
	var goods []*edition.Goods
	for _, row := range rows[1:] {
		g := given
		for column, into := range map[string]*string{"name": &g.Name, "hts": &g.HTS, "origin": &g.Origin, "mode": &g.Mode, "value": &g.Value} {
			if i, ok := at[column]; ok && strings.TrimSpace(row[i]) != "" {
				*into = strings.TrimSpace(row[i])
			}
		}
		goods = append(goods, &g)
	}
	return goods, nil
}

func tellChanges(out io.Writer, goods []*edition.Goods, found []*edition.Change) {
	touched := map[*edition.Goods]bool{}
	for _, c := range found {
		touched[c.Goods] = true
		fmt.Fprintf(out, "\n%s  %s: %s → %s\n", c.From, c.Goods, c.Before, c.After)
		for _, l := range c.Lines {
			fmt.Fprintf(out, "    %s: %s\n", lineName(l), moved(l))
			for _, d := range l.Documents {
				fmt.Fprintf(out, "      %s\n", d)
			}
		}
	}
	if left := len(goods) - len(touched); left > 0 {
		fmt.Fprintf(out, "\nNothing changes for %d of %d goods, as far as the law is known.\n", left, len(goods))
	}
}

func lineName(l edition.LineChange) string {
	name := layerName(l.Layer)
	if name == "" {
		name = l.Text
	}
	if l.Heading == "" {
		return name
	}
	return name + " (" + l.Heading + ")"
}

func moved(l edition.LineChange) string {
	switch {
	case l.Before == "":
		return "begins, " + l.After
	case l.After == "":
		return "ends, it was " + l.Before
	}
	return l.Before + " → " + l.After
}

// asCalendar writes changes as a calendar file (RFC 5545): an event of one day each.
func asCalendar(found []*edition.Change, now time.Time) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(folded(text) + "\r\n") }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//section321//changes//EN")
	for i, c := range found {
		var said []string
		for _, l := range c.Lines {
			said = append(said, lineName(l)+": "+moved(l))
			said = append(said, l.Documents...)
		}
		day := strings.ReplaceAll(string(c.From), "-", "")
		line("BEGIN:VEVENT")
		line(fmt.Sprintf("UID:%s-%d-%s@section321", day, i, strings.NewReplacer(".", "", " ", "").Replace(c.Goods.HTS+c.Goods.Origin)))
		line("DTSTAMP:" + now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE:" + day)
		line("SUMMARY:" + escaped(fmt.Sprintf("%s: %s → %s", c.Goods, c.Before, c.After)))
		line("DESCRIPTION:" + escaped(strings.Join(said, "\n")))
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return b.String()
}

// escaped writes a text as the value of a property.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}

// folded breaks a line so that none has more than 75 bytes, and no letter is broken.
func folded(line string) string {
	var b strings.Builder
	n := 0
	for _, letter := range line {
		if size := len(string(letter)); n+size > 74 {
			b.WriteString("\r\n ")
			n = 1 + size
		} else {
			n += size
		}
		b.WriteRune(letter)
	}
	return b.String()
}
