package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

const usage = `section321 answers whether Section 321 frees a shipment to the United States.

  section321 check [flags]    check one shipment; without flags the request is JSON on standard input
  section321 check -jsonl     one JSON request a line in, one JSON answer a line out
  section321 compare [flags]  compare what routes cost for the same goods
  section321 orders FILE      check a file of orders; needs at least -mode, -from and -origin
  section321 law [flags]      what was in force on a day
  section321 law check FOLDER what is wrong in tables of the law, and which answers they change
  section321 catalog          what exists, as JSON: modes, facts, programs, routes, costs, layers of duty
  section321 changes [flags]  what will rise or fall for your goods, from when, by which document
  section321 find WORDS       tariff lines whose descriptions fit the words
  section321 refund [flags]   what comes back of duties that were void, and until when
  section321 bill [flags]     a carrier's bill beside what is owed
  section321 flags [flags]    antidumping and countervailing duty orders that may cover the goods
  section321 packet [flags]   a file for a broker: entry lines, invoice, questions, sources
  section321 products FILE    what each product of a table bears, by origin, way and day
  section321 serve            serve the site, the API and the tools for assistants over HTTP
  section321 mcp              the tools for assistants, on standard input and output

Each takes -h for its flags. Before any of them, -edition FILE -trust KEY answers with another
edition of the law than the one that is built in, and -edition FOLDER -said DAY -trust KEY with
the edition of a folder that was the newest on a day.
`

// synopses say how each command is called, with an example.
var synopses = map[string]string{
	"check": `section321 check [flags]
  section321 check -mode express -from CN -value 24 -hts 6109.10.00.12
  section321 check < request.json`,
	"compare": `section321 compare [flags]
  section321 compare -origin CN -hts 6109.10.00.12 -value 48 -customs 18.20 -kg 0.4 -orders 900
  section321 compare < request.json`,
	"orders": `section321 orders [flags] FILE
  section321 orders -mode express -from CN -origin CN -csv checked.csv orders.csv
  section321 orders -mode express -from CN -origin CN -packet packet.json orders.csv`,
	"law": `section321 law [flags]
  section321 law -date 2025-05-06 -origin CN
  section321 law < request.json
  section321 law tables FOLDER     writes the tables of the law, for a person to edit
  section321 law check FOLDER      says what is wrong in them and which known answers they change
  section321 law keys NAME         makes the keys of whoever publishes editions
  section321 law build -key FILE FOLDER
  section321 law show -trust KEY FILE
  section321 law fetch -trust KEY ADDRESS
  section321 law propose EXPORT    drafts rows from a new export of the tariff schedule`,
	"changes": `section321 changes [flags] [GOODS.csv]
  section321 changes -orders -mode express -shipped-from CN client-a.csv client-b.csv
  section321 changes -hts 6109.10.00.12 -origin CN -from 2026-06-01 -to 2027-07-01
  section321 changes -ics changes.ics goods.csv   (columns hts and origin; name, mode, value, per_month)
  section321 changes -hts 6109.10.00.12 -origin CN -value 24 -per-month 900 -json
  section321 changes -in other.edition -trust KEY goods.csv`,
	"law tables": `section321 law tables FOLDER
  writes the tables of the law and the product lists, for a person to edit`,
	"law check": `section321 law check FOLDER
  section321 law check .      in the source of this project`,
	"law build": `section321 law build -key FILE [-out FILE] [-site FOLDER] FOLDER
  section321 law build -key example.com.key -out october.edition FOLDER
  section321 law build -key example.com.key -site dist FOLDER`,
	"law show": `section321 law show -trust KEY FILE`,
	"law fetch": `section321 law fetch -trust KEY [-to FOLDER] [-site FOLDER] [-edge FOLDER] FILE or ADDRESS
  section321 law fetch -trust KEY https://example.com/2026-11-27.1.edition
  section321 law fetch -trust KEY -site dist https://duty.example.com/   from what a site offers`,
	"law propose": `section321 law propose [-from DAY] [-before EXPORT] [-notes TEXT] [-out FOLDER] EXPORT
  section321 law propose -from 2026-12-01 -out drafts hts_2026_revision_22.json
  section321 law propose -from 2026-12-01 -notes chapter99.txt
  compares the schedule as hts.usitc.gov exports it, JSON or CSV, and the text of chapter 99 with the tables`,
	"law keys": `section321 law keys NAME
  section321 law keys example.com`,
	"catalog": `section321 catalog [-messages]`,
	"find": `section321 find [flags] WORDS
  section321 find cotton t-shirt
  section321 find -origin CN -mode express -value 40 teapot`,
	"refund": `section321 refund [flags]
  section321 refund -date 2025-06-01 -type 01 -liquidated no -void 1000
  section321 refund -csv entries.csv -column "date=Entry Date" -cape declaration
  section321 refund < request.json`,
	"bill": `section321 bill [flags]
  section321 bill -date 2026-09-15 -mode express -from DE -value 100 -hts 6109.10.00.12 -bill-duty 36.50 -bill-fees 1.34
  section321 bill < request.json`,
	"flags": `section321 flags [flags]
  section321 flags -mode express -from CN -value 20 -hts 3406.00.00.00
  section321 flags < request.json`,
	"packet": `section321 packet [flags]
  section321 packet -mode express -from CN -value 24 -hts 6109.10.00.12 > packet.json
  section321 packet -as text < request.json
  section321 packet -open packet.json -as csv
  section321 packet -diff sent.json back.json`,
	"products": `section321 products [flags] FILE.csv
  section321 products -origins CN,VN,MX -modes express,ocean products.csv > duty.csv
  section321 products -dates 2026-12-01,2027-07-01 products.csv`,
	"serve": `section321 serve [flags]
  section321 serve -addr 127.0.0.1:3210`,
	"mcp": `section321 mcp
An assistant that speaks the Model Context Protocol starts it, and asks on its standard input.`,
}

// errUsage ends the program with status 2 when the usage has been printed.
var errUsage = errors.New("usage")

// parse reads flags wherever they stand and returns the other words. After -- all are words.
func parse(flags *flag.FlagSet, args []string, errs io.Writer) (words []string, err error) {
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	for {
		if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
			fmt.Fprintf(errs, "%s\n\nFlags:\n", synopses[flags.Name()])
			flags.SetOutput(errs)
			flags.PrintDefaults()
			return nil, err
		} else if err != nil {
			return nil, fmt.Errorf("%w; section321 %s -h tells its flags", err, flags.Name())
		}
		read := args[:len(args)-flags.NArg()]
		if flags.NArg() == 0 || len(read) > 0 && read[len(read)-1] == "--" {
			return append(words, flags.Args()...), nil
		}
		words, args = append(words, flags.Arg(0)), flags.Args()[1:]
	}
}

// noWords refuses words behind the flags of a command that takes none.
func noWords(command string, words []string) error {
	if len(words) == 0 {
		return nil
	}
	return fmt.Errorf("%s takes no %q; the request comes by flags or on standard input", command, words[0])
}

// given lists the flags that were given, other than those named.
func given(flags *flag.FlagSet, other ...string) []string {
	var names []string
	flags.Visit(func(f *flag.Flag) {
		if !slices.Contains(other, f.Name) {
			names = append(names, "-"+f.Name)
		}
	})
	return names
}

// onlyLines refuses flags beside -jsonl, whose lines are whole requests.
func onlyLines(flags *flag.FlagSet) error {
	if others := given(flags, "json", "jsonl"); len(others) > 0 {
		return fmt.Errorf("with -jsonl each line is a whole request; leave out %s", strings.Join(others, ", "))
	}
	return nil
}

// askOnInput answers the request on standard input. A person at a terminal, who would
// wait for nothing, is told how the command is called instead.
func askOnInput(command string, in io.Reader, out, errs io.Writer) error {
	if terminal(in) {
		return callIt(command, errs)
	}
	return answerOne(command, in, out)
}

// callIt tells how a command is called.
func callIt(command string, errs io.Writer) error {
	fmt.Fprintf(errs, "%s\n\n-h tells the flags.\n", synopses[command])
	return errUsage
}

// terminal reports whether a person types what is read.
func terminal(in io.Reader) bool {
	file, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
