package propose

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func compared(t *testing.T, p *NotesProposal, list string) NoteChange {
	t.Helper()
	at := slices.IndexFunc(p.Compared, func(c NoteChange) bool { return c.List == list })
	if at < 0 {
		t.Fatalf("%s was not found in the text; unfound are %v", list, p.Unfound)
	}
	return p.Compared[at]
}

// The text of chapter 99 of spring 2026 against the lists of its days: large lists are found where their note prints
// them, number by number, and what the note has otherwise is told with its place.
func TestTheNotesOfSpring2026AreReplayed(t *testing.T) {
	data, err := os.ReadFile("../lists/notes/chapter99_2026_rev_6.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	text, err := ReadNotes(data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Notes(text, listed(t), "2026-04-23")
	if err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string]NoteChange{
		"cn301-99038801": {Note: "20(b)", First: 17197, Numbers: 856}, "cn301-99038803": {Note: "20(f)", First: 17663, Numbers: 5906},
		"russia-35": {Note: "30(b)", First: 34350, Numbers: 553}, "s232-auto": {Note: "33(b)", First: 35344, Numbers: 17}, "s232-lumber": {Note: "37(b)", First: 36099, Numbers: 15},
	} {
		c := compared(t, p, list)
		if c.Note != want.Note || c.First != want.First || c.Numbers != want.Numbers || len(c.Add)+len(c.Leave) > 0 {
			t.Errorf("%s: note %s from line %d with %d numbers, %v to add and %v to leave; want %+v", list, c.Note, c.First, c.Numbers, c.Add, c.Leave, want)
		}
	}
	if !slices.Contains(p.Unfound, "fl301-named") {
		t.Error("a list of July 2026 is not in the text of April")
	}
	// A number more in the note and one less, as an amendment would have it.
	amended := strings.Replace(text, "2845.20.00  2845.30.00  2845.40.00", "9102.11.99  2845.30.00  2845.40.00", 1)
	if amended == text {
		t.Fatal("the number to change is not in the text")
	}
	if p, err = Notes(amended, listed(t), "2026-04-23"); err != nil {
		t.Fatal(err)
	}
	c := compared(t, p, "cn301-99038801")
	if !slices.Equal(c.Add, []string{"91021199"}) || !slices.Equal(c.Leave, []string{"28452000"}) {
		t.Errorf("%v to add and %v to leave", c.Add, c.Leave)
	}
	folder := t.TempDir()
	if err := p.Write(folder, "2026-12-01"); err != nil {
		t.Fatal(err)
	}
	if drafted, err := os.ReadFile(folder + "/note-cn301-99038801.csv"); err != nil || !strings.Contains(string(drafted), "91021199,2026-12-01,,\"note 20(b), lines 17197") {
		t.Errorf("%v\n%s", err, drafted)
	}
}

func TestATextWithoutNotesIsRefused(t *testing.T) {
	for _, text := range []string{"", "Dear Sir,\nno numbers here.\n"} {
		if _, err := Notes(text, listed(t), "2026-04-23"); err == nil {
			t.Errorf("%q was taken for the text of chapter 99", text)
		}
	}
}
