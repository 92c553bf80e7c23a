package edition

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"section321/calc/law"
	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/tools/cases"
)

// Reader is the newest form of editions that this program reads. A change of the tables that an
// older program would misread raises it.
const Reader = 1

const (
	title       = "section321 edition "
	noteName    = "edition.txt"
	casesName   = "cases.jsonl"
	answersName = "answers.jsonl"
	textsName   = "texts.json"
	wordsFolder = "words/"
	mostSize    = 64 << 20 // of an edition, and of all of its files together
)

// An Edition is one state of the law, as somebody signed it.
type Edition struct {
	Name    string   // such as 2026-10-10.1
	Through law.Date // the last day the law was checked for
	Hash    string   // names exactly this law; answers carry it
	Signer  string   // whose signature was verified
	Parts   *Parts
}

// Build returns an edition as one file, signed with the private key of whoever publishes it. The
// same parts and key give the same bytes. Check says before whether the parts are good.
func Build(p *Parts, privateKey string) ([]byte, error) {
	signer, err := note.NewSigner(strings.TrimSpace(privateKey))
	if err != nil {
		return nil, fmt.Errorf("the private key cannot be read: %w; section321 law keys NAME makes one", err)
	}
	files := p.files()
	if files[changesName], err = p.tellChanges(); err != nil {
		return nil, err
	}
	if files[answersName], err = cases.Asked(p.Cases, native.First()); err != nil {
		return nil, err
	}
	if files[textsName], err = p.Texts(); err != nil {
		files[textsName] = []byte("{}") // tables that cannot be read say nothing; whoever opens them is told why
	}
	for code, words := range p.Words {
		files[wordsFolder+code+".json"] = words
	}
	text, err := describe(p.Tables, files)
	if err != nil {
		return nil, err
	}
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		return nil, err
	}
	return pack(signed, files)
}

// pack puts the note of an edition and its files into one file.
func pack(signed []byte, files map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, data []byte) error {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	err := put(noteName, signed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		err = errors.Join(err, put(name, files[name]))
	}
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// files are the parts by their names in the file.
func (p *Parts) files() map[string][]byte {
	files := native.Files(p.Tables, p.Lists, p.Schedule)
	files[casesName] = p.Cases
	return files
}

// hash is that of the files that answers come from.
func hash(files map[string][]byte) string {
	law := maps.Clone(files)
	maps.DeleteFunc(law, func(name string, _ []byte) bool {
		return name == casesName || name == answersName || name == changesName || name == textsName || strings.HasPrefix(name, wordsFolder)
	})
	return native.Hash(law)
}

// describe is the text that is signed: what the edition is, and each file with its hash and size.
func describe(t law.Tables, files map[string][]byte) (string, error) {
	l, err := law.Read(t)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s%s\nverified through %s\nhash %s\nreader %d\n\n%s",
		title, l.Edition, l.VerifiedThrough, hash(files), Reader, native.Describe(files)), nil
}

// Open reads an edition that one of the trusted keys signed: it verifies the signature and the hash
// of each file, and reads the tables. Trusted are public keys as section321 law keys prints them. The
// error says which of these failed.
func Open(file []byte, trusted ...string) (*Edition, error) {
	if len(file) > mostSize {
		return nil, fmt.Errorf("the edition has %d bytes; %d is the most", len(file), mostSize)
	}
	files, err := unzip(file)
	if err != nil {
		return nil, fmt.Errorf("the file is no edition, or was cut off: %w", err)
	}
	signed, ok := files[noteName]
	if !ok {
		return nil, errors.New("the file has no signed note, so nobody answers for it")
	}
	delete(files, noteName)
	n, err := verify(signed, trusted)
	if err != nil {
		return nil, err
	}
	e := &Edition{Signer: n.Sigs[0].Name, Parts: &Parts{Tables: law.Tables{}}}
	if err := e.read(n.Text, files); err != nil {
		return nil, err
	}
	return e, nil
}

// verify returns the note if one of the trusted keys signed it.
func verify(signed []byte, trusted []string) (*note.Note, error) {
	var verifiers []note.Verifier
	for _, key := range trusted {
		v, err := note.NewVerifier(strings.TrimSpace(key))
		if err != nil {
			return nil, fmt.Errorf("the trusted key %q cannot be read: %w", key, err)
		}
		verifiers = append(verifiers, v)
	}
	if len(verifiers) == 0 {
		return nil, errors.New("no key is trusted; name with -trust whose editions you take")
	}
	n, err := note.Open(signed, note.VerifierList(verifiers...))
	var unverified *note.UnverifiedNoteError
	switch {
	case errors.As(err, &unverified):
		return nil, errors.New("the edition is signed by nobody whom you trust: " + signers(unverified.Note))
	case err != nil:
		return nil, fmt.Errorf("the signature does not hold: the note was changed, or signed with another key (%w)", err)
	}
	return n, nil
}

func signers(n *note.Note) string {
	var names []string
	for _, s := range n.UnverifiedSigs {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}

// read takes the files that the note names, and no others.
func (e *Edition) read(text string, files map[string][]byte) error {
	head, list, ok := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || len(lines) != 4 || !strings.HasPrefix(lines[0], title) {
		return errors.New("the signed note is not that of an edition")
	}
	e.Name = strings.TrimPrefix(lines[0], title)
	e.Through = law.Date(strings.TrimPrefix(lines[1], "verified through "))
	e.Hash = strings.TrimPrefix(lines[2], "hash ")
	if form, err := strconv.Atoi(strings.TrimPrefix(lines[3], "reader ")); err != nil || form > Reader {
		return fmt.Errorf("the edition %s needs a newer program: it is written in form %s, and this one reads forms up to %d",
			e.Name, strings.TrimPrefix(lines[3], "reader "), Reader)
	}
	given := maps.Clone(files)
	for line := range strings.Lines(list) {
		words := strings.Fields(line)
		if len(words) != 3 {
			return fmt.Errorf("the signed note has a line that names no file: %q", line)
		}
		data, ok := files[words[0]]
		if !ok {
			return fmt.Errorf("%s is missing from the edition", words[0])
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != words[1] || strconv.Itoa(len(data)) != words[2] {
			return fmt.Errorf("%s is not the file that was signed", words[0])
		}
		delete(files, words[0])
		switch name, table := strings.CutPrefix(words[0], "law/"); {
		case table:
			e.Parts.Tables[name] = string(data)
		case words[0] == "lists.bin":
			e.Parts.Lists = data
		case words[0] == "schedule.bin":
			e.Parts.Schedule = data
		case words[0] == casesName:
			e.Parts.Cases = data
		}
	}
	for name := range files {
		return fmt.Errorf("%s is in the edition, but not in the note that was signed", name)
	}
	if got := hash(given); got != e.Hash {
		return fmt.Errorf("the note says hash %s; its files have %s", e.Hash, got)
	}
	return nil
}

// unzip returns the files of an archive, which together may not be larger than mostSize.
func unzip(file []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	files, left := map[string][]byte{}, int64(mostSize)
	for _, f := range r.File {
		if _, twice := files[f.Name]; twice {
			return nil, fmt.Errorf("%s is in it twice", f.Name)
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(in, left+1))
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, err
		}
		if left -= int64(len(data)); left < 0 {
			return nil, fmt.Errorf("its files have more than %d bytes", mostSize)
		}
		files[f.Name] = data
	}
	return files, nil
}

// Use puts the edition in the place of the law that answers come from, if it gives the known
// answers that it carries. Otherwise the law stays as it was, and the error names the first case
// that it fails.
func (e *Edition) Use() (*wire.Calculator, error) {
	before := law.All()
	c, err := native.Open(e.Parts.Tables, e.Parts.Lists, e.Parts.Schedule)
	if err != nil {
		return nil, fmt.Errorf("the edition %s cannot be read: %w", e.Name, err)
	}
	if l := law.All(); l.Edition != e.Name || l.VerifiedThrough != e.Through {
		law.Use(before)
		return nil, fmt.Errorf("the note says edition %s, verified through %s; its tables say %s and %s", e.Name, e.Through, l.Edition, l.VerifiedThrough)
	}
	known, err := cases.Read("cases.jsonl", e.Parts.Cases)
	if err == nil {
		err = holds(c, known)
	}
	if err != nil {
		law.Use(before)
		return nil, fmt.Errorf("the edition %s fails its own cases: %w", e.Name, err)
	}
	native.Use(c)
	return c, nil
}

// holds returns the first case that the calculator does not answer as is known.
func holds(c *wire.Calculator, known []cases.Case) error {
	for _, k := range known {
		if k.Waits != "" {
			continue
		}
		if fails := k.Fails(c.Answer("check", k.Request)); len(fails) > 0 {
			return fmt.Errorf("%s (%s): %w", k.ID, k.Title, fails[0])
		}
	}
	return nil
}
