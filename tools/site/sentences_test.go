package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the engine says is taken as it comes. The test looks for what takes a text apart or
// looks into it, where the text is seen to be the engine's: what told gives, and the fields
// that say something. It cannot see a sentence that went through a variable first.
func TestNobodyTakesTheEnginesSentencesApart(t *testing.T) {
	t.Chdir("../..")
	const (
		said  = `(text|why|message|question|more|label|name|short|working|decides|letter|excerpt)`
		Said  = `(Text|Why|Message|Question|More|Label|Name|Short|Working|Decides|Letter|Excerpt)`
		apart = `\.(replace|replaceAll|split|match|matchAll|search|slice|substring|startsWith|endsWith|includes|indexOf|lastIndexOf)\(`
	)
	looks := map[string]*regexp.Regexp{
		".ts": regexp.MustCompile(`\b(told|toldAll)\((\([^)]*\)|[^()])*\)` + apart + `|\b\w+\.` + said + `!?(\s*\?\? "")?\)?` + apart + `|\.(test|exec)\((told\(|\w+\.` + said + `\b)`),
		".go": regexp.MustCompile(`strings\.(Cut\w*|Split\w*|Trim\w*|Replace\w*|Index\w*|Contains\w*|Has\w*|Fields\w*)\(\w+\.` + Said + `\b|\.(MatchString|FindString\w*|ReplaceAll\w*)\(\w+\.` + Said + `\b`),
	}
	// What is there and is no sentence, or must look into one; each with its reason.
	known := map[string]string{
		`strings.Contains(n.Why`:    "tools/section321/receipt.go: a duty is named once on a line",
		`known.more.includes(`:      "site/src/questions.ts: a list of sentences, and whether one is in it",
		`error.message.includes(`:   "site/src/orders/workbook.ts: the code in an error's JSON",
		`strings.TrimSuffix(v.Text`: "tools/site/language/said.go: an amount, of which whole dollars have no cents",
	}
	withoutRegexps(t, "calc", "wasm", "tools/section321")
	read, found := 0, map[string]bool{}
	for _, root := range []string{"site/src", "tools/section321", "tools/site", "wasm"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && d.Name() == "node_modules" {
				return cmpErr(err)
			}
			look := looks[filepath.Ext(name)]
			if look == nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			read++
			for i, line := range strings.Split(string(text), "\n") {
				for _, at := range look.FindAllString(line, -1) {
					if _, ok := known[at]; ok {
						found[at] = true
						continue
					}
					t.Errorf("%s:%d takes apart what the engine says: %s", name, i+1, at)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 150 {
		t.Errorf("only %d files were read", read)
	}
	for at, reason := range known {
		if !found[at] {
			t.Errorf("nothing does %s any more (%s)", at, reason)
		}
	}
	for _, bad := range []string{`told(r, "name").replace(/[,，].*/, "")`, `a.text.split("? ")`, `(c.text ?? "").startsWith("Our estimate")`, `/x/.test(told(r))`} {
		if !looks[".ts"].MatchString(bad) {
			t.Errorf("%s is not seen", bad)
		}
	}
}

// withoutRegexps holds that no Go program in some folders uses a regular expression: the
// calculator, its faces and the command line have nothing else than sentences to use one on.
func withoutRegexps(t *testing.T, folders ...string) {
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := os.ReadFile(name)
			if strings.Contains(string(text), "\t\"regexp\"\n") {
				t.Errorf("%s uses regular expressions", name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// cmpErr leaves out a folder unless reading it failed.
func cmpErr(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}
