package sheet

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// A part that is linked to a thousand times is unpacked once, and which of several links
// counts does not depend on the order of a map.
func TestEachPartOfAWorkbookIsUnpackedOnce(t *testing.T) {
	links := `<Relationships><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>`
	for n := range 1000 {
		links += fmt.Sprintf(`<Relationship Id="s%d" Type="%s/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="f%d" Type="%s/styles" Target="styles.xml"/>`, n, office, n, office)
	}
	file := made(t, row(1, `<c @ t="s"><v>0</v></c>`), "xl/_rels/workbook.xml.rels", links+`</Relationships>`)
	text, _, err := read(t, file, "", 1<<16)
	if err != nil || text != "Order\n" {
		t.Errorf("%q %v", text, err)
	}
	book, err := Open([]Part{{Name: "[Content_Types].xml"}, {Name: "_rels/.rels"}, {Name: "xl/workbook.xml"}, {Name: "xl/_rels/workbook.xml.rels"},
		{Name: "xl/styles.xml"}, {Name: "xl/sharedStrings.xml"}, {Name: "xl/worksheets/sheet1.xml"}})
	if err != nil {
		t.Fatal(err)
	}
	wanted := 0
	for name := book.Wants(); name != ""; name = book.Wants() {
		wanted++
		content := map[string]string{
			"_rels/.rels":                `<Relationships><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook><sheets><sheet name="Orders" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": links + `</Relationships>`,
		}[name]
		if content == "" {
			content = "<x/>"
		}
		if err := book.Write([]byte(content)); err != nil {
			t.Fatal(name, err)
		}
		if err := book.EndPart(); err != nil {
			t.Fatal(name, err)
		}
	}
	if wanted != 5 {
		t.Errorf("%d parts are wanted, not the two lists of links, the list of sheets, the formats and the texts", wanted)
	}
}

// What unpacks to little and means much is refused before it takes the memory.
func TestAWorkbookCannotTakeAllMemory(t *testing.T) {
	long := strings.Repeat("long ", 100_000) // half a megabyte
	var sheets, links strings.Builder
	for n := range 30_000 {
		fmt.Fprintf(&sheets, `<sheet name="S%d" r:id="rId1"/>`, n)
		fmt.Fprintf(&links, `<Relationship Id="x%d" Type="t/x" Target="x"/>`, n)
	}
	for name, file := range map[string][]byte{
		// 4,000 cells of half a megabyte each would be 2 GB.
		"a row of cells that share a long text": made(t, `<row r="1">`+strings.Repeat(`<c t="s"><v>0</v></c>`, 4000)+`</row>`, "xl/sharedStrings.xml", `<sst><si><t>`+long+`</t></si></sst>`),
		"a cell in a thousand pieces":           made(t, `<row r="1"><c t="inlineStr"><is>`+strings.Repeat(`<t>`+long[:50_000]+`</t>`, 4000)+`</is></c></row>`),
		"a text in a thousand pieces":           made(t, row(1, `<c @ t="s"><v>0</v></c>`), "xl/sharedStrings.xml", `<sst><si>`+strings.Repeat(`<t>`+long[:50_000]+`</t>`, 4000)+`</si></sst>`),
		"30,000 sheets":                         made(t, row(1, `<c @><v>1</v></c>`), "xl/workbook.xml", `<workbook><sheets>`+sheets.String()+`</sheets></workbook>`),
		"30,000 links":                          made(t, row(1, `<c @><v>1</v></c>`), "xl/_rels/workbook.xml.rels", `<Relationships>`+links.String()+`</Relationships>`),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, err := read(t, file, "", 1<<16)
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), "unpacks to far more") {
			t.Errorf("%s: %v", name, err)
		}
		if took := (after.TotalAlloc - before.TotalAlloc) >> 20; took > 512 {
			t.Errorf("%s: %d MB were taken", name, took)
		}
	}
}

// A workbook within a workbook is a part that nobody asks for.
func TestANestedArchiveIsNotOpened(t *testing.T) {
	inner := made(t, row(1, `<c @><v>7</v></c>`))
	text, _, err := read(t, made(t, row(1, `<c @><v>1</v></c>`), "xl/embeddings/book.xlsx", string(inner)), "", 1<<16)
	if err != nil || text != "1\n" {
		t.Errorf("%q %v", text, err)
	}
}
