package main

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"section321/tools/site/language"
	"section321/tools/site/static"
)

// release is the version of the widget: of its loader, of what it understands and of what
// it tells. A loader never changes under its version, because pages name it by its hash;
// what was published is kept in site/embed as <version>.js.
const release = "1.1.0"

// line is the folder of all versions that understand what 1.0.0 did. The frames of all of
// them stand there, so that whoever keeps an old loader has the law of today.
const line = "embed/v1"

// widget is what the page about it says of the loader.
type widget struct {
	Version   string
	Loader    string // from the site's root, moving with the line
	Pinned    string // from the site's root, never changing
	Integrity string
}

// framed are the pages that can stand in somebody else's, by name.
var framed = []string{"check", "compare", "orders"}

// describeLoader says where the loader will stand, and its hash.
func describeLoader(js []byte) widget {
	sum := sha512.Sum384(js)
	return widget{release, line + "/embed.js", "embed/" + release + "/embed.js", "sha384-" + base64.StdEncoding.EncodeToString(sum[:])}
}

// publish adds the loader and its types, for the line and for each version.
func publish(to *output, js []byte) error {
	types, err := os.ReadFile(source("embed/embed.d.ts"))
	if err != nil {
		return err
	}
	for _, folder := range []string{line, "embed/" + release} {
		if err := to.write(folder+"/embed.js", js); err != nil {
			return err
		}
		if err := to.write(folder+"/embed.d.ts", types); err != nil {
			return err
		}
	}
	return published(to, js)
}

// published adds the loaders of versions that are out, one of which may be this one.
func published(to *output, js []byte) error {
	files, err := filepath.Glob(source("embed/*.js"))
	if err != nil {
		return err
	}
	for _, file := range files {
		kept, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		version := strings.TrimSuffix(filepath.Base(file), ".js")
		if version == release && string(kept) != string(js) {
			return errors.New("the loader is not what was published as " + release + ": give it a new version in tools/site/embed.go")
		}
		if err := to.write("embed/"+version+"/embed.js", kept); err != nil {
			return err
		}
	}
	return nil
}

// loader bundles what runs in somebody else's page. It is one file for all languages, so
// the few words it may have to say are all inside.
func loader() ([]byte, error) {
	words, err := wordsOf("src/embed/loader")
	if err != nil {
		return nil, err
	}
	return bundle(api.BuildOptions{
		EntryPoints: []string{source("src/embed/loader/main.ts")},
		Format:      api.FormatIIFE,
		Target:      api.ES2022,
		Define:      map[string]string{"WORDS": string(words), "VERSION": fmt.Sprintf("%q", release)},
	}, true)
}

// wordsOf are the messages of a script, or of a folder of them, in every language but the
// sources' own.
func wordsOf(scripts string) ([]byte, error) {
	messages, err := language.Scripts(source(scripts))
	if err != nil {
		return nil, err
	}
	all := map[string]map[string]string{}
	for _, code := range language.Codes[1:] {
		text, err := os.ReadFile(filepath.Join(source("languages"), code, "scripts.json"))
		if err != nil {
			return nil, err
		}
		var known map[string]string
		if err := json.Unmarshal(text, &known); err != nil {
			return nil, fmt.Errorf("%s/scripts.json: %w", code, err)
		}
		all[code] = map[string]string{}
		for _, m := range messages {
			if said, ok := known[m]; ok {
				all[code][m] = said
			}
		}
	}
	return json.Marshal(all)
}

// frames adds the pages in the layout they have in a frame: the same words, the same
// engine and, but for what a frame needs, the same scripts.
func (b *builder) frames(to *output, s *shared, known []*knowledge, all []*language.Language) error {
	look, err := bundle(api.BuildOptions{
		EntryPoints: []string{source("src/embed/look.ts")},
		Format:      api.FormatIIFE, // at once, before anything is drawn
		Target:      api.ES2022,
	}, true)
	if err != nil {
		return err
	}
	// What every page names is named here too, and a frame's own beside it.
	in := &frameParts{}
	if in.Options, err = to.add(static.Embed+"look.js", look); err != nil {
		return err
	}
	css, err := style(source("style/frame.css"))
	if err != nil {
		return err
	}
	if in.Sheet, err = to.add(static.Embed+"frame.css", css); err != nil {
		return err
	}
	return each(all, func(i int, l *language.Language) (err error) {
		for _, at := range pages {
			if !slices.Contains(framed, at.name) {
				continue
			}
			p := &page{knowledge: known[i], shared: s, Frame: in, Name: at.name, Address: at.address, Within: line, Language: l, Languages: all}
			if p.Messages, err = spokenBy(to, l); err != nil {
				return err
			}
			if err := p.frame(to, b.file(at.engine)); err != nil {
				return err
			}
		}
		return nil
	})
}

// frameParts are the files that all pages in frames name.
type frameParts struct {
	Options asset // the script that takes in how the page shall look
	Sheet   asset
}

// frame makes one page for frames.
func (p *page) frame(to *output, engine string) (err error) {
	if p.Engine, err = to.copy(engine); err != nil {
		return err
	}
	if err := p.furnish(to); err != nil {
		return err
	}
	p.Styles = append(p.Styles, p.Frame.Sheet)
	html, _, err := p.render()
	if err != nil {
		return err
	}
	return to.write(path.Join(p.Within, p.framedAs()), html)
}

var toPage = regexp.MustCompile(`href="([a-z-]+\.html[#"])`)

// outward has the links to other pages of the site lead to the whole ones.
func (p *page) outward(html []byte) []byte {
	return toPage.ReplaceAll(html, []byte(`href="`+p.Home()+`$1`))
}

// framedAs is the page's name among the frames of its line.
func (p *page) framedAs() string {
	return path.Join(folder(p.Language), p.Name+".html")
}

// Home is the way to the whole pages in the language of this one.
func (p *page) Home() string {
	return strings.TrimSuffix(p.In(p.Language), p.Address)
}
