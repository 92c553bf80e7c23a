package edition

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"section321/calc/law"
	"section321/calc/wire/native"
	"section321/tools/packed"
)

// The folder of editions in a built site: a page looks there whether there is a newer one. It has the
// signed note of the newest edition, the keys of those who are trusted, and each file of each edition
// under a name that never changes its content.
const (
	Folder     = "edition"
	LatestFile = "latest.txt"
	KeysFile   = "keys.txt"
)

// Describe is the text that is signed, or would be.
func (p *Parts) Describe() (string, error) { return describe(p.Tables, p.files()) }

// NameIn is the name of an edition in its note, "" where that is none.
func NameIn(noted string) string {
	first, _, _ := strings.Cut(noted, "\n")
	name, ok := strings.CutPrefix(first, title)
	if !ok {
		return ""
	}
	return name
}

// Newer tells whether one name of an edition is newer than another: a day, and a number behind it.
func Newer(name, than string) bool {
	day, n, _ := strings.Cut(name, ".")
	other, m, _ := strings.Cut(than, ".")
	if day != other {
		return day > other
	}
	return number(n) > number(m)
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// fileName is the name of a part in the folder of editions, made of its own name and its content.
func fileName(name, hash string) string {
	ending := ".txt"
	if path.Ext(name) == ".bin" {
		ending = ".bin"
	}
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base)) + "-" + hash[:10] + ending
}

// WriteTo puts the edition into the folder of editions of a built site, for its pages to find. It takes
// nothing away. An edition that is not newer than the one that is offered there is refused.
func WriteTo(site string, file []byte) error {
	files, err := unzip(file)
	if err != nil {
		return err
	}
	folder := filepath.Join(site, Folder)
	signed := files[noteName]
	offered, err := os.ReadFile(filepath.Join(folder, LatestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is no built site: it has no %s", site, path.Join(Folder, LatestFile))
	}
	if err != nil {
		return err
	}
	if name, there := NameIn(string(signed)), NameIn(string(offered)); !Newer(name, there) {
		return fmt.Errorf("nothing was written: the edition %s is not newer than %s, which the site offers; edition.csv names it by its day and a number", name, there)
	}
	trusted, err := TrustedBy(site)
	if err != nil {
		return err
	}
	if _, err := verify(signed, trusted); err != nil {
		return fmt.Errorf("nothing was written: the pages of %s would not take it (%w); a line of %s with the public key has them trust whoever signed it",
			site, err, filepath.Join(folder, KeysFile))
	}
	delete(files, noteName)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		hash := strings.Fields(native.Describe(map[string][]byte{name: files[name]}))[1]
		if err := put(filepath.Join(folder, fileName(name, hash)), files[name]); err != nil {
			return err
		}
	}
	// Last, so that whoever reads it finds all that it names.
	if err := put(filepath.Join(folder, "note-"+NameIn(string(signed))+".txt"), signed); err != nil {
		return err
	}
	if err := WriteFeed(site); err != nil {
		return err
	}
	latest := filepath.Join(folder, LatestFile)
	if err := os.WriteFile(latest+".new", signed, 0o644); err != nil {
		return err
	}
	return os.Rename(latest+".new", latest)
}

// put writes a file, and beside it the same under brotli for servers that send it so.
func put(file string, data []byte) error {
	under, err := packed.Brotli(data)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(file, data, 0o644), os.WriteFile(file+".br", under, 0o644))
}

// TrustedBy are the public keys that a site trusts.
func TrustedBy(site string) ([]string, error) {
	text, err := os.ReadFile(filepath.Join(site, Folder, KeysFile))
	if err != nil {
		return nil, err
	}
	var keys []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			keys = append(keys, line)
		}
	}
	return keys, nil
}

// EdgeFile is the edition beside a built worker of the edge. It is empty where the worker answers from the law that
// it was built with.
const EdgeFile = "edition.bin"

// WriteToEdge puts the edition, which was verified, beside a built worker of the edge. One that is older than what the
// worker answers from is refused.
func (e *Edition) WriteToEdge(worker string) error {
	file := filepath.Join(worker, EdgeFile)
	there, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%s is no built worker: it has no %s", worker, EdgeFile)
	}
	own, err := BuiltIn()
	if err != nil {
		return err
	}
	name, err := own.Name()
	if err != nil {
		return err
	}
	if has, err := law.Unbundle(string(there)); err == nil && has["law/edition.csv"] != "" {
		other := Parts{Tables: maps.Clone(own.Tables)}
		other.Tables["edition.csv"] = has["law/edition.csv"]
		if name, err = other.Name(); err != nil {
			return err
		}
	}
	if Newer(name, e.Name) {
		return fmt.Errorf("nothing was written: the edition %s is older than %s, which the worker in %s answers from", e.Name, name, worker)
	}
	had, files := own.files(), map[string]string{"hash": e.Hash}
	for name, data := range e.Parts.files() {
		if strings.HasPrefix(name, "law/") || path.Ext(name) == ".bin" && !bytes.Equal(had[name], data) {
			files[name] = string(data)
		}
	}
	return os.WriteFile(file, law.Bundle(files), 0o644)
}
