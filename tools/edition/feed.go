package edition

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// FeedFile is the feed of the editions of a site (RFC 4287), for whoever wants to hear of a new one.
const FeedFile = "feed.xml"

type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Entries []entry  `xml:"entry"`
}

type entry struct {
	Title   string `xml:"title"`
	ID      string `xml:"id"`
	Updated string `xml:"updated"`
	Summary string `xml:"summary"`
}

// WriteFeed writes the feed of the editions whose notes lie in a site's folder, the newest first. The time of one is
// the day of its name, so that the same editions give the same feed.
func WriteFeed(site string) error {
	folder := filepath.Join(site, Folder)
	notes, err := filepath.Glob(filepath.Join(folder, "note-*.txt"))
	if err != nil {
		return err
	}
	f := feed{Title: "Editions of the law", ID: "urn:section321:editions", Updated: "2026-01-01T00:00:00Z", Author: "section321"}
	for _, file := range notes {
		noted, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := NameIn(string(noted))
		day, _, _ := strings.Cut(name, ".")
		_, through, _ := strings.Cut(string(noted), "verified through ")
		through, rest, _ := strings.Cut(through, "\n")
		_, hash, _ := strings.Cut(rest, "hash ")
		hash, _, _ = strings.Cut(hash, "\n")
		f.Entries = append(f.Entries, entry{"Edition " + name + ", the law checked through " + through, "urn:section321:edition:" + hash, day + "T00:00:00Z", summary(folder, string(noted))})
	}
	slices.SortFunc(f.Entries, func(a, b entry) int {
		switch {
		case a.Updated != b.Updated:
			return strings.Compare(b.Updated, a.Updated)
		default:
			return strings.Compare(b.Title, a.Title)
		}
	})
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	text, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, FeedFile), append([]byte(xml.Header), append(text, '\n')...), 0o644)
}

// summary tells what an edition changes, a row a line, as far as its file of changes lies there.
func summary(folder, noted string) string {
	for line := range strings.Lines(noted) {
		words := strings.Fields(line)
		if len(words) != 3 || words[0] != changesName || len(words[1]) != 64 {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, fileName(words[0], words[1])))
		if err != nil {
			return ""
		}
		var changes []RowChange
		if err := json.Unmarshal(text, &changes); err != nil {
			return ""
		}
		var all []string
		for _, c := range changes {
			all = append(all, strings.TrimSpace(c.From+" "+c.Text+": "+orNothing(c.Before)+" → "+orNothing(c.After)))
		}
		return strings.Join(all, "\n")
	}
	return ""
}

func orNothing(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
