package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"section321/tools/site/language"
)

const manifest = "manifest.json"

// output is the folder the site is built into.
type output struct {
	dir       string
	mu        sync.Mutex
	files     map[string]string // name → sha256 in hex
	copied    map[string]asset  // by the file it was copied from
	languages map[string]string // name → the language of the only people who need the file
}

// asset is a file whose name carries its hash, so that it never changes under its name.
type asset struct {
	Name      string
	Integrity string // as HTML and fetch take it
}

// clean makes the folder and takes away what the last build put there, and nothing else.
func clean(dir string) (*output, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	o := &output{dir: dir, files: map[string]string{}, copied: map[string]asset{}, languages: map[string]string{}}
	var old struct{ Files map[string]string }
	text, err := os.ReadFile(filepath.Join(dir, manifest))
	if err != nil || json.Unmarshal(text, &old) != nil {
		return o, nil
	}
	for name := range old.Files {
		if filepath.IsLocal(name) {
			os.Remove(filepath.Join(dir, name))
			os.Remove(filepath.Join(dir, name+".br"))
		}
	}
	return o, nil
}

// copy adds a file under a hashed name.
func (o *output) copy(file string) (asset, error) {
	o.mu.Lock()
	made, ok := o.copied[file]
	o.mu.Unlock()
	if ok {
		return made, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return asset{}, err
	}
	if made, err = o.add(filepath.Base(file), data); err != nil {
		return asset{}, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.copied[file] = made
	return made, nil
}

// readBy says that only those who read a language need a file.
func (o *output) readBy(l *language.Language, name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.languages[name] = l.Code
}

// add writes a file with its hash in its name.
func (o *output) add(name string, data []byte) (asset, error) {
	sum := sha256.Sum256(data)
	ext := filepath.Ext(name)
	name = strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	return asset{name, "sha256-" + base64.StdEncoding.EncodeToString(sum[:])}, o.write(name, data)
}

// write writes a file under the name given.
func (o *output) write(name string, data []byte) error {
	sum := sha256.Sum256(data)
	o.mu.Lock()
	o.files[name] = hex.EncodeToString(sum[:])
	o.mu.Unlock()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(o.dir, name)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.dir, name), data, 0o644)
}

// finish lists the files with their hashes.
func (o *output) finish() error {
	text, err := json.MarshalIndent(map[string]any{"files": o.files}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.dir, manifest), append(text, '\n'), 0o644)
}
