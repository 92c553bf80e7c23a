// Package sheet reads workbooks (.xlsx, .xlsm) as the files of orders they hold: it
// turns a sheet into the text of a CSV file, so that one reader reads both.
//
// A workbook is a ZIP archive of XML files, called parts. Whoever has the archive
// says which parts it has, unpacks those a Book wants, one after the other, and hands
// their bytes over as they come; then those of a sheet, which Rows turns into text.
// Nothing of a sheet is kept, and of the rest what cells refer to: the texts that
// cells share, and the formats of dates and amounts.
//
// Row 7 of the sheet is line 7 of the text. Dates stand as 2026-05-03 or 2026-05-03
// 14:05:00 whatever they look like in the sheet; numbers with the 15 digits that
// spreadsheets show, a point, and the currency, percent sign or leading zeros of their
// format; line ends within a cell as spaces.
//
// It stands in place of a library of workbooks because of what those take: the best-kept
// one in Go, excelize 2, takes more than ten times as long for 100,000 rows, and alone it
// makes a program of twice the size of all that is loaded for orders. The archive itself is read by the
// standard library on the command line and by the browser on the page.
package sheet

import (
	"maps"
	"path"
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/say"
)

// A Part is a file within the archive.
type Part struct {
	Name         string
	Size, Packed int64
}

// A Sheet is a table of the workbook.
type Sheet struct {
	Name   string
	Hidden bool
	Part   string // whose bytes Rows takes
}

// Limits of what is unpacked: MaxUnpacked bytes of one part, and not more than
// mostGrown times its size in the archive beyond the first unsuspected bytes.
const (
	MaxUnpacked = 4 << 30
	mostGrown   = 250
	unsuspected = 16 << 20
	mostTexts   = 512 << 20 // of the texts that cells share
)

// Limits of what a workbook lists: its sheets, and links to its parts.
const (
	mostSheets = 1000
	mostLinks  = 20_000
)

// A Book is a workbook on its way to be understood.
type Book struct {
	Sheets []Sheet // in their order, once nothing more is wanted

	parts   map[string]Part // by name in small letters
	want    []step
	xml     markup
	read    int64
	root    string // the part that lists the sheets
	links   map[string]link
	named   []namedSheet
	from    int64 // the day that serial numbers count from, in days since 1970
	texts   shared
	formats styles
}

// A step is a part that is wanted, and who reads it.
type step struct {
	part Part
	to   listener
}

type link struct{ kind, target string }

type namedSheet struct{ name, state, id string }

// Problems a workbook may have; all are of type calc.Problems.
func problem(code string, message say.Message) calc.Problems {
	return calc.Problems{{Code: code, Message: message}}
}

// Damaged is the error of a workbook that is not as its program wrote it.
func Damaged() error { return damaged(say.It("book-contents")) }

// damaged says how, in a sentence of its own.
func damaged(how say.Message) error {
	return calc.Problems{{Code: "damaged-workbook",
		Message: say.It("book-damaged", say.Say("how", how))}}
}

// Open begins with the parts of an archive. The error says what the archive is, when
// it is no workbook.
func Open(parts []Part) (*Book, error) {
	b := &Book{parts: map[string]Part{}, links: map[string]link{}, from: from1900}
	for _, p := range parts {
		b.parts[partName(p.Name)] = p
	}
	if err := b.kind(parts); err != nil {
		return nil, err
	}
	if err := b.next("_rels/.rels", &relations{links: b.links}); err != nil {
		return nil, err
	}
	return b, nil
}

// partName is a part's name as all writers would have written it.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// kind says what an archive is that is no workbook.
func (b *Book) kind(parts []Part) error {
	has := func(name string) bool { _, ok := b.parts[name]; return ok }
	switch {
	case has("xl/workbook.bin"):
		return problem("not-text", say.It("book-xlsb"))
	case has("[content_types].xml") && (has("word/document.xml") || has("ppt/presentation.xml")):
		return problem("not-text", say.It("book-office"))
	case has("[content_types].xml"):
		return nil
	case has("content.xml") && has("mimetype"):
		return problem("not-text", say.It("book-ods"))
	case has("index/document.iwa") || has("index.zip"):
		return problem("not-text", say.It("book-numbers"))
	}
	for _, p := range parts {
		if name := partName(p.Name); strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv") || strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".xlsx") {
			return problem("not-text", say.It("book-zip", say.Text("file", calc.Shorten(p.Name))))
		}
	}
	return problem("not-text", say.It("book-zip-without"))
}

// next wants a part.
func (b *Book) next(name string, to listener) error {
	part, ok := b.parts[partName(name)]
	if !ok {
		return damaged(lacks(name))
	}
	b.want = append(b.want, step{part, to})
	return nil
}

// Wants returns the name of the part whose bytes are to be handed over now, "" when
// the book is understood.
func (b *Book) Wants() string {
	if len(b.want) == 0 {
		return ""
	}
	return b.want[0].part.Name
}

// Write takes the next bytes of the part that is wanted.
func (b *Book) Write(chunk []byte) error {
	if len(b.want) == 0 {
		return damaged(say.It("book-too-much"))
	}
	if b.read += int64(len(chunk)); grown(b.read, b.want[0].part) {
		return tooLarge()
	}
	return b.xml.write(chunk, b.want[0].to)
}

// grown reports a part that unpacks to more than an honest one would.
func grown(read int64, part Part) bool {
	return read > MaxUnpacked || read > unsuspected+mostGrown*part.Packed
}

func lacks(part string) say.Message { return say.It("book-lacks", say.Text("part", part)) }

func tooLarge() error {
	return problem("file-too-large", say.It("book-unpacks"))
}

// EndPart says that the part that is wanted has been handed over whole.
func (b *Book) EndPart() error {
	if len(b.want) == 0 {
		return nil
	}
	if err := b.xml.ended(); err != nil {
		return err
	}
	done := b.want[0]
	b.want, b.xml, b.read = b.want[1:], markup{}, 0
	switch to := done.to.(type) {
	case *relations:
		if b.root == "" {
			return b.toRoot()
		}
		return b.toRest()
	case *workbook:
		dir, name := path.Split(b.root)
		b.named = to.sheets
		if to.from1904 {
			b.from = from1904
		}
		clear(b.links)
		return b.next(dir+"_rels/"+name+".rels", &relations{links: b.links})
	case *shared:
		b.texts.settle()
	}
	return nil
}

// toRoot wants the list of sheets.
func (b *Book) toRoot() error {
	b.root = strings.TrimPrefix(b.first("officeDocument"), "/")
	if b.root == "" {
		return damaged(say.It("book-sheets"))
	}
	return b.next(b.root, &workbook{})
}

// toRest names the sheets, and wants what their cells refer to.
func (b *Book) toRest() error {
	dir := path.Dir(b.root)
	at := func(target string) string {
		if strings.HasPrefix(target, "/") {
			return target[1:]
		}
		return path.Join(dir, target)
	}
	for _, s := range b.named {
		l, ok := b.links[s.id]
		if !ok || l.kind != "worksheet" {
			continue // a sheet with a chart
		}
		part, ok := b.parts[partName(at(l.target))]
		if !ok {
			return damaged(lacks(at(l.target)))
		}
		b.Sheets = append(b.Sheets, Sheet{Name: s.name, Hidden: s.state != "" && s.state != "visible", Part: part.Name})
	}
	if len(b.Sheets) == 0 {
		return problem("empty-file", say.It("book-without-cells"))
	}
	if target := b.first("styles"); target != "" {
		if err := b.next(at(target), &b.formats); err != nil {
			return err
		}
	}
	if target := b.first("sharedStrings"); target != "" {
		return b.next(at(target), &b.texts)
	}
	return nil
}

// first is where the first link of a kind leads, by its name. A workbook has one of each;
// one that has thousands would have the same part unpacked as often.
func (b *Book) first(kind string) string {
	for _, id := range slices.Sorted(maps.Keys(b.links)) {
		if l := b.links[id]; l.kind == kind {
			return l.target
		}
	}
	return ""
}

// Rows begins to read a sheet.
func (b *Book) Rows(s Sheet) *Rows {
	return &Rows{book: b, part: b.parts[partName(s.Part)]}
}

// Relations are the links of a part to others.
type relations struct{ links map[string]link }

func (r *relations) opened(name, attributes []byte) error {
	if string(name) == "Relationship" {
		if len(r.links) >= mostLinks {
			return tooLarge()
		}
		id, _ := attribute(attributes, "Id")
		kind, _ := attribute(attributes, "Type")
		target, _ := attribute(attributes, "Target")
		r.links[string(id)] = link{path.Base(string(kind)), string(plain(target))}
	}
	return nil
}
func (r *relations) text([]byte)   {}
func (r *relations) closed([]byte) {}

// A workbook is the list of sheets.
type workbook struct {
	sheets   []namedSheet
	from1904 bool
}

func (w *workbook) opened(name, attributes []byte) error {
	switch string(name) {
	case "sheet":
		if len(w.sheets) >= mostSheets {
			return tooLarge()
		}
		called, _ := attribute(attributes, "name")
		state, _ := attribute(attributes, "state")
		id, _ := attribute(attributes, "id")
		w.sheets = append(w.sheets, namedSheet{string(plain(called)), string(state), string(id)})
	case "workbookPr":
		v, _ := attribute(attributes, "date1904")
		w.from1904 = string(v) == "1" || string(v) == "true"
	}
	return nil
}
func (w *workbook) text([]byte)   {}
func (w *workbook) closed([]byte) {}

func (r *relations) quick([]byte) int { return 0 }

func (w *workbook) quick([]byte) int { return 0 }
