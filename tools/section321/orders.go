package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"sync"

	"section321/calc/orders/sample"
	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/wasm/packet"
)

// chunk is how much of a file is read at once.
const chunk = 1 << 20

// checkOrders works through a file of orders: it reads it once, answers it, and reads
// it again to write the result.
func checkOrders(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("orders", flag.ContinueOnError)
	asJSON := flags.Bool("json", false, "print what was read and the summary as JSON, one line each")
	sniff := flags.Bool("sniff", false, "print as JSON how the file would be read, and stop")
	sheetNamed := flags.String("sheet", "", "sheet of a workbook (.xlsx) that has the orders (the first one that has what orders have)")
	products := flags.String("products", "", "product table: a CSV file with the columns sku, hts, origin, customsValue, currency, claim, facts, measures")
	csvTo := flags.String("csv", "", "write the file with its answers to this CSV file, - for standard output")
	linesTo := flags.String("jsonl", "", "write a JSON object for each row to this file, - for standard output")
	ownTo := flags.String("own", "", "write the file as it came, with tariff number and origin filled in where their columns are empty, to this file, - for standard output")
	packetTo := flags.String("packet", "", "write a broker's packet of all orders that are not free by themselves, put together as one shipment, to this file")
	together := flags.String("together", "", "the day on which they arrive together, YYYY-MM-DD (the last of theirs)")
	rows := flags.Int("sample", 0, "print an order file of so many rows to measure with, and stop")
	refundOn := flags.String("refund", "", "tell too what comes back of orders on which duty was void, with interest to this day, YYYY-MM-DD")
	importer := flags.String("importer", "", "who was importer of record of the orders: own, broker, courier or post (courier for express, own for the rest)")
	reading, assumptions := readingFlags(flags), assumptionFlags(flags)
	fixed := fixedFlags(flags)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if slices.Contains(given(flags), "-sample") {
		if *rows < 1 {
			return fmt.Errorf("-sample %d: write how many rows to print, 1 or more", *rows)
		}
		return sample.Write(out, *rows)
	}
	if len(words) != 1 {
		return fmt.Errorf("orders takes one file of orders, such as: section321 orders -mode express -from CN -origin CN orders.csv")
	}
	read := []named{{"the file of orders", words[0]}, {"-products", *products}, {"-options", flags.Lookup("options").Value.String()}}
	written := []named{{"-csv", *csvTo}, {"-jsonl", *linesTo}, {"-own", *ownTo}, {"-packet", *packetTo}, {"-save-options", flags.Lookup("save-options").Value.String()}}
	if err := apart(read, written); err != nil {
		return err
	}
	summaryTo := out
	if *csvTo == "-" || *linesTo == "-" || *ownTo == "-" {
		summaryTo = errs
	}
	f := &orderFile{name: words[0], fixed: fixed(), checker: wire.NewOrders(native.Calculator()), errs: errs}
	f.checker.Spread = allCores

	guess, err := f.workbook(*sheetNamed)
	if f.archive != nil {
		defer f.archive.Close()
	}
	if err != nil {
		return err
	}
	if *sniff {
		return printJSON(guess, out)
	}
	report, err := f.read(guess, reading, *products)
	if err != nil {
		return err
	}
	summary, err := f.ask("orders-answer", assumptions())
	if err != nil {
		return err
	}
	for _, result := range []struct{ as, to string }{{"csv", *csvTo}, {"jsonl", *linesTo}, {"own", *ownTo}} {
		if result.to == "" {
			continue
		}
		if err := f.write(result.as, result.to, out); err != nil {
			return err
		}
	}
	if *packetTo != "" {
		if err := f.handOn(*together, *packetTo); err != nil {
			return err
		}
	}
	var back []byte
	if *refundOn != "" {
		if back, err = f.comesBack(*refundOn, *importer, flags.Lookup("mode").Value.String()); err != nil {
			return err
		}
	}
	if *asJSON {
		for _, line := range [][]byte{report, summary, back} {
			if len(line) > 0 {
				fmt.Fprintf(summaryTo, "%s\n", line)
			}
		}
		return nil
	}
	if err := printSummary(summaryTo, guess, report, summary, presumedArrival(flags)); err != nil || back == nil {
		return err
	}
	var a refundAnswer
	if err := json.Unmarshal(back, &a); err != nil {
		return err
	}
	fmt.Fprintln(summaryTo)
	return printRefund(summaryTo, &a)
}

// read reads the file to its end, as it was guessed and as flags say, with a table of products or none.
func (f *orderFile) read(guess []byte, reading func(guess []byte, errs io.Writer) ([]byte, error), products string) (report []byte, err error) {
	options, err := reading(guess, f.errs)
	if err != nil {
		return nil, err
	}
	if products != "" {
		if err := f.products(products); err != nil {
			return nil, err
		}
	}
	if _, err := f.ask("orders-open", options); err != nil {
		return nil, err
	}
	if err := f.each("orders-read", io.Discard); err != nil {
		return nil, err
	}
	return f.ask("orders-end", nil)
}

// handOn writes a packet of all orders that owe something, as one shipment.
func (f *orderFile) handOn(day, to string) error {
	request, _ := json.Marshal(map[string]string{"date": day}) // of texts
	answer, err := f.ask("orders-together", request)
	if err != nil {
		return err
	}
	var whole struct {
		Request      json.RawMessage
		Orders, Free int
	}
	if err := json.Unmarshal(answer, &whole); err != nil {
		return err
	}
	p, err := packet.Build(f.checker, whole.Request)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := p.JSON(&b); err != nil {
		return err
	}
	if b.Len() > packet.MostBytes {
		return fmt.Errorf("the packet of these orders has %d bytes, and one has at most %d: it would be refused where it is opened; split the file of orders", b.Len(), packet.MostBytes)
	}
	if err := os.WriteFile(to, b.Bytes(), 0o644); err != nil {
		return err
	}
	said := newPrinter(f.errs)
	said.say("", to+": "+many(whole.Orders, "order", "orders")+" as one shipment, "+many(len(p.Lines), "line", "lines")+"; "+many(whole.Free, "order is", "orders are")+" free and not in it.")
	return said.err
}

// comesBack asks what comes back of the orders that were answered.
func (f *orderFile) comesBack(on, importer, mode string) ([]byte, error) {
	if importer == "" && mode == "express" {
		importer = "courier"
	}
	request, err := json.Marshal(map[string]string{"on": on, "importer": cmp.Or(importer, "own")})
	if err != nil {
		return nil, err
	}
	return f.ask("entries-orders", request)
}

// allCores shares parts out among all cores.
func allCores(n int, do func(part int)) {
	var wait sync.WaitGroup
	parts := make(chan int)
	for range runtime.NumCPU() {
		wait.Go(func() {
			for part := range parts {
				do(part)
			}
		})
	}
	for part := range n {
		parts <- part
	}
	close(parts)
	wait.Wait()
}

// An orderFile is the file that is worked through.
type orderFile struct {
	name    string
	fixed   []byte // what flags say, which is not guessed
	checker *wire.Orders
	names   flagNames // that say what the file does not; nil for those of orders
	errs    io.Writer
	archive *zip.ReadCloser // where the file is a workbook
	part    *zip.File       // and what is read of it
}

// ask asks the checker. An error answer is told to the person, and fails.
func (f *orderFile) ask(verb string, request []byte) ([]byte, error) {
	answer := bytes.Clone(f.checker.Answer(verb, request))
	if !bytes.HasPrefix(answer, []byte(`{"error":`)) {
		return answer, nil
	}
	f.tell(answer)
	return nil, errFailed
}

// tell says to a person what an error answer says.
func (f *orderFile) tell(answer []byte) {
	names := f.names
	if names == nil {
		names = orderFlagNames
	}
	if failure := failed(answer); failure != nil {
		names.tell(f.errs, failure)
	}
}

// guess lets the checker look at the beginning of the file, under what flags say of it.
func (f *orderFile) guess() ([]byte, error) {
	head, err := f.head()
	if err != nil {
		return nil, err
	}
	if _, err := f.ask("orders-head", head); err != nil {
		return nil, err
	}
	return f.ask("orders-sniff", f.fixed)
}

func (f *orderFile) products(name string) error {
	table, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	answer, err := f.ask("orders-products", table)
	if err != nil {
		return err
	}
	var read struct{ Problems []problem }
	if err := json.Unmarshal(answer, &read); err != nil {
		return err
	}
	for _, p := range read.Problems {
		fmt.Fprintf(f.errs, "%s: %s\n", name, p.Message)
	}
	return nil
}

// each hands the file to a verb, chunk by chunk, and writes the answers.
func (f *orderFile) each(verb string, to io.Writer) error {
	file, err := f.open()
	if err != nil {
		return err
	}
	defer file.Close()
	buffer := make([]byte, chunk)
	for {
		n, err := io.ReadFull(file, buffer)
		if n > 0 {
			answer := f.checker.Answer(verb, buffer[:n])
			if bytes.HasPrefix(answer, []byte(`{"error":`)) {
				f.tell(answer)
				return errFailed
			}
			if _, err := to.Write(answer); err != nil {
				return err
			}
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return nil
		case err != nil:
			return f.cut(err)
		}
	}
}
