package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"
	_ "time/tzdata" // the day in Eastern time, on machines without a time-zone database

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// check answers shipments: JSON in, JSON out, or plain flags and a receipt.
func check(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	lines := flags.Bool("jsonl", false, "read one JSON request a line, write one JSON answer a line, in order")
	asJSON := flags.Bool("json", false, "print the JSON answer instead of a receipt")
	request := shipmentFlags(flags)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if err := noWords("check", words); err != nil {
		return err
	}
	if *lines {
		if err := onlyLines(flags); err != nil {
			return err
		}
		return answerLines("check", in, out)
	}
	if len(given(flags, "json")) == 0 {
		return askOnInput("check", in, out, errs)
	}
	body, err := request()
	if err != nil {
		return err
	}
	answer := native.Calculator().Answer("check", body)
	if *asJSON {
		return printJSON(answer, out)
	}
	if f := failed(answer); f != nil {
		shipmentFlagNames.tell(errs, f)
		return errFailed
	}
	return printReceipt(out, answer, native.Calculator().Answer("flags", body))
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

// today is the day in Eastern time, which the law goes by.
func today() (string, error) {
	eastern, err := time.LoadLocation("America/New_York")
	if err != nil {
		return "", err
	}
	return time.Now().In(eastern).Format(time.DateOnly), nil
}
