package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"section321/calc/day"
	"section321/calc/tariff/lists"
	"section321/tools/edition"
	"section321/tools/propose"
)

// proposeRows compares an export of the tariff schedule with the tables and drafts what differs.
func proposeRows(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law propose", flag.ContinueOnError)
	on := flags.String("from", "", "the `DAY` from which the export holds (today in Eastern time)")
	older := flags.String("before", "", "the export before it, a `FILE`: only what changed between the two is told")
	folder := flags.String("tables", "", "the `FOLDER` with the tables (those of this program)")
	notes := flags.String("notes", "", "the text of chapter 99, a `FILE` with the lines of the Commission's document: its lists are held against ours; alone or beside an export")
	to := flags.String("out", "", "the `FOLDER` to write the drafts into")
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if len(words) > 1 || len(words) == 0 && (*notes == "" || *older != "") {
		return fmt.Errorf("law propose takes one word, EXPORT, the schedule as hts.usitc.gov exports it, JSON or CSV; it got %d", len(words))
	}
	if *on == "" {
		if *on, err = today(); err != nil {
			return err
		}
	}
	from, err := day.Parse(*on)
	if err != nil {
		return fmt.Errorf("-from: %w", err)
	}
	var now, before *propose.Export
	if len(words) > 0 {
		if now, err = exported(words[0]); err != nil {
			return err
		}
	}
	if *older != "" {
		if before, err = exported(*older); err != nil {
			return err
		}
	}
	parts, err := edition.BuiltIn()
	if err == nil && *folder != "" {
		parts, err = edition.ReadFolder(*folder)
	}
	if err != nil {
		return err
	}
	listed, err := lists.Load(parts.Lists)
	if err != nil {
		return err
	}
	if now != nil {
		p, err := propose.Against(now, before, parts.Tables, listed, string(from))
		if err != nil {
			return err
		}
		p.Tell(out)
		if *to != "" {
			if err := p.Write(*to); err != nil {
				return err
			}
		}
	}
	if *notes != "" {
		if err := proposeNotes(*notes, listed, string(from), *to, out); err != nil {
			return err
		}
	}
	if *to == "" {
		return nil
	}
	fmt.Fprintf(out, "The drafts are in %s. A row counts once a person has read its note, completed it and put it into the tables; then section321 law check.\n", *to)
	return nil
}

// proposeNotes holds the text of chapter 99 against the lists.
func proposeNotes(file string, listed *lists.Lists, from, to string, out io.Writer) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	text, err := propose.ReadNotes(data)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	p, err := propose.Notes(text, listed, from)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	p.Tell(out)
	if to == "" {
		return nil
	}
	return p.Write(to, from)
}

func exported(name string) (*propose.Export, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	e, err := propose.Read(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return e, nil
}
