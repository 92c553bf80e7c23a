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
	to := flags.String("out", "", "the `FOLDER` to write the drafts into")
	name, err := oneWord(flags, args, errs, "EXPORT, the schedule as hts.usitc.gov exports it, JSON or CSV")
	if err != nil {
		return err
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
	now, err := exported(name)
	if err != nil {
		return err
	}
	var before *propose.Export
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
	p, err := propose.Against(now, before, parts.Tables, listed, string(from))
	if err != nil {
		return err
	}
	p.Tell(out)
	if *to == "" {
		return nil
	}
	if err := p.Write(*to); err != nil {
		return err
	}
	fmt.Fprintf(out, "The drafts are in %s. A row counts once a person has read its note, completed it and put it into the tables; then section321 law check.\n", *to)
	return nil
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
