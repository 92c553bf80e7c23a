package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"text/template"

	"github.com/evanw/esbuild/pkg/api"

	"section321/tools/site/language"
)

// keeperFile is the service worker. Its name is the same in every version: browsers look
// there whether there is a new one.
const keeperFile = "service-worker.js"

// appFile tells browsers how to install the site. An installed site is known by it.
const appFile = "app.webmanifest"

// install adds what every page names for being installed.
func (s *shared) install(to *output) error {
	// A mask may cut off all but the middle of an icon, so those for masks have a margin.
	var icons struct{ Small, Large, SmallMask, LargeMask string }
	for file, name := range map[string]*string{
		"icon-192": &icons.Small, "icon-512": &icons.Large, "mask-192": &icons.SmallMask, "mask-512": &icons.LargeMask,
	} {
		added, err := to.copy(source("icons/" + file + ".png"))
		if err != nil {
			return err
		}
		*name = added.Name
	}
	t, err := template.ParseFiles(source("pages/" + appFile))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, icons); err != nil {
		return err
	}
	s.App = appFile
	return to.write(appFile, b.Bytes())
}

// version names all files and pages of the site together: where anything differs, it does.
// The pages carry it, so it is made of what they are without it.
func version(to *output, all []*page) (string, error) {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(to.files)) {
		fmt.Fprintln(sum, name, to.files[name])
	}
	for _, p := range all {
		html, _, err := p.render()
		if err != nil {
			return "", err
		}
		fmt.Fprintln(sum, p.Language.Code, p.Address, len(html))
		sum.Write(html)
	}
	return hex.EncodeToString(sum.Sum(nil)[:5]), nil
}

// keeper adds the service worker, which knows every file that was written before it.
// Eras of earlier days are kept once they were fetched, and not before; what is of one
// language where it is read.
func keeper(to *output, version string, eras []era, all []*language.Language) error {
	now, later := maps.Clone(to.files), map[string]string{}
	for _, e := range eras {
		later[e.Name] = now[e.Name]
		delete(now, e.Name)
	}
	spoken := map[string]map[string]string{}
	for _, l := range all {
		spoken[l.Code] = map[string]string{"tag": l.Format.Tag, "name": l.Format.Name}
	}
	define := map[string]string{}
	for name, value := range map[string]any{
		"FILES": now, "LATER": later, "VERSION": version, "LANGUAGES": to.languages, "FIRST": all[0].Code, "SPOKEN": spoken,
	} {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		define[name] = string(text)
	}
	words, err := wordsOf("src/offline/elsewhere.ts")
	if err != nil {
		return err
	}
	define["WORDS"] = string(words)
	js, err := bundle(api.BuildOptions{
		EntryPoints: []string{source("src/offline/worker.ts")},
		Format:      api.FormatIIFE,
		Target:      api.ES2022,
		Define:      define,
	}, true)
	if err != nil {
		return err
	}
	return to.write(keeperFile, js)
}
