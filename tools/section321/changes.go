package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
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
	perMonth := flags.String("per-month", "", "how many shipments of them come a month: says how many dollars a month it is")
	asJSON := flags.Bool("json", false, "print the JSON answer")
	calendar := flags.String("ics", "", "write the changes into a calendar `FILE` too")
	ofOrders := changesOrdersFlags(flags)
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
	if ofOrders.asked() {
		if others := given(flags, ofOrders.names()...); len(others) > 0 {
			return fmt.Errorf("with -orders the files say which goods and how many; leave out %s", strings.Join(others, ", "))
		}
		return ofOrders.tell(words, first, last, *asJSON, out, errs)
	}
	if others := ofOrders.only(flags); len(others) > 0 {
		return fmt.Errorf("%s is about files of orders; write -orders too", strings.Join(others, ", "))
	}
	goods, err := goodsOf(words, watched{HTS: *hts, Origin: strings.ToUpper(*origin), Value: *value, PerMonth: *perMonth})
	if err != nil {
		return err
	}
	request, err := json.Marshal(map[string]any{"from": first, "to": last, "mode": *mode, "goods": goods})
	if err != nil {
		return err
	}
	var answer []byte
	title := fmt.Sprintf("What changes after %s, to %s:", first, last)
	if *in == "" {
		answer = native.Calculator().Answer("changes", request)
	} else {
		data, err := os.ReadFile(*in)
		if err != nil {
			return err
		}
		other, err := edition.Open(data, *trust...)
		if err != nil {
			return fmt.Errorf("%s: %w", *in, err)
		}
		seen, refused := native.Calculator().See(request)
		if seen == nil {
			return refusedGoods(goods, refused)
		}
		after, err := other.Use()
		if err != nil {
			return err
		}
		title, answer = fmt.Sprintf("What edition %s says otherwise on %s:", other.Name, first), after.ChangedSince(seen)
	}
	if *asJSON {
		return printJSON(answer, out)
	}
	if failed(answer) != nil {
		return refusedGoods(goods, answer)
	}
	a := changesAnswer{goods: goods}
	if err := json.Unmarshal(answer, &a); err != nil {
		return fmt.Errorf("reading the answer: %w", err)
	}
	fmt.Fprintln(out, title)
	a.tell(out)
	if *calendar != "" {
		return os.WriteFile(*calendar, []byte(a.calendar(time.Now())), 0o644)
	}
	return nil
}

// watched are goods that somebody imports again and again, as a question about changes has them.
type watched struct {
	Name     string `json:"name,omitempty"` // "" for their number
	HTS      string `json:"hts"`
	Origin   string `json:"origin"`
	Mode     string `json:"mode,omitempty"`
	Value    string `json:"value"`
	PerMonth string `json:"perMonth,omitempty"`
}

func (g *watched) String() string {
	if g.Name != "" {
		return g.Name + " (" + g.HTS + " of " + g.Origin + ")"
	}
	return g.HTS + " of " + g.Origin
}

// refusedGoods says of which goods an answer is refused.
func refusedGoods(goods []watched, answer []byte) error {
	f := failed(answer)
	if of, field, found := strings.Cut(strings.TrimPrefix(f.Field, "goods["), "]."); found {
		if i, err := strconv.Atoi(of); err == nil && i < len(goods) {
			return fmt.Errorf("%s: %s: %s", &goods[i], field, f.Message)
		}
	}
	return errors.New(f.Message)
}

// A changesAnswer is what is told of an answer about changes.
type changesAnswer struct {
	goods   []watched
	Changes []struct {
		Goods         int
		Date, Turn    string
		Before, After edition.Owed
		Monthly       *string
		Lines         []movedLine
	}
	Unchanged    []int
	Monthly      string
	MonthlyLacks []int
	Sources      map[string]source
}

// A movedLine begins, ends or charges something else.
type movedLine struct {
	Layer, Heading, Text string
	Before, After        *figure
	Cite                 []string
}

type figure struct{ Rate, Amount string }

func (f *figure) String() string {
	if f.Rate != "" {
		return f.Rate + " %"
	}
	return "$" + f.Amount
}

func (l *movedLine) String() string {
	name := layerName(l.Layer)
	if name == "" {
		name = l.Text
	}
	if l.Heading != "" {
		name += " (" + l.Heading + ")"
	}
	switch {
	case l.Before == nil && l.After == nil: // what is not known any more
		return l.Text
	case l.Before == nil:
		return name + ": begins, " + l.After.String()
	case l.After == nil:
		return name + ": ends, it was " + l.Before.String()
	case l.Before.String() == l.After.String(): // the rate stayed, and what it is of did not
		return name + ": $" + l.Before.Amount + " → $" + l.After.Amount
	}
	return name + ": " + l.Before.String() + " → " + l.After.String()
}

// documents are those that a line rests on, cited and linked.
func (a *changesAnswer) documents(l *movedLine) (all []string) {
	for _, id := range l.Cite {
		all = append(all, a.Sources[id].Title+", "+a.Sources[id].URL)
	}
	return all
}

func (a *changesAnswer) tell(out io.Writer) {
	for _, c := range a.Changes {
		fmt.Fprintf(out, "\n%s  %s: %s → %s\n", c.Date, &a.goods[c.Goods], c.Before, c.After)
		if c.Monthly != nil {
			fmt.Fprintf(out, "    %s a month\n", more(*c.Monthly))
		}
		for i := range c.Lines {
			fmt.Fprintf(out, "    %s\n", &c.Lines[i])
			for _, d := range a.documents(&c.Lines[i]) {
				fmt.Fprintf(out, "      %s\n", d)
			}
		}
	}
	if left := len(a.Unchanged); left > 0 {
		fmt.Fprintf(out, "\nNothing changes for %d of %d goods, as far as the law is known.\n", left, len(a.goods))
	}
	if a.Monthly == "" {
		return
	}
	fmt.Fprintf(out, "\nTogether, from the first day to the last: %s a month.\n", more(a.Monthly))
	for _, i := range a.MonthlyLacks {
		fmt.Fprintf(out, "Without %s, of which what is owed is not known at some time.\n", &a.goods[i])
	}
}

// more says how much more or less it is.
func more(amount string) string {
	if less, is := strings.CutPrefix(amount, "-"); is {
		return "$" + less + " less"
	}
	return "$" + amount + " more"
}

// goodsOf are those of the flags, or of a file with columns hts and origin, and name, mode, value and
// per_month where it has them.
func goodsOf(files []string, given watched) ([]watched, error) {
	if len(files) == 0 {
		if given.HTS == "" || given.Origin == "" {
			return nil, errors.New("say which goods: -hts NUMBER -origin COUNTRY, or a FILE.csv with columns hts and origin")
		}
		return []watched{given}, nil
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
		if !slices.Contains([]string{"name", "hts", "origin", "mode", "value", "per_month"}, column) {
			unknown = append(unknown, column)
		}
	}
	_, hts := at["hts"]
	_, origin := at["origin"]
	if slices.Sort(unknown); !hts || !origin || len(unknown) > 0 {
		return nil, fmt.Errorf("%s: the columns are hts and origin, and name, mode, value and per_month where they are known; it has %s", files[0], strings.Join(rows[0], ", "))
	}
	var goods []watched
	for _, row := range rows[1:] {
		g := given
		for column, into := range map[string]*string{"name": &g.Name, "hts": &g.HTS, "origin": &g.Origin, "mode": &g.Mode, "value": &g.Value, "per_month": &g.PerMonth} {
			if i, ok := at[column]; ok && strings.TrimSpace(row[i]) != "" {
				*into = strings.TrimSpace(row[i])
			}
		}
		goods = append(goods, g)
	}
	return goods, nil
}

// calendar writes changes as a calendar file (RFC 5545): an event of one day each.
func (a *changesAnswer) calendar(now time.Time) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(folded(text) + "\r\n") }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//section321//changes//EN")
	for i, c := range a.Changes {
		var said []string
		for n := range c.Lines {
			said = append(append(said, c.Lines[n].String()), a.documents(&c.Lines[n])...)
		}
		goods := &a.goods[c.Goods]
		day := strings.ReplaceAll(c.Date, "-", "")
		line("BEGIN:VEVENT")
		line(fmt.Sprintf("UID:%s-%d-%s@section321", day, i, strings.NewReplacer(".", "", " ", "").Replace(goods.HTS+goods.Origin)))
		line("DTSTAMP:" + now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE:" + day)
		line("SUMMARY:" + escaped(fmt.Sprintf("%s: %s → %s", goods, c.Before, c.After)))
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
