package main

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"section321/calc/entries"
	"section321/calc/wire"
	"section321/calc/wire/native"
)

// entryFields are the fields of an entry that a flag can give.
var entryFields = []string{"entry", "date", "type", "importer", "liquidated", "paid", "void", "duty", "ordinary", "program"}

// refundOf answers what comes back of entries: JSON in and out, flags for one entry, or a
// CSV file.
func refundOf(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("refund", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print the JSON answer")
	on := flags.String("on", "", "the day of the question, to which interest runs (today in Eastern time)")
	file := flags.String("csv", "", "a file of entries, CSV or .xlsx: report ES-003 of ACE, or with the columns "+strings.Join(entries.Fields[:], ", "))
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
	entry := map[string]string{}
	for f, v := range text {
		if *v != "" {
			entry[f] = *v
		}
	}
	question := map[string]any{"on": *on, "entries": []any{entry}}
	if *file != "" {
		for f := range entry {
			if f != "importer" {
				return fmt.Errorf("-%s is of one entry; the file %s says it of each", f, *file)
			}
		}
		question = map[string]any{"on": *on, "columns": columns}
		if entry["importer"] != "" {
			question["importer"] = entry["importer"]
		}
	}
	request, err := json.Marshal(question)
	if err != nil {
		return err
	}
	var answer []byte
	if *file != "" {
		if answer, err = ofFile(*file, request, errs); err != nil {
			return err
		}
	} else {
		answer = native.Calculator().Answer("refund", request)
	}
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

// ofFile answers a file of entries: CSV, or a workbook of which the first sheet that can
// be seen is read.
func ofFile(name string, request []byte, errs io.Writer) ([]byte, error) {
	f := &orderFile{name: name, checker: wire.NewOrders(native.Calculator()), errs: errs}
	if archive, err := zip.OpenReader(name); err == nil {
		defer archive.Close()
		f.archive = archive
		sheets, err := f.understand()
		if err != nil {
			return nil, err
		}
		at := max(slices.IndexFunc(sheets, func(s sheetName) bool { return !s.Hidden }), 0)
		if err := f.choose(sheets[at].Name); err != nil {
			return nil, err
		}
	}
	if _, err := f.ask("entries-open", request); err != nil {
		return nil, err
	}
	if err := f.each("entries-read", io.Discard); err != nil {
		return nil, err
	}
	return f.ask("entries-answer", nil)
}

type refundAnswer struct {
	On      string
	Entries []struct {
		Entry, Declare, Date              string
		Void, Interest, InterestCorporate *string
		Liquidated, LiquidationExpected   string
		Refund                            *voidPart
		Ways                              []refundWay
		Assumed, Doubts                   []statement
	}
	Refused []struct {
		Place                       int
		Entry, Code, Field, Message string
	}
	Names struct{ Ways []struct{ Word, Text string } }
	Sums  []struct {
		Way, LastDay                      string
		Entries                           int
		Void, Interest, InterestCorporate string
	}
	Said []struct {
		statement
		Entries int
	}
	File *struct {
		Lines []int
		Bad   []struct {
			Line    int
			Message string
		}
		Unused   []string
		ByLine   bool
		Repeated int
		Orders   *struct{ Outside, Nothing int }
	}
	Open    []statement
	Law     lawStamp
	Sources map[string]source
}

// name is what a person reads for a way.
func (a *refundAnswer) name(way string) string {
	for _, n := range a.Names.Ways {
		if n.Word == way {
			return n.Text
		}
	}
	return way
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
		p.pair(fmt.Sprintf("%s, %s%s", a.name(s.Way), many(s.Entries, "entry", "entries"), last), dollars(s.Void))
		p.pair("  interest (to a corporation)", dollars(s.Interest)+" ("+dollars(s.InterestCorporate)+")")
	}
	if f := a.File; f != nil {
		for _, s := range a.Said {
			p.say("- ", fmt.Sprintf("%s (%d)", s.Text, s.Entries)+p.marks(s.Cite))
		}
		if f.ByLine {
			p.say("- ", "The void part of an entry is the sum of its lines under headings of void duties. Where such a duty took the place of another, or filled a rate up, less comes back: what would have been owed instead does not stand in the file.")
		}
		if o := f.Orders; o != nil {
			p.say("- ", "Each order is taken for an entry of its own, of the type that its goods take.")
			p.say("- ", fmt.Sprintf("Orders that arrived on days without void duties: %d", o.Outside))
			p.say("- ", fmt.Sprintf("Orders on which nothing was void: %d", o.Nothing))
		}
		if len(f.Unused) > 0 {
			p.say("- ", "Columns that were not used: "+strings.Join(f.Unused, ", "))
		}
		if f.Repeated > 0 {
			p.say("- ", fmt.Sprintf("Lines that stand in the file twice and were counted once: %d", f.Repeated))
		}
	} else {
		for _, e := range a.Entries {
			p.heading(strings.TrimSpace(e.Entry + " of " + e.Date))
			p.amount("Void", e.Void, "")
			if e.Refund != nil {
				p.parts(e.Refund)
			}
			p.amount("Interest", e.Interest, "")
			p.amount("Interest to a corporation", e.InterestCorporate, "")
			for _, w := range e.Ways {
				last := w.State
				if w.LastDay != "" {
					last += ", last day " + w.LastDay
				}
				p.pair(a.name(w.Way), last)
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
	if len(a.Refused) > 0 || a.File != nil && len(a.File.Bad) > 0 {
		p.heading("Not counted")
		if a.File != nil {
			for _, b := range a.File.Bad {
				p.say("- ", fmt.Sprintf("Line %d: %s", b.Line, b.Message))
			}
		}
		for _, r := range a.Refused {
			if a.File != nil {
				p.say("- ", strings.TrimSpace(fmt.Sprintf("Line %d %s: %s", a.File.Lines[r.Place], r.Entry, r.Message)))
				continue
			}
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
