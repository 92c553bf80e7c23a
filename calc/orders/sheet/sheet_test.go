package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"section321/calc/say"
)

// read reads a sheet of a workbook as a host does, in pieces of so many bytes.
func read(t testing.TB, file []byte, sheet string, piece int) (text string, rows *Rows, err error) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return "", nil, Damaged()
	}
	parts := map[string]*zip.File{}
	var all []Part
	for _, f := range archive.File {
		parts[f.Name] = f
		all = append(all, Part{f.Name, int64(f.UncompressedSize64), int64(f.CompressedSize64)})
	}
	each := func(name string, take func([]byte) error) error {
		r, err := parts[name].Open()
		if err != nil {
			return err
		}
		for buffer := make([]byte, piece); ; {
			n, end := io.ReadFull(r, buffer)
			if err := take(buffer[:n]); err != nil {
				return err
			}
			if end == io.EOF || end == io.ErrUnexpectedEOF {
				return nil
			}
			if end != nil {
				return end
			}
		}
	}
	book, err := Open(all)
	if err != nil {
		return "", nil, err
	}
	for name := book.Wants(); name != ""; name = book.Wants() {
		if err := each(name, book.Write); err != nil {
			return "", nil, err
		}
		if err := book.EndPart(); err != nil {
			return "", nil, err
		}
	}
	for _, s := range book.Sheets {
		if s.Name != sheet && sheet != "" {
			continue
		}
		rows = book.Rows(s)
		var out strings.Builder
		if err := each(s.Part, func(b []byte) error {
			text, err := rows.Write(b)
			out.Write(text)
			return err
		}); err != nil {
			return "", rows, err
		}
		return out.String(), rows, rows.End()
	}
	return "", nil, fmt.Errorf("no sheet %q", sheet)
}

const (
	head   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	main   = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// made is a workbook with one sheet, whose rows stand between the tags of its data.
func made(t testing.TB, rows string, parts ...string) []byte {
	t.Helper()
	all := []string{
		"[Content_Types].xml", `<Types/>`,
		"_rels/.rels", `<Relationships><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", head + `<workbook ` + main + ` xmlns:r="` + office + `"><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `/styles" Target="styles.xml"/><Relationship Id="rId3" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="[$€-407]\ #,##0.00"/>` +
			`<numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="167" formatCode="[$¥-411]#,##0"/><numFmt numFmtId="168" formatCode="[h]:mm"/>` +
			`<numFmt numFmtId="169" formatCode="&quot;Order &quot;0"/><numFmt numFmtId="170" formatCode="#,##0.00\ &quot;USD&quot;;[Red]-#,##0.00\ &quot;USD&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>` +
			`<xf numFmtId="10"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml", `<sst><si><t>Order</t></si><si><t xml:space="preserve"> a, b </t></si><si><r><rPr><b/></rPr><t>bo</t></r><r><t>ld</t></r><rPh><t>aside</t></rPh></si>` +
			`<si><t>two_x000D_&#10;lines</t></si><si><t>5&quot; &amp; 6&lt;</t></si><si><t/></si></sst>`,
		"xl/worksheets/sheet1.xml", head + `<worksheet ` + main + `><sheetData>` + rows + `</sheetData><extLst><ext><f>x</f></ext></extLst></worksheet>`,
	}
	for i := 0; i < len(parts); i += 2 {
		for at := 0; at < len(all); at += 2 {
			if all[at] == parts[i] {
				all[at+1] = parts[i+1]
				goto next
			}
		}
		all = append(all, parts[i], parts[i+1])
	next:
	}
	return archiveOf(t, all...)
}

func archiveOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for i := 0; i < len(parts); i += 2 {
		if parts[i+1] == "absent" {
			continue
		}
		part, err := w.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(part, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func row(n int, cells ...string) string {
	out := fmt.Sprintf(`<row r="%d">`, n)
	for i, c := range cells {
		out += strings.Replace(c, "@", fmt.Sprintf(`r="%c%d"`, 'A'+i, n), 1)
	}
	return out + "</row>"
}

// TestCells: what a spreadsheet keeps in a cell, and what the text says of it. Days are
// counted by hand: 45780 days after 1899-12-30 is 2025-05-03.
func TestCells(t *testing.T) {
	for name, c := range map[string]struct{ cell, want string }{
		"a shared text":                 {`<c @ t="s"><v>0</v></c>`, "Order"},
		"one with a comma and room":     {`<c @ t="s"><v>1</v></c>`, `" a, b "`},
		"rich text, without its aside":  {`<c @ t="s"><v>2</v></c>`, "bold"},
		"a line end":                    {`<c @ t="s"><v>3</v></c>`, `"two lines"`},
		"quotes and entities":           {`<c @ t="s"><v>4</v></c>`, `"5"" & 6<"`},
		"an empty text":                 {`<c @ t="s"><v>5</v></c>`, ""},
		"a text of its own":             {`<c @ t="inlineStr"><is><t>Ana &amp; Bo</t></is></c>`, "Ana & Bo"},
		"in pieces":                     {`<c @ t="inlineStr"><is><r><t>A</t></r><r><t xml:space="preserve"> B</t></r></is></c>`, "A B"},
		"CDATA":                         {`<c @ t="inlineStr"><is><t><![CDATA[A & <B>]]></t></is></c>`, "A & <B>"},
		"a number":                      {`<c @><v>19.5</v></c>`, "19.5"},
		"one as its program adds it":    {`<c @><v>19.989999999999998</v></c>`, "19.99"},
		"a long one":                    {`<c @><v>1.12233445566778E14</v></c>`, "112233445566778"},
		"three decimals":                {`<c @><v>1.234</v></c>`, "1.2340"},
		"a small one":                   {`<c @><v>5.0000000000000001E-4</v></c>`, "0.0005"},
		"a negative one":                {`<c @><v>-3.25</v></c>`, "-3.25"},
		"a day":                         {`<c @ s="1"><v>45780</v></c>`, "2025-05-03"},
		"a day with its time":           {`<c @ s="2"><v>45780.5868055556</v></c>`, "2025-05-03 14:05:00"},
		"a day of a format of its own":  {`<c @ s="2"><v>45780</v></c>`, "2025-05-03"},
		"the last of a February":        {`<c @ s="1"><v>45351</v></c>`, "2024-02-29"},
		"a time":                        {`<c @ s="10"><v>0.25</v></c>`, "06:00:00"},
		"hours beyond a day":            {`<c @ s="7"><v>1.5</v></c>`, "36:00:00"},
		"a day in letters":              {`<c @ t="d"><v>2025-05-03T00:00:00</v></c>`, "2025-05-03"},
		"euros":                         {`<c @ s="3"><v>12.5</v></c>`, "€12.50"},
		"less than none of them":        {`<c @ s="3"><v>-12.5</v></c>`, "-€12.50"},
		"yen":                           {`<c @ s="6"><v>12345</v></c>`, "¥12345"},
		"a code of a currency":          {`<c @ s="9"><v>7</v></c>`, "USD 7"},
		"zeros that a format keeps":     {`<c @ s="4"><v>2139</v></c>`, "02139"},
		"percent":                       {`<c @ s="5"><v>0.075</v></c>`, "7.5%"},
		"words of a format":             {`<c @ s="8"><v>1001</v></c>`, "1001"},
		"true":                          {`<c @ t="b"><v>1</v></c>`, "TRUE"},
		"an error":                      {`<c @ t="e"><v>#N/A</v></c>`, "#N/A"},
		"a formula and its number":      {`<c @><f>B2*C2</f><v>30</v></c>`, "30"},
		"a formula and its text":        {`<c @ t="str"><f>A2&amp;"x"</f><v>ax</v></c>`, "ax"},
		"a formula without a result":    {`<c @><f>B2*C2</f><v></v></c>`, ""},
		"attributes the other way":      {`<c t="s" s="0" @><v>0</v></c>`, "Order"},
		"single quotes and room":        {`<c @ t='s' ><v>0</v></c >`, "Order"},
		"a style there is not":          {`<c @ s="99"><v>5</v></c>`, "5"},
		"a number as its program types": {`<c @ s="0" t="n"><v>5</v></c>`, "5"},
	} {
		file := made(t, row(1, `<c @><v>1</v></c>`, c.cell, `<c @><v>2</v></c>`))
		for _, piece := range []int{1, 7, 1 << 16} {
			text, _, err := read(t, file, "", piece)
			if want := "1," + c.want + ",2\n"; err != nil || text != want {
				t.Errorf("%s, in pieces of %d: %q, not %q (%v)", name, piece, text, want, err)
			}
		}
	}
}

// TestRows: a row of the sheet is a line of the text, whatever the sheet leaves out.
func TestRows(t *testing.T) {
	cell := `<c @><v>1</v></c>`
	for name, c := range map[string]struct{ rows, want string }{
		"rows left out":          {row(1, cell) + row(4, cell), "1\n\n\n1\n"},
		"cells left out":         {`<row r="1"><c r="C1"><v>3</v></c><c r="F1"><v>6</v></c></row>`, ",,3,,,6\n"},
		"cells without places":   {`<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row><c><v>2</v></c></row>`, "1,Order\n2\n"},
		"a row without cells":    {`<row r="1"/>` + row(2, cell), "\n1\n"},
		"cells with style alone": {row(1, `<c @ s="1"/>`, cell, `<c @ s="2"></c>`), ",1\n"},
		"columns beyond Z":       {`<row r="1"><c r="AB1"><v>28</v></c></row>`, strings.Repeat(",", 27) + "28\n"},
		"names with a prefix":    {`<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>`, "Order\n"},
	} {
		text, _, err := read(t, made(t, c.rows), "", 5)
		if err != nil || text != c.want {
			t.Errorf("%s: %q, not %q (%v)", name, text, c.want, err)
		}
	}
}

func TestDaysFrom1904(t *testing.T) {
	book := head + `<workbook ` + main + ` xmlns:r="` + office + `"><workbookPr date1904="1"/><sheets><sheet name="Orders" sheetId="1" r:id="rId1"/></sheets></workbook>`
	// 44318 days after 1904-01-01 is 2025-05-03: 1462 fewer than from 1899-12-30.
	text, _, err := read(t, made(t, row(1, `<c @ s="1"><v>44318</v></c>`), "xl/workbook.xml", book), "", 100)
	if err != nil || text != "2025-05-03\n" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestSheetsAreNamedAndHiddenOnesToldApart(t *testing.T) {
	book := head + `<workbook ` + main + ` xmlns:r="` + office + `"><sheets><sheet name="Read me &amp; more" sheetId="1" r:id="rId1"/>` +
		`<sheet name="Chart" sheetId="2" r:id="rId9"/><sheet name="Old" sheetId="3" state="veryHidden" r:id="rId4"/></sheets></workbook>`
	links := `<Relationships><Relationship Id="rId1" Type="` + office + `/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId9" Type="` + office + `/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId4" Type="` + office + `/worksheet" Target="worksheets\Old.xml"/></Relationships>`
	file := made(t, row(1, `<c @><v>1</v></c>`), "xl/workbook.xml", book, "xl/_rels/workbook.xml.rels", links, "xl/worksheets/old.xml", `<worksheet><sheetData/></worksheet>`)
	text, _, err := read(t, file, "Read me & more", 1<<10)
	if err != nil || text != "1\n" {
		t.Errorf("%q, %v", text, err)
	}
	if text, _, err := read(t, file, "Old", 1<<10); err != nil || text != "" {
		t.Errorf("an empty sheet: %q, %v", text, err)
	}
}

func TestWhatAPersonShouldKnowIsNoted(t *testing.T) {
	rows := row(1, `<c @><f>1+1</f><v/></c>`, `<c @><f>1+1</f></c>`) + `<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>`
	_, r, err := read(t, made(t, rows), "", 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	notes := say.Then(r.Notes()...).String()
	for _, part := range []string{"2 cells of the sheet hold formulas", "1 rows are hidden"} {
		if !strings.Contains(notes, part) {
			t.Errorf("no word of %q in %q", part, notes)
		}
	}
}

func TestWhatIsNoWorkbookIsSaid(t *testing.T) {
	cell := row(1, `<c @><v>1</v></c>`)
	zipped := func(parts ...string) []byte { return archiveOf(t, parts...) }
	whole := made(t, cell)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"a ZIP archive with a table":  {zipped("orders/June.csv", "a,b"), `"orders/June.csv"`},
		"a ZIP archive without one":   {zipped("photo.jpg", "x"), "without a file of orders"},
		"OpenDocument":                {zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), ".ods"},
		"a binary workbook":           {zipped("[Content_Types].xml", "<x/>", "xl/workbook.bin", "x"), ".xlsb"},
		"Numbers":                     {zipped("Index/Document.iwa", "x"), "Apple Numbers"},
		"a document":                  {zipped("[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), "document or a presentation"},
		"cut off":                     {whole[:len(whole)-40], "damaged"},
		"without its list of sheets":  {made(t, cell, "xl/workbook.xml", "absent"), "no part xl/workbook.xml"},
		"without a sheet":             {made(t, cell, "xl/worksheets/sheet1.xml", "absent"), "no part xl/worksheets/sheet1.xml"},
		"a sheet cut off":             {made(t, cell, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1"), "ends in the middle"},
		"a text that is not there":    {made(t, row(1, `<c @ t="s"><v>77</v></c>`)), "refers to a text that is not there"},
		"cells in disorder":           {made(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`), "not in their order"},
		"rows in disorder":            {made(t, row(3, `<c @><v>1</v></c>`)+row(2, `<c @><v>1</v></c>`)), "Row 2 stands behind row 3"},
		"a row beyond all":            {made(t, `<row r="1048577"><c><v>1</v></c></row>`), "Row 1048577"},
		"a column beyond all":         {made(t, `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`), "not in their order"},
		"entities that grow":          {made(t, cell, "xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst/>`), "type of its own"},
		"a tag that never ends":       {made(t, cell, "xl/sharedStrings.xml", `<sst><si `+strings.Repeat("a", 2<<20)), "does not end"},
		"links that lead to nothing":  {made(t, cell, "_rels/.rels", `<Relationships/>`), "where its list of sheets is"},
		"a workbook of charts alone":  {made(t, cell, "xl/_rels/workbook.xml.rels", `<Relationships/>`), "no sheet with cells"},
		"a text of more than a cell":  {made(t, row(1, `<c @ t="inlineStr"><is><t>`+strings.Repeat("a", 3<<20)+`</t></is></c>`)), "does not end"},
		"rows of nothing but columns": {made(t, strings.Repeat(`<row><c r="EAA1"><v>1</v></c></row>`, 40_000)), "unpacks to far more"},
	} {
		_, _, err := read(t, c.file, "", 1<<21)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, without %q", name, err, c.says)
		}
	}
}

// TestABombIsNotUnpacked: a part that grows to a thousand times its size is left off
// where an honest one would long have ended.
func TestABombIsNotUnpacked(t *testing.T) {
	book, err := Open([]Part{{Name: "[Content_Types].xml"}, {Name: "_rels/.rels", Size: 1 << 40, Packed: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Write([]byte("<Relationships>")); err != nil {
		t.Fatal(err)
	}
	piece, given := bytes.Repeat([]byte("<a/>"), 1<<16), 0
	for err == nil && given < 1<<30 {
		err = book.Write(piece)
		given += len(piece)
	}
	if err == nil || !strings.Contains(err.Error(), "unpacks to far more") || given > 17<<20 {
		t.Errorf("%d MB were taken: %v", given>>20, err)
	}
}

// TestBothWaysToReadACellAgree reads sheets at a glance and tag by tag.
func TestBothWaysToReadACellAgree(t *testing.T) {
	files, err := filepath.Glob("testdata/*.xlsx")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d workbooks, %v", len(files), err)
	}
	for _, name := range files {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		quick, _, err := read(t, file, "", 1<<16)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		// A piece of one byte never holds a whole cell.
		slow, _, err := read(t, file, "", 1)
		if err != nil || quick != slow {
			t.Errorf("%s: %v\n%s\nnot\n%s", name, err, quick, slow)
		}
	}
}
