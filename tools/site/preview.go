package main

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path"
	"strings"

	"section321/tools/site/language"
)

// What search engines and previews read of a page beside its words: its one address, those
// in other languages, and a picture.

// wellFormed tells whether an address is one that others can begin with.
func wellFormed(address string) error {
	if address == "" {
		return nil
	}
	if at, err := url.Parse(address); err != nil || at.Scheme != "https" && at.Scheme != "http" || at.Host == "" || !strings.HasSuffix(at.Path, "/") || at.RawQuery != "" || at.Fragment != "" {
		return fmt.Errorf("-address %q is no address of a folder; write one like https://duty.example.com/", address)
	}
	return nil
}

// Whole is the address of the page in a language: from anywhere, where it is known where the
// site stands, and otherwise from the page.
func (p *page) Whole(l *language.Language) string {
	if p.Site == "" {
		return p.In(l)
	}
	return p.Site + strings.TrimSuffix(path.Join(folder(l), p.Address), "index.html")
}

// Picture is the address of the picture that stands beside a link to the page.
func (p *page) Picture() string {
	return cmp.Or(p.Site, p.Root()) + picture(p.Name)
}

func picture(page string) string { return "preview-" + page + ".png" }

// pictures adds them. Nobody who reads the pages needs them, so they are not kept for offline use.
func pictures(to *output) error {
	for _, at := range pages {
		data, err := os.ReadFile(source("pictures/" + picture(at.name)))
		if err != nil {
			return fmt.Errorf("%w; node site/pictures/draw.mjs draws it", err)
		}
		if err := to.write(picture(at.name), data); err != nil {
			return err
		}
	}
	return nil
}
