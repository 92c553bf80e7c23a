package orders

import (
	"bytes"

	"section321/calc"
)

// notText says what a file is that is no text, and what to do. Workbooks get here only
// where none can be opened; see package sheet.
func notText(head []byte) calc.Problems {
	problem := func(text string) calc.Problems { return calc.Problems{{Code: "not-text", Message: text}} }
	if bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) {
		return problem(officeFile(head))
	}
	for _, kind := range []struct{ mark, text string }{
		{"PK\x03\x04", "This is an Excel workbook or a ZIP archive, not a table of text. Open it, choose “Save as”, take “CSV UTF-8”, and give us that file."},
		{"%PDF", "This is a PDF. Export the orders from your shop as a CSV file."},
		{"\x1f\x8b", "This file is compressed (gzip). Unpack it and give us the CSV file within."},
		{"Rar!", "This is a RAR archive. Unpack it and give us the file of orders within."},
		{"7z\xbc\xaf", "This is a 7-Zip archive. Unpack it and give us the file of orders within."},
		{"{\\rtf", "This is a text document (RTF). Export the orders from your shop as a CSV file."},
		{"SQLite format 3", "This is a database. Export the orders as a CSV file."},
	} {
		if bytes.HasPrefix(head, []byte(kind.mark)) {
			return problem(kind.text)
		}
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(head, utf8Mark))
	switch {
	case len(text) == 0:
		return calc.Problems{{Code: "empty-file", Message: "The file is empty."}}
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), withoutMark(head) != "":
		return nil
	case text[0] == '<', bytes.HasPrefix(text, []byte("MIME-Version:")):
		return markedUp(text, problem)
	case isJSON(text):
		return problem("This is JSON, as programs exchange it, not a table. Export the orders from your shop as a CSV file.")
	case bytes.IndexByte(head, 0) >= 0:
		return problem("This is no text: it may be a picture, a program or a workbook. Export the orders from your shop as a CSV file.")
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
		return problem("This is an Excel workbook as XML of 2003. Open it, choose “Save as”, take “Excel workbook (.xlsx)” or “CSV UTF-8”, and give us that file.")
	case has("<table") || has("<tr") || has("schemas-microsoft-com:office:excel"):
		return problem("This is a web page with a table in it, whatever it is named: many shops export one as .xls. Open it in a spreadsheet, choose “Save as”, take “CSV UTF-8” or “Excel workbook (.xlsx)”, and give us that file.")
	case has("<!doctype") || has("<html") || has("<head") || has("<body"):
		return problem("This is a web page, not a table. Download the CSV file itself.")
	case bytes.HasPrefix(start, []byte("<?xml")):
		return problem("This is an XML file, not a table. Export the orders from your shop as a CSV file.")
	}
	return nil
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
// workbooks with a password still stand. Its parts are named in UTF-16.
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
		return "This workbook is locked with a password. Open it, take the password away (“File”, “Info”, “Protect Workbook”) or save the sheet as “CSV UTF-8”, and give us that file."
	case named("WordDocument") || named("PowerPoint") || named("__substg1.0_"):
		return "This is a document or a message, not a table. Export the orders from your shop as a CSV file."
	}
	return "This is an old Excel workbook (.xls), not a table of text. Open it, choose “Save as”, take “Excel workbook (.xlsx)” or “CSV UTF-8”, and give us that file."
}
