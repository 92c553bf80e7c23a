package main

import (
	"bytes"
	"encoding/base64"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"strings"

	"section321/tools/site/language"
)

// pages are the site's pages by name. A page has its words in site/pages, its script in
// site/src and its style in site/style, each under its name; what all pages have around
// their words is layout.html, and what some of them share is parts.html. Its link in the
// navigation stands in the layout. Pages that only tell have no engine and no script.
var pages = []struct{ name, address, engine string }{
	{"check", "index.html", engineFile},
	{"compare", "compare.html", ordersFile},
	{"orders", "orders.html", ordersFile},
	{"law", "law.html", ordersFile},
	{"refund", "refund.html", ordersFile},
	{"bill", "bill.html", ordersFile},
	{"packet", "packet.html", ordersFile},
	{"changes", "changes.html", ordersFile},
	{"products", "products.html", ordersFile},
	{"help", "help.html", ""},
	{"privacy", "privacy.html", ""},
	{"embed", "embed.html", ""},
}

// page is what a page's template is filled with.
type page struct {
	*knowledge
	*shared
	Frame     *frameParts // of a page in a frame
	Name      string
	Address   string // within its language's folder
	Within    string // the folder in which it has its languages' folders, if not the site's
	Language  *language.Language
	Languages []*language.Language
	Engine    asset
	Script    asset
	Beside    []asset // of the script, which are fetched beside it
	Worker    asset   // the script of its Web Worker
	Every     asset   // the script of all pages
	Messages  asset   // the words for what the engine says, if the language is not the sources' own
	Data      asset   // what the script draws before anything is asked, if anything
	Styles    []asset
}

// shared are the files that every page names.
type shared struct {
	Policy   string
	Site     string // where the site will stand, "" where that is not known
	Code     asset  // the law, of which the engines hold none
	Tables   asset  // which files it is made of
	Texts    asset  // what its rows say in English, by their ids
	Tariff   asset
	Eras     []era
	Words    asset
	NoScript asset
	Look     asset
	App      string // what a browser needs to install the site
	Version  string // names all files of the site as they are now
	Widget   widget
	Icon     template.URL // the picture itself: browsers ask for a file again when the address changes
}

// An era is the tariff of earlier days, which a page fetches when it is asked for one of
// them.
type era struct {
	From, Until string
	asset
}

// languages reads those the site is made in.
func languages() (all []*language.Language, err error) {
	for _, code := range language.Codes {
		l, err := language.Load(source("languages"), code)
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

// folder is where the pages of a language stand. The sources' own stand at the root.
func folder(l *language.Language) string {
	if l.Code == language.Codes[0] {
		return ""
	}
	return l.Code
}

// Root is the way from the page to the site's root.
func (p *page) Root() string {
	return strings.Repeat("../", strings.Count(path.Join(p.Within, folder(p.Language), p.Address), "/"))
}

// atRoot reports whether readers of all languages come through the page, or run the script
// of all pages, on the way to their own.
func (p *page) atRoot() bool {
	return p.Language.Source() && (p.Address == "index.html" || p.Name == "every")
}

// layout is what the page has around its own words.
func (p *page) layout() string {
	if p.Within != "" {
		return "pages/layout-embed.html"
	}
	return "pages/layout.html"
}

// In is the way to the same page in another language.
func (p *page) In(l *language.Language) string {
	return p.Root() + path.Join(folder(l), p.Address)
}

// render fills the page's words into the layout and puts them into its language. It
// returns what there are no words for, which stays in English.
func (p *page) render() (html []byte, missing []string, err error) {
	var b bytes.Buffer
	t, err := template.ParseFiles(source(p.layout()), source("pages/parts.html"), source("pages/"+p.Name+".html"))
	if err != nil {
		return nil, nil, err
	}
	if err := t.Execute(&b, p); err != nil {
		return nil, nil, err
	}
	html = b.Bytes()
	if p.Within != "" {
		html = p.outward(html)
	}
	if p.Language.Code == language.Codes[0] {
		return html, nil, nil
	}
	return p.Language.Page(html)
}

// source names a file of the site's sources.
func source(name string) string { return filepath.Join("site", filepath.FromSlash(name)) }

// icon puts a picture into an address.
func icon(file string) (template.URL, error) {
	data, err := os.ReadFile(file)
	return template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(data)), err
}
