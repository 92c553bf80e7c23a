package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"section321/calc/wire/native"
)

// entryFields are the fields of an entry that a column of a file can hold.
var entryFields = []string{"entry", "date", "type", "importer", "liquidated", "paid", "void", "duty", "ordinary", "program"}

// refundOf answers what comes back of entries: JSON in and out, flags for one entry, or a
// CSV file.
func refundOf(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("refund", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print the JSON answer")
	on := flags.String("on", "", "the day of the question, to which interest runs (today in Eastern time)")
	file := flags.String("csv", "", "a CSV file of entries, with a heading of the columns "+strings.Join(entryFields, ", "))
	columns := pairFlags{}
	flags.Var(columns, "column", "a column of the file under another name, such as date=Entry Date; may be repeated")
	cape := flags.String("cape", "", "write the entry numbers for CAPE into NAME-1.csv, NAME-2.csv …, at most 9,999 each")
	text := map[string]*string{}
	for _, f := range entryFields {
		text[f] = flags.String(f, "", "of one entry: "+f)
	}
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("refund", words); err != nil {
		return err
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("refund", in, out, errs)
	}
	if *on == "" {
		zone, err := time.LoadLocation("America/New_York")
		if err != nil {
			return err
		}
		*on = time.Now().In(zone).Format(time.DateOnly)
	}
	entries := []map[string]string{{}}
	for f, v := range text {
		if *v != "" {
			entries[0][f] = *v
		}
	}
	if *file != "" {
		if entries, err = entriesOf(*file, columns); err != nil {
			return err
		}
	}
	request, err := json.Marshal(map[string]any{"on": *on, "entries": entries})
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("refund", request)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		flagNames{}.tell(errs, f)
		return errFailed
	}
	var a refundAnswer
	if err := json.Unmarshal(answer, &a); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	if *cape != "" {
		if err := writeCAPE(*cape, &a, out); err != nil {
			return err
		}
	}
	return printRefund(out, &a)
}

// entriesOf reads a CSV file by its heading.
func entriesOf(name string, columns pairFlags) ([]map[string]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) < 2 {
		return nil, errors.New(name + " holds no entries; write a heading and a row for each entry")
	}
	at := map[string]int{}
	for i, heading := range rows[0] {
		heading = strings.TrimPrefix(strings.TrimSpace(heading), "\ufeff")
		for _, f := range entryFields {
			if strings.EqualFold(heading, f) && columns[f] == "" || columns[f] != "" && strings.EqualFold(heading, columns[f]) {
				at[f] = i
			}
		}
	}
	for f, column := range columns {
		if _, found := at[f]; !found {
			return nil, fmt.Errorf("%s has no column %q for %s; its columns are %s, and fields are %s", name, column, f, strings.Join(rows[0], ", "), strings.Join(entryFields, ", "))
		}
	}
	var entries []map[string]string
	for _, row := range rows[1:] {
		e := map[string]string{}
		for f, i := range at {
			if v := strings.TrimSpace(row[i]); v != "" {
				e[f] = v
			}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

type refundAnswer struct {
	On      string
	Entries []struct {
		Entry, Declare, Date              string
		Void, Interest, InterestCorporate *string
		Liquidated, LiquidationExpected   string
		Ways                              []refundWay
		Assumed, Doubts                   []statement
	}
	Refused []struct {
		Place                       int
		Entry, Code, Field, Message string
	}
	Sums []struct {
		Way, LastDay                      string
		Entries                           int
		Void, Interest, InterestCorporate string
	}
	Open    []statement
	Law     lawStamp
	Sources map[string]source
}

type refundWay struct {
	Way, State, LastDay, Text, Letter string
	Amount                            *string
	Cite                              []string
}

// mostInCAPE is how many entry numbers one file of a declaration takes.
const mostInCAPE = 9999

// writeCAPE writes the numbers of the entries that CAPE takes.
func writeCAPE(name string, a *refundAnswer, out io.Writer) error {
	var numbers []string
	for _, e := range a.Entries {
		if e.Declare != "" {
			numbers = append(numbers, e.Declare)
		}
	}
	for i := 1; len(numbers) > 0; i++ {
		n := min(len(numbers), mostInCAPE)
		file := fmt.Sprintf("%s-%d.csv", name, i)
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = io.WriteString(f, "Entry Number\r\n"+strings.Join(numbers[:n], "\r\n")+"\r\n")
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: %d entry numbers\n", file, n)
		numbers = numbers[n:]
	}
	return nil
}

var wayNames = map[string]string{"cape": "CAPE declaration", "protest": "Protest", "court": "Court", "courier": "The carrier", "agoa": "AGOA request", "none": "No way"}

// printRefund prints what comes back: the sums, then each of a few entries.
func printRefund(out io.Writer, a *refundAnswer) error {
	p := newPrinter(out)
	p.say("", "What comes back, asked on "+a.On)
	p.say("", strings.Repeat("=", width))
	for _, s := range a.Sums {
		last := ""
		if s.LastDay != "" {
			last = ", the first last day is " + s.LastDay
		}
		p.pair(fmt.Sprintf("%s, %s%s", wayNames[s.Way], many(s.Entries, "entry", "entries"), last), "$"+s.Void)
		p.pair("  interest (to a corporation)", "$"+s.Interest+" ($"+s.InterestCorporate+")")
	}
	if len(a.Entries) <= 20 {
		for _, e := range a.Entries {
			p.heading(strings.TrimSpace(e.Entry + " of " + e.Date))
			p.amount("Void", e.Void, "")
			p.amount("Interest", e.Interest, "")
			p.amount("Interest to a corporation", e.InterestCorporate, "")
			for _, w := range e.Ways {
				last := w.State
				if w.LastDay != "" {
					last += ", last day " + w.LastDay
				}
				p.pair(wayNames[w.Way], last)
				p.say("  ", w.Text+p.marks(w.Cite))
				if w.Letter != "" {
					p.say("  ", "To send: "+w.Letter)
				}
			}
			for _, s := range append(e.Assumed, e.Doubts...) {
				p.say("- ", s.Text+p.marks(s.Cite))
			}
		}
	}
	if len(a.Refused) > 0 {
		p.heading("Not counted")
		for _, r := range a.Refused {
			p.say("- ", strings.TrimSpace(fmt.Sprintf("Entry %d %s: %s", r.Place+1, r.Entry, r.Message)))
		}
	}
	p.heading("Not settled")
	for _, o := range a.Open {
		p.say("- ", o.Text+p.marks(o.Cite))
	}
	p.stamp(&a.Law)
	p.sources(a.Sources)
	return p.err
}
