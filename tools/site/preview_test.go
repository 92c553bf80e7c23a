package main

import (
	"encoding/json"
	"image/png"
	"os"
	"regexp"
	"strings"
	"testing"

	"section321/tools/site/language"
)

// Each page has one address, one in each language, a title, a description and a picture, in its
// own language; and so has what previews read.
func TestWhatSearchEnginesAndPreviewsRead(t *testing.T) {
	t.Chdir("../..")
	all, err := languages()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*language.Language{all[0], all[1]} {
		k, err := describe(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, site := range []string{"", "https://duty.example.com/us/"} {
			for _, p := range bare(l) {
				if p.Within != "" {
					continue
				}
				p.knowledge, p.shared, p.Languages = k, &shared{Site: site}, all
				html, _, err := p.render()
				if err != nil {
					t.Fatal(err)
				}
				meta := func(pattern string) string {
					m := regexp.MustCompile(pattern).FindSubmatch(html)
					if m == nil {
						t.Errorf("%s in %s has no %s", p.Name, l.Code, pattern)
						return ""
					}
					return string(m[1])
				}
				title, said := meta(`<title>([^<]+)</title>`), meta(`<meta name="description" content="([^"]+)"/?>`)
				if og := meta(`property="og:title" content="([^"]+)"`); og != title {
					t.Errorf("%s: %q and %q", p.Name, og, title)
				}
				if og := meta(`property="og:description" content="([^"]+)"`); og != said {
					t.Errorf("%s: %q and %q", p.Name, og, said)
				}
				at, picture := meta(`rel="canonical" href="([^"]+)"`), meta(`property="og:image" content="([^"]+)"`)
				if site != "" && (!strings.HasPrefix(at, site) || !strings.HasPrefix(picture, site)) {
					t.Errorf("%s: %s and %s", p.Name, at, picture)
				}
				if got := strings.Count(string(html), `rel="alternate"`); got != len(all)+1 {
					t.Errorf("%s has %d alternates", p.Name, got)
				}
			}
		}
	}
	for _, at := range pages {
		f, err := os.Open(source("pictures/" + picture(at.name)))
		if err != nil {
			t.Fatal(err)
		}
		is, err := png.DecodeConfig(f)
		f.Close()
		if err != nil || is.Width != 1200 || is.Height != 630 {
			t.Errorf("%s: %v %v", at.name, is, err)
		}
	}
}

// The questions stand for search engines as they stand for readers.
func TestTheQuestionsOfTheHelpPage(t *testing.T) {
	t.Chdir("../..")
	all, err := languages()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, l := range all {
		k, err := describe(l)
		if err != nil {
			t.Fatal(err)
		}
		if len(k.Questions) != 25 || len(k.FAQ.MainEntity) != 25 {
			t.Fatalf("%s: %d questions", l.Code, len(k.Questions))
		}
		for i, q := range k.FAQ.MainEntity {
			if seen[q.Name] || !strings.Contains(q.AcceptedAnswer.Text, k.Questions[i].Answer) || k.Questions[i].Answer == "" {
				t.Errorf("%s: %+v", l.Code, q)
			}
			seen[q.Name] = true
		}
		p := &page{knowledge: k, shared: &shared{}, Name: "help", Address: "help.html", Language: l, Languages: all}
		html, _, err := p.render()
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindSubmatch(html)
		var f faq
		if m == nil || json.Unmarshal(m[1], &f) != nil || f.Type != "FAQPage" || len(f.MainEntity) != 25 || strings.ContainsAny(string(m[1]), "\uE000\uE001") {
			t.Errorf("%s: %.300s", l.Code, m)
		}
	}
}

// An address that others cannot begin with is refused.
func TestTheAddressOfTheSite(t *testing.T) {
	for address, good := range map[string]bool{"": true, "https://duty.example.com/": true, "https://example.com/us/": true, "duty.example.com": false, "https://example.com/us": false, "https://example.com/?x": false, "ftp://example.com/": false} {
		if err := wellFormed(address); (err == nil) != good {
			t.Errorf("%q: %v", address, err)
		}
	}
}
