package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
	_ "time/tzdata" // the day in Eastern time, on machines without a time-zone database

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// check answers shipments: JSON in, JSON out, or plain flags and a receipt.
func check(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(errs)
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	asJSON := flags.Bool("json", false, "print the JSON answer instead of a receipt")
	request := shipmentFlags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("check takes no %q; the request comes by flags or on standard input", flags.Arg(0))
	}
	if *lines {
		return answerLines("check", in, out)
	}
	if flags.NFlag() == 0 {
		return answerOne("check", in, out)
	}
	body, err := request()
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("check", body)
	if *asJSON {
		return printJSON(answer, out)
	}
	return printReceipt(out, body, answer)
}

// answerOne answers the one request on in.
func answerOne(verb string, in io.Reader, out io.Writer) error {
	// A file that a page saved holds the answer too, which is longer than the question.
	request, err := io.ReadAll(io.LimitReader(in, 8*wire.MaxRequest))
	if err != nil {
		return err
	}
	return printJSON(native.Calculator().Answer(verb, unwrap(request)), out)
}

// printJSON prints an answer; an error answer makes the program fail.
func printJSON(answer []byte, out io.Writer) error {
	if _, err := fmt.Fprintf(out, "%s\n", answer); err != nil {
		return err
	}
	if bytes.HasPrefix(answer, []byte(`{"error":`)) {
		return errFailed
	}
	return nil
}

// answerLines answers each line of in. A bad line gets an error line, and the
// program goes on.
func answerLines(verb string, in io.Reader, out io.Writer) error {
	reader, writer := bufio.NewReaderSize(in, 64<<10), bufio.NewWriterSize(out, 64<<10)
	for {
		line, err := readLine(reader)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err != nil && len(line) == 0 {
			return writer.Flush()
		}
		writer.Write(native.Calculator().Answer(verb, unwrap(line)))
		if err := writer.WriteByte('\n'); err != nil {
			return err
		}
	}
}

// readLine reads a line without its end. Of a line too long to be a request it
// keeps only enough to be refused as such.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= wire.MaxRequest {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

// unwrap returns the request of a line of a case file or of a file that a page saved, and
// any other text as it is.
func unwrap(line []byte) []byte {
	if !bytes.Contains(line, []byte(`"request"`)) {
		return line
	}
	var c struct{ Request json.RawMessage }
	if json.Unmarshal(line, &c) != nil || c.Request == nil {
		return line
	}
	return c.Request
}

// shipmentFlags defines the flags that describe one shipment of one item, and
// returns a function that writes them as the request every face uses. Only what
// was given is written: the defaults are those of the contract.
func shipmentFlags(flags *flag.FlagSet) func() ([]byte, error) {
	text := map[string]*string{}
	define := func(name, use string) { text[name] = flags.String(name, "", use) }
	define("date", "day of importation, YYYY-MM-DD (today in Eastern time)")
	define("mode", "how it travels: post, express, truck, rail, air, ocean or baggage")
	define("from", "country it is shipped from, two letters")
	define("origin", "country it was made in, two letters (the country it is shipped from)")
	define("value", "fair retail value of one unit in the country of shipment")
	define("quantity", "units (1)")
	define("customs", "value of one unit that duty is charged on (the retail value)")
	define("currency", "currency of the values (USD)")
	define("rate", "dollars one unit of the currency is worth")
	define("description", "what the goods are")
	define("hts", "tariff number, 8 or 10 digits")
	define("facts", "what else is so of the goods, with commas: alcohol, tobacco, perfume, quota, adcvd, pga, informational, donation")
	define("claim", "special program claimed, such as S for USMCA")
	define("purpose", "sale, gift or personal (sale)")
	define("person", "whose day is counted: buyer, retailer, warehouse or owner (buyer)")
	define("prior", "retail value this person already imported that day")
	define("withdrawn", "ftz or bonded, when the goods leave a zone or bonded warehouse")
	define("filing", "automated, manual or cbp (automated)")
	split := flags.Bool("split", false, "one order was sent in separate lots to get the exemption")

	return func() ([]byte, error) {
		get := func(name string) string { return strings.TrimSpace(*text[name]) }
		if get("date") == "" {
			day, err := today()
			if err != nil {
				return nil, err
			}
			*text["date"] = day
		}
		if get("origin") == "" {
			*text["origin"] = get("from")
		}
		request, item := map[string]any{}, map[string]any{}
		put := func(object map[string]any, field, name string) {
			if v := get(name); v != "" {
				object[field] = v
			}
		}
		for field, name := range map[string]string{"date": "date", "mode": "mode", "from": "from", "purpose": "purpose",
			"priorToday": "prior", "withdrawnFrom": "withdrawn", "filing": "filing"} {
			put(request, field, name)
		}
		for field, name := range map[string]string{"origin": "origin", "retailValue": "value", "quantity": "quantity",
			"customsValue": "customs", "currency": "currency", "description": "description", "hts": "hts", "claim": "claim"} {
			put(item, field, name)
		}
		if facts := get("facts"); facts != "" {
			item["facts"] = strings.FieldsFunc(facts, func(r rune) bool { return r == ',' || r == ' ' })
		}
		if rate := get("rate"); rate != "" {
			request["fx"] = map[string]string{get("currency"): rate}
		}
		if kind := get("person"); kind != "" {
			request["person"] = map[string]string{"kind": kind}
		}
		if *split {
			request["splitFromOneOrder"] = true
		}
		request["items"] = []any{item}
		return json.Marshal(request)
	}
}

// today is the day in Eastern time, which the law goes by.
func today() (string, error) {
	eastern, err := time.LoadLocation("America/New_York")
	if err != nil {
		return "", err
	}
	return time.Now().In(eastern).Format(time.DateOnly), nil
}
