package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/wire/native"
)

// inAnEmptyFolder runs the command line as somebody who starts it anew each time, with the law
// that is built in. told fails the test where the command fails.
func inAnEmptyFolder(t *testing.T) (ask func(...string) (string, error), told func(...string) string) {
	t.Cleanup(func() { law.Use(nil); native.Use(nil) })
	t.Chdir(t.TempDir())
	ask = func(args ...string) (string, error) {
		law.Use(nil)
		native.Use(nil)
		var out, errs bytes.Buffer
		err := run(args, strings.NewReader(""), &out, &errs)
		return out.String() + errs.String(), err
	}
	told = func(args ...string) string {
		t.Helper()
		said, err := ask(args...)
		if err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
		return said
	}
	return ask, told
}

// A broker's way by the manual: keys, tables, an edit that is looked at, an edition, an answer
// from it, and a stranger's edition refused.
func TestABrokerEditsATableAndAnswersFromIt(t *testing.T) {
	ask, told := inAnEmptyFolder(t)
	lastLine := func(text string) string {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		return lines[len(lines)-1]
	}
	public := lastLine(told("law", "keys", "example.com"))
	told("law", "tables", "tables")
	said := told("law", "check", "tables")
	if !strings.Contains(said, "No faults") || !strings.Contains(said, "none is another than before") {
		t.Errorf("unchanged tables: %s", said)
	}

	// The fee on an informal entry that was filed by computer, $2.69 in fiscal 2026, becomes $3.69.
	fees := filepath.Join("tables", "fees.csv")
	text, err := os.ReadFile(fees)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fees, bytes.Replace(text, []byte(",2.69,"), []byte(",3.69,"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	said, err = ask("law", "check", "tables")
	if err == nil || !strings.Contains(said, "known answers no longer hold") || !strings.Contains(said, "$9.26 → $10.26") {
		t.Errorf("a fee that is wrong: %v\n%s", err, said)
	}
	if said, err = ask("law", "build", "-key", "example.com.key", "tables"); err == nil || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("an edition that fails its answers was built: %v %s", err, said)
	}

	// Another text under the name of the law that is built in would be taken for that.
	limits := filepath.Join("tables", "limits.csv")
	kept, err := os.ReadFile(limits)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []struct {
		file string
		is   []byte
	}{{fees, text}, {limits, bytes.Replace(kept, []byte("No purchase is free"), []byte("No purchase at all is free"), 1)}} {
		if err := os.WriteFile(text.file, text.is, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if said, err = ask("law", "build", "-key", "example.com.key", "tables"); err == nil || !strings.Contains(err.Error(), "write a later name into edition.csv") {
		t.Errorf("an edition under a name that another has was built: %v %s", err, said)
	}
	if err := os.WriteFile(limits, kept, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("tables", "edition.csv"), []byte("edition,verified_through\n2026-11-27.1,2026-11-27\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	told("law", "build", "-key", "example.com.key", "tables")
	said = told("-edition", "2026-11-27.1.edition", "-trust", public, "law", "-date", "2026-11-27", "-json")
	if !strings.Contains(said, `"2026-11-27.1"`) {
		t.Errorf("the answer does not name its edition: %.300s", said)
	}
	stranger := lastLine(told("law", "keys", "stranger.example"))
	if _, err := ask("-edition", "2026-11-27.1.edition", "-trust", stranger, "law", "-date", "2026-11-27"); err == nil || !strings.Contains(err.Error(), "whom you trust") {
		t.Errorf("a stranger's key: %v", err)
	}
	// A server tells of it beside the one in use; of one that a stranger signed, and of a folder without any, it says why not.
	held, err := editionsIn(".", []string{public})
	if err != nil || len(held) != 1 || held[0].Edition != "2026-11-27.1" || held[0].VerifiedThrough != "2026-11-27" || !strings.Contains(said, held[0].Hash) {
		t.Errorf("%v %v", held, err)
	}
	if _, err := editionsIn(".", []string{stranger}); err == nil || !strings.Contains(err.Error(), "2026-11-27.1.edition") {
		t.Errorf("a stranger's edition: %v", err)
	}
	if _, err := editionsIn("tables", []string{public}); err == nil || !strings.Contains(err.Error(), "has no editions") {
		t.Errorf("a folder without editions: %v", err)
	}
}
