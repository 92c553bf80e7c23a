// Package propose compares an export of the tariff schedule, as the Commission publishes it, with the tables of the
// law, and drafts the rows and lists that differ for a person to read and accept. It decides nothing: the text of a
// heading says less than the note that it names.
package propose

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A Line is one of an export that has a number.
type Line struct {
	Number                    string // with its dots
	Description               string
	General, Special, Column2 string
	Headings                  []string // of chapter 99, that its footnotes name
}

// An Export is a published schedule.
type Export struct {
	Lines []*Line
	of    map[string]*Line // by number
	notes bool             // it has footnotes
}

// mostBytes of an export, unpacked. The largest so far has 20 MB.
const mostBytes = 256 << 20

// Read reads an export: JSON or CSV, packed by gzip or not.
func Read(data []byte) (*Export, error) {
	data, err := unpacked(data)
	if err != nil {
		return nil, err
	}
	e := &Export{of: map[string]*Line{}}
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("\ufeff"))
	if bytes.HasPrefix(data, []byte("[")) {
		err = e.readJSON(data)
	} else {
		err = e.readCSV(data)
	}
	if err == nil && len(e.Lines) == 0 {
		err = errors.New("no line has a tariff number")
	}
	if err != nil {
		return nil, fmt.Errorf("this is no export of the tariff schedule, JSON or CSV as hts.usitc.gov writes it: %w", err)
	}
	return e, nil
}

var named = regexp.MustCompile(`99\d\d\.\d\d\.\d\d`)

func (e *Export) readJSON(data []byte) error {
	var records []struct {
		Number      string `json:"htsno"`
		Description string `json:"description"`
		General     string `json:"general"`
		Special     string `json:"special"`
		Other       string `json:"other"`
		Footnotes   []struct {
			Value string `json:"value"`
		} `json:"footnotes"`
	}
	if err := json.Unmarshal(data, &records); err != nil {
		return err
	}
	e.notes = true
	for _, r := range records {
		l := &Line{Number: r.Number, Description: r.Description, General: r.General, Special: r.Special, Column2: r.Other}
		for _, f := range r.Footnotes {
			l.Headings = append(l.Headings, named.FindAllString(f.Value, -1)...)
		}
		e.add(l)
	}
	return nil
}

func (e *Export) readCSV(data []byte) error {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	records, err := r.ReadAll()
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return errors.New("it is empty")
	}
	at := map[string]int{}
	for i, name := range records[0] {
		at[strings.ToLower(strings.TrimSpace(name))] = i
	}
	cell := func(record []string, name string) string {
		if i, ok := at[name]; ok && i < len(record) {
			return strings.TrimSpace(record[i])
		}
		return ""
	}
	for _, need := range []string{"hts number", "description", "general rate of duty"} {
		if _, ok := at[need]; !ok {
			return fmt.Errorf("the column %q is missing", need)
		}
	}
	for _, record := range records[1:] {
		e.add(&Line{Number: cell(record, "hts number"), Description: cell(record, "description"), General: cell(record, "general rate of duty"),
			Special: cell(record, "special rate of duty"), Column2: cell(record, "column 2 rate of duty")})
	}
	return nil
}

func (e *Export) add(l *Line) {
	if l.Number = strings.TrimSpace(l.Number); l.Number == "" {
		return
	}
	e.Lines = append(e.Lines, l)
	e.of[l.Number] = l
}

// unpacked is what a file holds that may be packed by gzip.
func unpacked(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, mostBytes))
}
