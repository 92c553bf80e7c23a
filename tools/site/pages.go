package main

import (
	"bytes"
	"encoding/base64"
	"html/template"
	"os"
	"path/filepath"
)

// pages are the site's pages by name. A page has its words in site/pages, its script in
// site/src and its style in site/style, each under its name; what all pages have around
// their words is layout.html, and what some of them share is parts.html. Its link in the
// navigation stands in the layout.
var pages = []struct{ name, address, engine string }{
	{"check", "index.html", engineFile},
	{"compare", "compare.html", ordersFile},
	{"orders", "orders.html", ordersFile},
}

// page is what a page's template is filled with.
type page struct {
	*knowledge
	*shared
	Name    string
	Address string
	Engine  asset
	Script  asset
	Worker  asset // the script of its Web Worker, if it has one
	Styles  []asset
}

// shared are the files that every page names.
type shared struct {
	Policy   string
	Tariff   asset
	NoScript asset
	Offline  asset        // the script that has the site kept for offline use
	App      string       // what a browser needs to install the site
	Version  string       // names all files of the site as they are now
	Icon     template.URL // the picture itself: browsers ask for a file again when the address changes
}

// render fills the page's words into the layout.
func (p *page) render() ([]byte, error) {
	var b bytes.Buffer
	t, err := template.ParseFiles(source("pages/layout.html"), source("pages/parts.html"), source("pages/"+p.Name+".html"))
	if err != nil {
		return nil, err
	}
	err = t.Execute(&b, p)
	return b.Bytes(), err
}

// source names a file of the site's sources.
func source(name string) string { return filepath.Join("site", filepath.FromSlash(name)) }

// icon puts a picture into an address.
func icon(file string) (template.URL, error) {
	data, err := os.ReadFile(file)
	return template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(data)), err
}
