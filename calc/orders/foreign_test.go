package orders

import (
	"os"
	"strings"
	"testing"
)

// TestWhatIsNoTableIsSaidToBeWhatItIs gives files as people have them, by what they are
// named or not, and wants a word for what they are and for what to do.
func TestWhatIsNoTableIsSaidToBeWhatItIs(t *testing.T) {
	old, err := os.ReadFile("sheet/testdata/old.xls")
	if err != nil {
		t.Fatal(err)
	}
	wide := func(name string) string {
		out := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 500)
		for _, c := range name {
			out += string(c) + "\x00"
		}
		return out
	}
	for name, c := range map[string]struct{ file, says, do string }{
		"a table of a web page":    {"<table><tr><th>order</th></tr><tr><td>1</td></tr></table>", "web page", "CSV UTF-8"},
		"one with a mark before":   {"\ufeff \r\n<TABLE border=1><TR><TD>1</TD></TR></TABLE>", "web page", "CSV UTF-8"},
		"one that names Excel":     {`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>`, "web page", "Save as"},
		"a page to sign in":        {"<!doctype html><html><body>Sign in</body></html>", "web page, not a table", "Download the CSV"},
		"XML of 2003":              {`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "XML of 2003", "Save as"},
		"other XML":                {`<?xml version="1.0"?><Orders>`, "XML file", "Export"},
		"an old workbook":          {string(old), "old Excel workbook", "CSV UTF-8"},
		"a workbook with password": {wide("EncryptedPackage"), "locked with a password", "take the password away"},
		"an old document":          {wide("WordDocument"), "document", "Export"},
		"JSON":                     {`{"orders":[{"id":1}]}`, "JSON", "CSV"},
		"a list in JSON":           {"[\n  {\n \"id\": 1}]", "JSON", "CSV"},
		"a PDF":                    {"%PDF-1.7\n", "PDF", "CSV"},
		"a 7-Zip archive":          {"7z\xbc\xaf\x27\x1c", "7-Zip", "Unpack"},
		"a picture":                {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text", "CSV"},
	} {
		_, err := Sniff([]byte(c.file), Fixed{Header: -1})
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.do) {
			t.Errorf("%s: %v, without %q and %q", name, err, c.says, c.do)
		}
	}
}

// TestTablesThatLookLikeSomethingElseAreRead: a bracket alone makes no web page and no JSON.
func TestTablesThatLookLikeSomethingElseAreRead(t *testing.T) {
	for _, file := range []string{
		"<none>,Date,Price\n1,2025-05-03,2.00\n", "[Order],Date,Price\n1,2025-05-03,2.00\n", "{id},Date,Price\n1,2025-05-03,2.00\n",
	} {
		if _, err := Sniff([]byte(file), Fixed{Header: -1}); err != nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}
