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
			"money": "US${amount}", "group": ",", "decimal": ".", "stop": ".", "gap": " ", "comma": ", ", "semicolon": "; ", "and": " y ", "percent": " %", "open": "“", "close": "”"}`,
		"countries": `{"Germany": "Alemania", "Spain": "España", "Japan": "Japón"}`,
		"pages":     pages, "law": law, "scripts": `{"{0} of {1}": "De {1}, {0}", "a": "b"}`,
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

func TestWhatTheEngineSays(t *testing.T) {
	l := spanish(t, `{}`, `{
		"Ended {0}.": "Terminó el {0}.",
		"{0} % of {1} is {2}; the minimum is {3}.": "El {0} % de {1} son {2}; el mínimo es {3}.",
		"{0} is not a country; did you mean {1} ({2})?": "{0} no es un país; ¿quiso decir {1} ({2})?",
		"Or: {0}.": "O bien: {0}."}`)
	for _, c := range []struct{ name, message, want string }{
		{"a day", `["ended", {"day": "2026-07-01"}]`, "Terminó el 1 de julio de 2026."},
		{"amounts and a rate", `["fee-minimum", {"rate": "0.3464", "base": "2848.00", "amount": "9.87", "minimum": "34.58"}]`, "El 0.3464 % de US$2,848 son US$9.87; el mínimo es US$34.58."},
		{"what was given, and a country", `["country-meant", {"given": "JPN", "meant": "JP", "country": "JP"}]`, "“JPN” no es un país; ¿quiso decir JP (Japón)?"},
		{"several", `[["ended", {"day": "2026-07-02"}], ["verbatim", {"text": "Free"}]]`, "Terminó el 2 de julio de 2026. Free"},
		{"what there are no words for stays in English", `["begins", {"day": "2026-07-02"}]`, "Begins 2026-07-02."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := l.Told("English", []byte(c.message))
			if got = unmarked.ReplaceAllString(got, ""); err != nil || got != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestAScriptSpeaks(t *testing.T) {
	l := spanish(t, `{}`, `{}`)
	got, err := l.Spoken("f(t`${g({ x: t`a` })} of ${y}`, t`c`);")
	if want := "f(t`De ${y}, ${g({ x: t`b` })}`, t`c`);"; err != nil || got != want {
		t.Errorf("got %s, %v; want %s", got, err, want)
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
		<select><optgroup><option>` + l.Country("JP", "") + `</option><option data-own="yes">` + l.Country("ES", "") + `</option><option>` + l.Country("DE", "") + `</option></optgroup></select>
		<p translate="no">Name</p><p>Unknown</p><p>Unknown on ` + day + `</p>
		</body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="es">`,
		`<p>De <b><i>1 de julio de 2027</i></b> lea <a href="law.html">la ley</a>, por favor. <small>Nombre</small></p>`,
		`<label>Nombre <input data-empty="Indíquelo" value="Name"/></label>`,
		`<option data-own="yes">España</option><option>Alemania</option><option>Japón</option>`,
		`<p translate="no">Name</p>`,
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if strings.Join(missing, "|") != "Unknown|Unknown on {0}" {
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
