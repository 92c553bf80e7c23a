package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"section321/calc/wire/native"
	"section321/wasm/packet"
)

// packetOf makes a broker's packet of a check, reads one, or holds two side by side.
func packetOf(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("packet", flag.ContinueOnError)
	as := flags.String("as", "json", "json, the file to send; text, to read or print; csv, the worksheet of the lines; mail, for CN22 and CN23")
	open := flags.String("open", "", "read this packet in place of making one; it is refused when it does not follow from its facts")
	diff := flags.Bool("diff", false, "say what differs between two packets: section321 packet -diff SENT.json BACK.json")
	shipment := shipmentFlags(flags)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if *diff {
		return comparePackets(words, out)
	}
	if err := noWords("packet", words); err != nil {
		return err
	}
	facts := given(flags, "as", "open")
	var p *packet.Packet
	switch {
	case *open != "" && len(facts) > 0:
		return fmt.Errorf("-open reads the facts of the packet; leave out %s", strings.Join(facts, ", "))
	case *open != "":
		var text []byte
		if text, err = packetFile(*open); err == nil {
			p, err = packet.Read(native.Calculator(), text)
		}
	case len(facts) == 0 && terminal(in):
		return callIt("packet", errs)
	case len(facts) == 0:
		var text []byte
		if text, err = io.ReadAll(io.LimitReader(in, packet.MostBytes)); err == nil {
			p, err = packet.Build(native.Calculator(), unwrap(text))
		}
	default:
		var request []byte
		if request, err = shipment(); err == nil {
			p, err = packet.Build(native.Calculator(), request)
		}
	}
	if err != nil {
		return err
	}
	switch *as {
	case "json":
		return p.JSON(out)
	case "csv":
		return p.CSV(out)
	case "mail":
		return p.Mail(out)
	case "text":
		return printPacket(out, p)
	}
	return fmt.Errorf("-as %q is not known; use json, text, csv or mail", *as)
}

// packetFile reads a file no further than a packet may be long.
func packetFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, packet.MostBytes+1))
}

func comparePackets(names []string, out io.Writer) error {
	if len(names) != 2 {
		return fmt.Errorf("-diff takes two packets, and %d files were given: section321 packet -diff SENT.json BACK.json", len(names))
	}
	var both [2]*packet.Packet
	for i, name := range names {
		text, err := packetFile(name)
		if err == nil {
			both[i], err = packet.Decode(text)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	differences, err := packet.Diff(both[0], both[1])
	if err != nil {
		return err
	}
	p := newPrinter(out)
	if len(differences) == 0 {
		p.say("", "The two packets say the same.")
		return p.err
	}
	said := func(text string) string {
		if text == "" {
			return "(nothing)"
		}
		return packet.Plain(text)
	}
	for _, d := range differences {
		p.say("", packet.Plain(d.At))
		p.say("  - ", said(d.A))
		p.say("  + ", said(d.B))
	}
	return p.err
}

// printPacket prints a packet for a person.
func printPacket(out io.Writer, k *packet.Packet) error {
	p := newPrinter(out)
	say := func(bullet, text string, cite []string) { p.say(bullet, packet.Plain(text)+p.marks(cite)) }
	known := func(amount *string, otherwise string) string {
		if amount == nil {
			return otherwise
		}
		return dollars(*amount)
	}
	say("", "ENTRY WORKSHEET (CBP Form 7501, blocks 27 to 34)", nil)
	say("", orOther(verdicts[k.Outcome], packet.Plain(k.Outcome)), nil)
	if k.Entry != nil {
		p.pair("Entry", entryName(k.Entry.Type, k.Entry.Name))
	}
	for _, l := range k.Lines {
		p.println("")
		say("", strings.TrimSpace("27: "+l.Line+"  28: "+l.Description+"  origin "+l.Origin), nil)
		for _, r := range l.Rows {
			p.pair("  29A "+r.Number+p.marks(r.Cite), dollars(r.Amount))
			if r.EnteredValue != "" {
				say("      ", "31: "+l.Quantity+"; 32A: "+dollars(r.EnteredValue)+"; 33A: "+r.Rate, nil)
			} else {
				say("      ", "33A: "+r.Rate+" ("+r.Text+")", nil)
			}
			if r.Place == "not-placed" {
				say("      ", "Where it stands among the others CBP's message does not say.", nil)
			}
		}
		if len(l.Rows) == 0 {
			say("  ", "No amounts: see below.", nil)
		}
	}
	p.println("")
	for _, r := range k.Fees {
		say("", r.Text, r.Cite)
		p.pair("  ", dollars(r.Amount))
	}
	bounds := "not known"
	if k.Totals.AtLeast != "" {
		bounds += ", at least " + dollars(k.Totals.AtLeast)
	}
	if k.Totals.AtMost != "" {
		bounds += ", at most " + dollars(k.Totals.AtMost)
	}
	p.pair("Duty", known(k.Totals.Duty, "not known"))
	p.pair("Fees", known(k.Totals.Fees, "not known"))
	p.pair("Total", known(k.Totals.Total, bounds))
	if k.Totals.Total != nil && k.Totals.Least != k.Totals.Most {
		p.pair("It could be, by the answers below", dollars(k.Totals.Least)+" to "+upTo(k.Totals.Most))
	}
	p.heading("Invoice")
	for _, l := range k.Invoice {
		say("- ", fmt.Sprintf("%s: %s, made in %s, %s × %s %s", orOther(l.Description, "no description"), orOther(l.Number, "no number"), l.Origin, l.Quantity, l.CustomsValue, l.Currency), nil)
	}
	if len(k.Questions) > 0 {
		p.heading("Questions: confirmed, changed or needed?")
		for _, q := range k.Questions {
			mark := "open"
			if q.Mark != "" {
				mark = strings.TrimSpace(q.Mark + " " + q.Answer)
			}
			say("- ", "["+mark+"] "+q.Field+": "+q.Text, q.Cite)
		}
	}
	for _, part := range []struct {
		heading string
		all     []packet.Statement
	}{{"Not known", k.Unknown}, {"Assumed", k.Assumed}, {"Did not apply", k.NotApplied}} {
		if len(part.all) > 0 {
			p.heading(part.heading)
		}
		for _, s := range part.all {
			say("- ", s.Text, s.Cite)
		}
	}
	p.heading("Antidumping and countervailing duty, and what else to add")
	for _, f := range k.Flags {
		say("- ", f.Text+" Latest notices: "+f.Latest, f.Cite)
	}
	for _, s := range k.About {
		say("- ", s.Text, nil)
	}
	p.marks([]string{"order-of-reporting"})
	p.heading("Law")
	say("", "Edition "+k.Law.Edition+", checked through "+k.Law.VerifiedThrough+".", nil)
	if k.Law.BeyondVerified {
		say("", "The day is later than that: something may have changed since.", nil)
	}
	all := map[string]source{}
	for id, s := range k.Sources {
		all[id] = source{Title: packet.Plain(s.Title), URL: packet.Plain(s.URL), Published: s.Published}
	}
	p.sources(all)
	return p.err
}

// orOther is a text, or what stands in its place where there is none.
func orOther(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
