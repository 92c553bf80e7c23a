package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// spanish is a small language in a folder.
func spanish(t *testing.T, pages, law string) *Language {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"format": `{"tag": "es", "day": "{day} de {month} de {year}", "first": "1", "months": ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
			"money": "US${amount}", "group": ",", "decimal": ".", "gap": " ", "comma": ", ", "and": " y "}`,
		"countries": `{"Germany": "Alemania", "Spain": "España", "Japan": "Japón"}`,
		"pages":     pages, "law": law,
	} {
		if err := os.MkdirAll(filepath.Join(dir, "es"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "es", name+".json"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Load(dir, "es")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheEnginesSentences(t *testing.T) {
	l := spanish(t, `{}`, `{
		"Not free.": "No está exento.",
		"{0} of goods of {1} pays.": "Paga {0} de mercancía de {1}.",
		"{0} of goods of {1} pays, but not before {2}.": "Paga {0} de mercancía de {1}, pero no antes del {2}."}`)
	for _, c := range []struct {
		name, english, want string
		known               bool
	}{
		{"a sentence", "Not free.", "No está exento.", true},
		{"values are put where the language has them, each in its own way", "$1,234.50 of goods of Spain pays.", "Paga US$1,234.50 de mercancía de España.", true},
		{"the longest sentence that fits is the one meant", "$5 of goods of Spain and Japan pays, but not before 2026-09-01.", "Paga US$5 de mercancía de España y Japón, pero no antes del 1 de septiembre de 2026.", true},
		{"several sentences", "Not free. $5 of goods of Japan pays. Not free.", "No está exento. Paga US$5 de mercancía de Japón. No está exento.", true},
		{"what is not known stays, and is told", "Not free. Perhaps.", "No está exento. Perhaps.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, known := l.Said(c.english); got != c.want || known != c.known {
				t.Errorf("got %q, %v; want %q, %v", got, known, c.want, c.known)
			}
		})
	}
}

func TestAPage(t *testing.T) {
	l := spanish(t, `{
		"Read <0>the law</0> of <1><2>{0}</2></1>, please.": "De <1><2>{0}</2></1> lea <0>la ley</0>, por favor.",
		"Name": "Nombre", "Give it": "Indíquelo"}`, `{}`)
	day := l.Day("2027-07-01")
	page, missing, err := l.Page([]byte(`<!doctype html><html lang="en"><head></head><body>
		<p>Read <a href="law.html">the law</a> of
		<b><i>` + day + `</i></b>, please. <small>Name</small></p>
		<label>Name <input data-empty="Give it" value="Name"></label>
		<select><optgroup><option>Japan</option><option>Spain</option><option>Germany</option></optgroup></select>
		<p translate="no">Name</p><p>Unknown</p>
		</body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="es">`,
		`<p>De <b><i>1 de julio de 2027</i></b> lea <a href="law.html">la ley</a>, por favor. <small>Nombre</small></p>`,
		`<label>Nombre <input data-empty="Indíquelo" value="Name"/></label>`,
		`<option>Alemania</option><option>España</option><option>Japón</option>`,
		`<p translate="no">Name</p>`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if len(missing) != 1 || missing[0] != "Unknown" {
		t.Errorf("missing %q", missing)
	}
}

func TestMessagesOfScripts(t *testing.T) {
	dir := t.TempDir()
	text := "el(t`Print`); n === 1 ? t`1 order` : t`${count(n)} orders of ${x ? `a${y}` : { z: 1 }.z}`; const not = text`no`;"
	if err := os.WriteFile(filepath.Join(dir, "a.ts"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Scripts(dir)
	if err != nil {
		t.Fatal(err)
	}
	if want := "1 order|Print|{0} orders of {1}"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}
