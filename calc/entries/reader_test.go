package entries

import (
	"fmt"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/say"
)

// read reads a file in pieces, and writes its entries as line number day void.
func read(t *testing.T, text string, o Options) (entries string, f *File) {
	t.Helper()
	o.Heads = []string{"9903.01"}
	r := NewReader(o)
	for at := 0; at < len(text); at += 7 {
		if err := r.Write([]byte(text[at:min(at+7, len(text))])); err != nil {
			return err.Error(), nil
		}
	}
	f, err := r.End()
	if err != nil {
		return err.Error(), nil
	}
	var all []string
	for i, e := range f.Entries {
		all = append(all, strings.TrimSpace(fmt.Sprint(f.Lines[i], " ", e.Number, " ", e.Date, " ", e.Void.Decimal.StringFixed(2))))
	}
	return strings.Join(all, ", "), f
}

func TestFilesOfEntries(t *testing.T) {
	const plain = "Entry Number,Entry Date,Entry Type,IEEPA duty\n"
	for name, test := range map[string]struct {
		text    string
		columns map[string]string
		want    string
	}{
		"as it comes": {plain + "A,2025-06-01,01,1000\n", nil, "2 A 2025-06-01 1000.00"},
		"a comma of thousands without quotes, under titles": {"Report ES-003\n\nRun on 07/15/2026\n" + plain + "A,06/01/2025,01,$1,000.00\n", nil, ""},
		"quoted thousands":        {"Report ES-003\n" + plain + "A,06/01/2025,1 - Consumption,\"$1,000.00\"\n", nil, "3 A 2025-06-01 1000.00"},
		"semicolons":              {"entry;date;type;void\nA;2025-06-01;01;5.4\n", nil, "2 A 2025-06-01 5.40"},
		"names of columns chosen": {"No,When,Entry Type,IEEPA duty\nA,2025-06-01,01,7\n", map[string]string{"entry": "No", "date": "When"}, "2 A 2025-06-01 7.00"},
		"a row a tariff line": {"Entry Number,Entry Summary Line Number,Entry Date,Entry Type,HTS Number,Duty Amount\n" +
			"A,1,2025-06-01,01,9903.01.25,600\nA,1,2025-06-01,01,6109100012,165\nA,2,2025-06-01,01,99030124,400\nA,2,2025-06-01,01,99030124,400\n", nil, "2 A 2025-06-01 1000.00"},
	} {
		if got, _ := read(t, test.text, Options{Columns: test.columns}); got != test.want {
			t.Errorf("%s: %q, not %q", name, got, test.want)
		}
	}
}

// Each line that is not understood is named, and none is counted.
func TestWhatIsNotUnderstoodIsNamed(t *testing.T) {
	const head = "Entry Number,Entry Date,Entry Type,IEEPA duty,Liquidation Status\n"
	for line, want := range map[string]string{
		"A,2025-06-31,01,1,":                     "is not a day",
		"A,,01,1,":                               "the day of entry is missing",
		"A,2025-06-01,x,1,":                      "is not a type of entry",
		"A,2025-06-01,01,\"1,00\",":              "is not an amount",
		"A,2025-06-01,01,-1,":                    "is not an amount",
		"A,2025-06-01,01,1,Liquidated":           "the day of liquidation is missing",
		"A,2025-06-01,01,1":                      "the line has 4 cells and the heading 5",
		"A,05/06/2025,01,1,\nB,13/06/2025,01,2,": "has the day first",
	} {
		got, f := read(t, head+line+"\n", Options{})
		if f == nil || got != "" || len(f.Bad) == 0 || !strings.Contains(f.Bad[0].Message.String(), want) {
			t.Errorf("%q: read %q, %v; not %q", line, got, f, want)
		}
	}
	for text, want := range map[string]string{
		"a,b\nc,d\n":                                   "no line of the file names columns",
		"Entry Number,Port\nA,1\n":                     "no line of the file names columns",
		"Entry Number,Entry Type\nA,01\n":              "has no column for this: Day of entry",
		"Entry Number,Entry No,Entry Date\nA,A,2025\n": "two columns of the file can be this: Entry number",
		"": "empty",
	} {
		if got, f := read(t, text, Options{}); f != nil || !strings.Contains(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// The heads of the law's void duties are those of the headings that IEEPA brought.
func TestTheHeadsOfVoidDuties(t *testing.T) {
	l := &law.Library{
		Measures: []*law.Measure{{Layer: "a", Heading: "9903.01.25 9903.01.26"}, {Layer: "a", Heading: "9903.02.01"}, {Layer: "b", Heading: "9903.88.03"}, {Layer: "a", Kind: law.Exemption, Heading: "9903.05.01"}},
		Voids:    []*law.Void{{Layers: []string{"a"}, Kind: "refunded"}, {Layers: []string{"b"}, Kind: "fee"}},
	}
	if got := strings.Join(l.VoidHeads(), " "); got != "9903.01 9903.02" {
		t.Error(got)
	}
}

func TestEveryFieldHasALabel(t *testing.T) {
	for f, name := range Fields {
		if name == "" || say.English()["entry-column-"+name] == "" || Field(f).Label().String() == "" {
			t.Errorf("field %d, %q, has no label", f, name)
		}
	}
}
