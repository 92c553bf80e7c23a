package orders

import (
	"bytes"
	"slices"

	"section321/calc"
	"section321/calc/say"
)

// notText says what a file is that is no text, and what to do. Workbooks get here only
// where none can be opened; see package sheet.
func notText(head []byte) calc.Problems {
	problem := func(id string) calc.Problems { return calc.Problems{{Code: "not-text", Message: say.It(id)}} }
	if bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) {
		return problem(officeFile(head))
	}
	for _, kind := range []struct{ mark, is string }{
		{"PK\x03\x04", "file-is-zip-or-workbook"},
		{"%PDF", "file-is-pdf"},
		{"\x1f\x8b", "file-is-gzip"},
		{"Rar!", "file-is-rar"},
		{"7z\xbc\xaf", "file-is-7-zip"},
		{"{\\rtf", "file-is-rtf"},
		{"SQLite format 3", "file-is-database"},
	} {
		if bytes.HasPrefix(head, []byte(kind.mark)) {
			return problem(kind.is)
		}
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(head, utf8Mark))
	switch {
	case len(text) == 0:
		return calc.Problems{{Code: "empty-file", Message: say.It("file-is-empty")}}
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), withoutMark(head) != "":
		return nil
	case text[0] == '<', bytes.HasPrefix(text, []byte("MIME-Version:")):
		return markedUp(text, problem)
	case isSYLK(text):
		return problem("file-is-sylk")
	case isJSON(text):
		return problem("file-is-json")
	case bytes.IndexByte(head, 0) >= 0:
		return problem("file-is-no-text")
	}
	return nil
}

// markedUp says what a text in angle brackets is: many shops export a web page and name
// it .xls. A line of a table may begin with a bracket and not be marked up at all.
func markedUp(text []byte, problem func(string) calc.Problems) calc.Problems {
	start := bytes.ToLower(text[:min(len(text), 4<<10)])
	has := func(mark string) bool { return bytes.Contains(start, []byte(mark)) }
	switch {
	case has("schemas-microsoft-com:office:spreadsheet"):
		return problem("file-is-excel-xml")
	case has("<table") || has("<tr") || has("schemas-microsoft-com:office:excel"):
		return problem("file-is-web-table")
	case has("<!doctype") || has("<html") || has("<head") || has("<body"):
		return problem("file-is-web-page")
	case bytes.HasPrefix(start, []byte("<?xml")):
		return problem("file-is-xml")
	}
	return nil
}

// isSYLK reports a table in the form of Multiplan, which old programs still save: a record
// in each line, by a letter or two, and behind a semicolon what begins with one, the first record the
// program's.
func isSYLK(text []byte) bool {
	if !bytes.HasPrefix(text, []byte("ID;P")) {
		return false
	}
	lines := bytes.SplitN(text, newline, 6)
	if len(lines) < 3 {
		return false
	}
	for _, line := range lines[:min(len(lines), 5)][1:] {
		kind, rest, _ := bytes.Cut(bytes.TrimSpace(line), []byte{';'})
		lettered := len(rest) > 0 && rest[0]-'A' < 26
		if string(kind) != "E" && (!lettered || !slices.Contains([]string{"P", "B", "C", "F", "O", "NN", "NE", "NU", "W"}, string(kind))) {
			return false
		}
	}
	return true
}

// isJSON reports a text that begins as JSON of objects or arrays does, which no line of
// names does.
func isJSON(text []byte) bool {
	for len(text) > 0 && text[0] == '[' {
		text = bytes.TrimSpace(text[1:])
	}
	rest, ok := bytes.CutPrefix(text, []byte("{"))
	rest = bytes.TrimSpace(rest)
	return ok && len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// officeFile says what a file in the container of Office before 2007 is, in which
// workbooks with a password still stand, by the id of the message. Its parts are named in UTF-16.
func officeFile(head []byte) string {
	named := func(part string) bool {
		wide := make([]byte, 0, 2*len(part))
		for _, c := range []byte(part) {
			wide = append(wide, c, 0)
		}
		return bytes.Contains(head, wide)
	}
	switch {
	case named("EncryptedPackage"):
		return "file-is-locked"
	case named("WordDocument") || named("PowerPoint") || named("__substg1.0_"):
		return "file-is-document"
	}
	return "file-is-xls"
}
