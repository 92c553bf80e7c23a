package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"section321/tools/edition"
)

// trustNobody is the file of trusted keys of a site that was just built.
const trustNobody = "# Public keys of those whose editions of the law this site takes, one a line, as section321 law keys prints them.\n"

// editions adds the list of the files that the law of the engines is made of, and makes the folder of editions, in
// which a newer one is looked for. What somebody put there stays, unless the site is newer: the folder is not of the
// site's own files, which are the same for everyone.
func (s *shared) editions(to *output) error {
	p, err := edition.BuiltIn()
	if err != nil {
		return err
	}
	text, err := p.Describe()
	if err != nil {
		return err
	}
	folder := filepath.Join(to.dir, edition.Folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	keys := filepath.Join(folder, edition.KeysFile)
	if _, err := os.Stat(keys); err != nil {
		if err := os.WriteFile(keys, []byte(trustNobody), 0o644); err != nil {
			return err
		}
	}
	if err := edition.WriteFeed(to.dir); err != nil {
		return err
	}
	latest := filepath.Join(folder, edition.LatestFile)
	there, err := os.ReadFile(latest)
	name, _ := p.Name()
	if err != nil || !edition.Newer(edition.NameIn(string(there)), name) {
		if err := os.WriteFile(latest, []byte(text), 0o644); err != nil {
			return fmt.Errorf("the folder of editions: %w", err)
		}
	}
	if s.Tables, err = to.add("law.txt", []byte(strings.TrimSpace(text)+"\n")); err != nil {
		return err
	}
	said, err := p.Texts()
	if err == nil {
		s.Texts, err = to.add("law-texts.json", said)
	}
	return err
}
