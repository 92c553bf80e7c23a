package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"section321/tools/edition"
	"section321/tools/site/static"
)

// verify looks at a built folder as somebody does who is about to copy it to a server:
// every file is the one in the manifest and has an ending that is served, and every page names only files of the folder,
// from where it stands, so that the folder works under any path.
func verify(dir string) error {
	files, err := listed(dir)
	if err != nil {
		return err
	}
	var faults []error
	for _, paper := range []string{"LICENSE.txt", "NOTICE.txt"} {
		if files[paper] == "" {
			faults = append(faults, fmt.Errorf("%s is not there; the licenses want it in each copy", paper))
		}
	}
	for name, sum := range files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
			faults = append(faults, fmt.Errorf("%s is not the file that was built", name))
		}
		if !static.Serves(name) {
			faults = append(faults, fmt.Errorf("%s has an ending that section321 serve does not serve", name))
		}
		if path.Ext(name) != ".html" {
			continue
		}
		for _, to := range named(data) {
			if path.Base(path.Dir(to)) == edition.Folder {
				continue // what lies there is not of the site's own files
			}
			if _, ok := files[path.Join(path.Dir(name), to)]; !ok || strings.HasPrefix(to, "/") {
				faults = append(faults, fmt.Errorf("%s names %s, which is not there", name, to))
			}
		}
	}
	return errors.Join(faults...)
}

// listed are the files of a built folder with their SHA-256, as its manifest has them.
func listed(dir string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifest))
	if err != nil {
		return nil, fmt.Errorf("the site is not built: %w", err)
	}
	var l struct{ Files map[string]string }
	if err := json.Unmarshal(text, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", manifest, err)
	}
	return l.Files, nil
}

// What names a file in a page.
var naming = []string{"href", "src", "data-engine", "data-law", "data-tariff", "data-words", "data-worker", "data-history", "data-parts", "data-texts", "data-loader", "data-pinned"}

// named are the files that a page names: no addresses elsewhere, in the page itself, or of data.
func named(page []byte) (files []string) {
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		for _, a := range z.Token().Attr {
			if a.Key == "data-eras" { // day, day, file, hash
				for words := strings.Fields(a.Val); len(words) >= 4; words = words[4:] {
					files = append(files, words[2])
				}
			}
			if !slices.Contains(naming, a.Key) {
				continue
			}
			to, err := url.Parse(a.Val)
			if err != nil || to.Scheme != "" || to.Host != "" || to.Path == "" {
				continue
			}
			files = append(files, to.Path)
		}
	}
	return files
}
