package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"section321/calc/orders"
	"section321/calc/orders/sheet"
)

// A sheetName is a sheet of a workbook, as the checker tells it.
type sheetName struct {
	Name   string
	Hidden bool
}

// open opens what the checker reads: the file, or a sheet of the workbook it is.
func (f *orderFile) open() (io.ReadCloser, error) {
	if f.part == nil {
		return os.Open(f.name)
	}
	part, err := f.part.Open()
	if err != nil {
		return nil, f.damaged()
	}
	return part, nil
}

// workbook opens the file's workbook, if it is one, and chooses the sheet: the one that
// is named or else the first that has what orders have.
func (f *orderFile) workbook(named string) (guess []byte, err error) {
	file, err := os.Open(f.name)
	if err != nil {
		return nil, err
	}
	var mark [4]byte
	n, _ := io.ReadFull(file, mark[:])
	file.Close()
	if !bytes.HasPrefix(mark[:n], []byte("PK")) {
		if named != "" {
			return nil, fmt.Errorf("-sheet %s: %s is no workbook (.xlsx), and has no sheets", named, f.name)
		}
		return f.guess()
	}
	archive, err := zip.OpenReader(f.name)
	if err != nil {
		return nil, f.damaged()
	}
	f.archive = archive
	sheets, err := f.understand()
	if err != nil {
		return nil, err
	}
	if named != "" {
		if err := f.choose(named); err != nil {
			return nil, err
		}
		return f.guess()
	}
	return f.first(sheets)
}

// understand hands over the parts of the workbook that are wanted, and returns its sheets.
func (f *orderFile) understand() ([]sheetName, error) {
	type part struct {
		Name   string `json:"name"`
		Size   uint64 `json:"size"`
		Packed uint64 `json:"packed"`
	}
	var parts []part
	for _, p := range f.archive.File {
		parts = append(parts, part{p.Name, p.UncompressedSize64, p.CompressedSize64})
	}
	request, err := json.Marshal(map[string]any{"parts": parts})
	if err != nil {
		return nil, err
	}
	answer, err := f.ask("orders-book", request)
	for err == nil {
		var book struct {
			Want   string
			Sheets []sheetName
		}
		if err := json.Unmarshal(answer, &book); err != nil {
			return nil, err
		}
		if book.Want == "" {
			return book.Sheets, nil
		}
		f.part = f.named(book.Want)
		if err := f.each("orders-part", io.Discard); err != nil {
			return nil, err
		}
		answer, err = f.ask("orders-part-end", nil)
	}
	return nil, err
}

func (f *orderFile) named(part string) *zip.File {
	for _, p := range f.archive.File {
		if p.Name == part {
			return p
		}
	}
	return nil
}

// choose takes a sheet for the file of orders.
func (f *orderFile) choose(name string) error {
	request, err := json.Marshal(map[string]string{"sheet": name})
	if err != nil {
		return err
	}
	answer, err := f.ask("orders-sheet", request)
	if err != nil {
		return err
	}
	var chosen struct{ Part string }
	if err := json.Unmarshal(answer, &chosen); err != nil {
		return err
	}
	f.part = f.named(chosen.Part)
	return nil
}

// mostLooked is how many sheets are looked at for orders. The beginning of each is unpacked.
const mostLooked = 100

// first chooses the first sheet that can be seen and has what orders have, else the
// first that can be seen, and says which one of several that is.
func (f *orderFile) first(sheets []sheetName) (guess []byte, err error) {
	best, looked := -1, 0
	var others []string
	for i, s := range sheets {
		others = append(others, fmt.Sprintf("%q", s.Name))
		if s.Hidden && len(sheets) > 1 {
			continue
		}
		if best < 0 {
			best = i
		}
		if looked++; looked > mostLooked {
			continue
		}
		guess, said, err := f.quietly(s.Name)
		var g struct{ Missing []string }
		switch {
		case err == nil && json.Unmarshal(guess, &g) == nil && len(g.Missing) == 0:
			best = i
		case strings.Contains(said, "workbook is damaged"):
			io.WriteString(f.errs, said)
			return nil, errFailed
		default:
			continue // an empty sheet, or one with something else
		}
		break
	}
	best = max(best, 0)
	if len(sheets) > 1 {
		fmt.Fprintf(f.errs, "%s has %d sheets; %q is read. For another write -sheet NAME.\n", f.name, len(sheets), sheets[best].Name)
	}
	if err := f.choose(sheets[best].Name); err != nil {
		return nil, err
	}
	return f.guess()
}

// quietly guesses how a sheet is read, and returns what would be told when that fails.
func (f *orderFile) quietly(name string) (guess []byte, said string, err error) {
	var told strings.Builder
	silent := *f
	silent.errs = &told
	if err = silent.choose(name); err == nil {
		guess, err = silent.guess()
	}
	return guess, told.String(), err
}

// head returns the beginning of what the checker reads.
func (f *orderFile) head() ([]byte, error) {
	file, err := f.open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, orders.MostHead))
	if err != nil && f.part != nil {
		return nil, f.damaged()
	}
	return head, err
}

// cut says what went wrong with reading: a workbook cannot be unpacked where it is damaged.
func (f *orderFile) cut(err error) error {
	var path *os.PathError
	if f.part != nil && !errors.As(err, &path) {
		return f.damaged()
	}
	return err
}

// damaged tells that the workbook cannot be unpacked.
func (f *orderFile) damaged() error {
	fmt.Fprintln(f.errs, sheet.Damaged())
	return errFailed
}
