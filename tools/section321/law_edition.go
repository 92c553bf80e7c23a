package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"section321/calc/day"
	"section321/calc/wire/native"
	"section321/tools/edition"
)

// tableCommands are what law does with the tables of the law instead of telling what they say.
var tableCommands = map[string]func(args []string, out, errs io.Writer) error{
	"tables":  writeTables,
	"check":   checkTables,
	"build":   buildEdition,
	"show":    showEdition,
	"keys":    makeKeys,
	"fetch":   fetchEdition,
	"propose": proposeRows,
}

// writeTables writes the tables that this program carries into a folder.
func writeTables(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law tables", flag.ContinueOnError)
	folder, err := oneWord(flags, args, errs, "FOLDER, which is made")
	if err != nil {
		return err
	}
	p, err := edition.BuiltIn()
	if err == nil {
		err = p.WriteFolder(folder)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "The tables of the law are in %s, the product lists in %s/lists.\nAfter each change: section321 law check %s\n", folder, folder, folder)
	return nil
}

// checkTables says what is wrong in tables and which known answers they change.
func checkTables(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law check", flag.ContinueOnError)
	folder, err := oneWord(flags, args, errs, "FOLDER with the tables; . in the source of this project")
	if err != nil {
		return err
	}
	_, r, err := examined(folder)
	if err != nil {
		return err
	}
	tellList(out, r.Faults, "%d faults in the tables:", "No faults in the tables.")
	tellList(out, r.Fails, "%d known answers no longer hold:", "")
	if len(r.Moved) == 0 {
		fmt.Fprintf(out, "%d known answers were asked for; none is another than before.\n", r.Cases)
	} else {
		fmt.Fprintf(out, "%d known answers were asked for; these are others than before:\n", r.Cases)
	}
	for _, m := range r.Moved {
		fmt.Fprintf(out, "  %s → %s  %s (%s)\n", m.Before, m.After, m.Title, m.ID)
	}
	for _, line := range r.Proven() {
		fmt.Fprintln(out, line)
	}
	if len(r.Faults)+len(r.Fails) > 0 {
		return errFailed
	}
	return nil
}

// examined reads the tables of a folder and says what is wrong in them and what they change.
func examined(folder string) (*edition.Parts, *edition.Report, error) {
	p, err := edition.ReadFolder(folder)
	if err != nil {
		return nil, nil, err
	}
	r, err := edition.Check(p, native.Calculator())
	return p, r, err
}

func tellList(out io.Writer, list []string, some, none string) {
	if len(list) == 0 {
		if none != "" {
			fmt.Fprintln(out, none)
		}
		return
	}
	fmt.Fprintf(out, some+"\n", len(list))
	for _, text := range list {
		fmt.Fprintln(out, "  "+text)
	}
}

// buildEdition compiles and signs tables.
func buildEdition(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law build", flag.ContinueOnError)
	key := flags.String("key", "", "the `FILE` with the private key that law keys wrote")
	to := flags.String("out", "", "the `FILE` to write (NAME.edition)")
	site := flags.String("site", "", "a built site whose pages shall find the edition, a `FOLDER` such as dist")
	folder, err := oneWord(flags, args, errs, "FOLDER with the tables; . in the source of this project")
	if err != nil {
		return err
	}
	if *key == "" {
		return errors.New("-key is missing: the file with the private key; section321 law keys NAME makes one")
	}
	private, err := os.ReadFile(*key)
	if err != nil {
		return err
	}
	p, r, err := examined(folder)
	if err != nil {
		return err
	}
	if len(r.Faults)+len(r.Fails) > 0 {
		return fmt.Errorf("nothing was written: the tables have %d faults and fail %d known answers; section321 law check %s names them", len(r.Faults), len(r.Fails), folder)
	}
	file, err := edition.Build(p, string(private))
	if err != nil {
		return err
	}
	name, err := p.Name()
	if err != nil {
		return err
	}
	if *to == "" {
		*to = name + ".edition"
	}
	// Whoever has an edition of this name would take it for the same.
	if there, err := os.ReadFile(*to); p.Borrowed() || err == nil && !bytes.Equal(there, file) {
		return fmt.Errorf("nothing was written: there is an edition %s already, and the tables are others; write a later name into edition.csv, such as today and .1 behind it", name)
	}
	if *site != "" {
		if err := edition.WriteTo(*site, file); err != nil {
			return err
		}
		fmt.Fprintf(out, "The pages of %s find the edition %s from now on.\n", *site, name)
	}
	if err := os.WriteFile(*to, file, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: edition %s, %d bytes, %d known answers hold, %d are others than before\n", *to, name, len(file), r.Cases, len(r.Moved))
	return nil
}

// showEdition says what an edition is, once its signature, hashes and cases hold.
func showEdition(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law show", flag.ContinueOnError)
	trust := trustFlag(flags)
	file, err := oneWord(flags, args, errs, "FILE, an edition")
	if err != nil {
		return err
	}
	e, err := takeEdition(file, *trust)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Edition %s, checked through %s\nsigned by %s\nhash %s\nIts known answers hold.\n", e.Name, e.Through, e.Signer, e.Hash)
	return nil
}

// fetchEdition takes an edition from somewhere, once everything of it holds, and keeps it if it is newer.
func fetchEdition(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law fetch", flag.ContinueOnError)
	trust := trustFlag(flags)
	folder := flags.String("to", ".", "the `FOLDER` that keeps editions")
	site := flags.String("site", "", "a built site whose pages shall find the edition, a `FOLDER` such as dist")
	edge := flags.String("edge", "", "a built worker of the edge that shall answer from it, a `FOLDER` such as build/edge/worker")
	from, err := oneWord(flags, args, errs, "the FILE or the address of an edition, or with a / at its end that of a site")
	if err != nil {
		return err
	}
	file, err := edition.Get(from)
	if err != nil {
		return err
	}
	e, err := edition.Open(file, *trust...)
	if err == nil {
		_, err = e.Use()
	}
	if err != nil {
		return fmt.Errorf("%s was not taken: %w", from, err)
	}
	to, err := edition.Keep(*folder, e, file)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: edition %s, checked through %s, signed by %s. Its known answers hold.\n", to, e.Name, e.Through, e.Signer)
	if *edge != "" {
		if err := e.WriteToEdge(*edge); err != nil {
			return err
		}
		fmt.Fprintf(out, "The worker in %s answers from it once it is deployed.\n", *edge)
	}
	if *site == "" {
		return nil
	}
	if err := edition.WriteTo(*site, file); err != nil {
		return err
	}
	fmt.Fprintf(out, "The pages of %s find the edition %s from now on.\n", *site, e.Name)
	return nil
}

// makeKeys makes the keys of somebody who publishes editions.
func makeKeys(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("law keys", flag.ContinueOnError)
	name, err := oneWord(flags, args, errs, "NAME, that of whoever publishes, such as example.com")
	if err != nil {
		return err
	}
	if strings.ContainsAny(name, "+/ \t") {
		return fmt.Errorf("%q cannot be the name of a key; write it without spaces, + and /", name)
	}
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return err
	}
	file := name + ".key"
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(private + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	fmt.Fprintf(out, "The private key is in %s: keep it, show it to nobody.\nThe public key, for -trust of whoever takes your editions:\n%s\n", file, public)
	return nil
}

// takeEdition verifies an edition and answers from it from here on.
func takeEdition(file string, trusted []string) (*edition.Edition, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	e, err := edition.Open(data, trusted...)
	if err == nil {
		_, err = e.Use()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return e, nil
}

// keys are public keys, of which a flag may name several.
type keys []string

func (k *keys) String() string         { return strings.Join(*k, " ") }
func (k *keys) Set(value string) error { *k = append(*k, value); return nil }

func trustFlag(flags *flag.FlagSet) *keys {
	trust := new(keys)
	flags.Var(trust, "trust", "the public `KEY` of whom you take editions from; may be given several times")
	return trust
}

// leading takes -edition, -said and -trust, which stand before the command, and returns what follows.
func leading(args []string) ([]string, error) {
	if len(args) == 0 || !slices.Contains([]string{"-edition", "--edition", "-trust", "--trust", "-said", "--said"}, name(args[0])) {
		return args, nil
	}
	flags := flag.NewFlagSet("section321", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	file := flags.String("edition", "", "")
	said := flags.String("said", "", "")
	trust := trustFlag(flags)
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if *file == "" {
		return nil, errors.New("-trust and -said say whose editions are taken and of which day, but -edition names none")
	}
	if *said != "" {
		on, err := day.Parse(*said)
		if err != nil {
			return nil, fmt.Errorf("-said: %w", err)
		}
		if *file, err = edition.Of(*file, string(on)); err != nil {
			return nil, err
		}
	}
	_, err := takeEdition(*file, *trust)
	return flags.Args(), err
}

// name is a flag without what is said to it.
func name(arg string) string {
	flag, _, _ := strings.Cut(arg, "=")
	return flag
}

// oneWord parses flags and the one word that a command takes.
func oneWord(flags *flag.FlagSet, args []string, errs io.Writer, want string) (string, error) {
	words, err := parse(flags, args, errs)
	if err != nil {
		return "", err
	}
	if len(words) != 1 {
		return "", fmt.Errorf("%s takes one word, %s; it got %d", flags.Name(), want, len(words))
	}
	return words[0], nil
}
