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
func editions(to *output) (asset, error) {
	p, err := edition.BuiltIn()
	if err != nil {
		return asset{}, err
	}
	text, err := p.Describe()
	if err != nil {
		return asset{}, err
	}
	folder := filepath.Join(to.dir, edition.Folder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return asset{}, err
	}
	keys := filepath.Join(folder, edition.KeysFile)
	if _, err := os.Stat(keys); err != nil {
		if err := os.WriteFile(keys, []byte(trustNobody), 0o644); err != nil {
			return asset{}, err
		}
	}
	latest := filepath.Join(folder, edition.LatestFile)
	there, err := os.ReadFile(latest)
	name, _ := p.Name()
	if err != nil || !edition.Newer(edition.NameIn(string(there)), name) {
		if err := os.WriteFile(latest, []byte(text), 0o644); err != nil {
			return asset{}, fmt.Errorf("the folder of editions: %w", err)
		}
	}
	return to.add("law.txt", []byte(strings.TrimSpace(text)+"\n"))
}
