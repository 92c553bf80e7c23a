// Package edition is the law as one file that can be replaced: the tables that a broker edits,
// the product lists and the tariff, with a signed note of what they are and cases with known
// answers that they must give.
package edition

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/tariff/lists"
	"section321/calc/tariff/schedule"
	"section321/calc/wire/native"
	"section321/tools/cases"
	"section321/tools/site/language"
)

// Parts are what an edition is made of.
type Parts struct {
	Tables   law.Tables        // with measures.csv and before.csv
	Lists    []byte            // compiled product lists of the days from 2025 on
	Schedule []byte            // the compiled tariff of those days
	Cases    []byte            // known answers, a line each
	Proofs   string            // what the schedule says under its headings; whoever edits the tables has it, an edition does not
	Words    map[string][]byte // by language: JSON of what rows say, by their ids
}

// proofsName is the file of proofs beside the tables.
const proofsName = "proofs.csv"

// BuiltIn are the parts that this program carries.
func BuiltIn() (*Parts, error) {
	p := &Parts{Tables: maps.Clone(native.Tables()), Lists: schedule.Lists, Schedule: schedule.Data, Proofs: duties.Proofs}
	known, err := cases.Text()
	p.Cases = known
	return p, err
}

// Name returns the name that the tables give the edition.
func (p *Parts) Name() (string, error) {
	l, err := law.Read(p.Tables)
	if err != nil {
		return "", err
	}
	return l.Edition, nil
}

// Borrowed reports whether the parts bear the name of the law that this program carries, and are others.
func (p *Parts) Borrowed() bool {
	own, err := BuiltIn()
	if err != nil {
		return false
	}
	name, err1 := p.Name()
	ours, err2 := own.Name()
	return err1 == nil && err2 == nil && name == ours && hash(p.files()) != hash(own.files())
}

// places are the folders in which a table is looked for: a folder that WriteFolder wrote, or the
// source of this project.
var places = []string{".", "calc/law/data", "calc/law/duties"}

// ReadFolder reads the tables and lists of a folder: one that WriteFolder wrote, or the source of
// this project. Tables that it has not, lists where it has none, the tariff and the cases are
// those of this program.
func ReadFolder(folder string) (*Parts, error) {
	p, err := BuiltIn()
	if err != nil {
		return nil, err
	}
	found := 0
	for name := range p.Tables {
		for _, place := range places {
			text, err := os.ReadFile(filepath.Join(folder, place, name))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			p.Tables[name] = string(text)
			found++
			break
		}
	}
	if found == 0 {
		return nil, fmt.Errorf("%s has none of the law's tables, such as measures.csv; section321 law tables FOLDER writes them", folder)
	}
	for _, place := range places {
		switch text, err := os.ReadFile(filepath.Join(folder, place, proofsName)); {
		case err == nil:
			p.Proofs = string(text)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, err
		}
	}
	if p.Cases, err = readCases(folder, p.Cases); err != nil {
		return nil, err
	}
	if err := p.readWords(folder); err != nil {
		return nil, err
	}
	for _, place := range []string{"lists", "tools/lists/source"} {
		if files, _ := filepath.Glob(filepath.Join(folder, place, "*.csv")); len(files) > 0 {
			p.Lists, err = CompileLists(filepath.Join(folder, place))
			return p, err
		}
	}
	return p, nil
}

// readWords reads what rows say in other languages: words/es.json and the like, for rows that are new or say something new.
func (p *Parts) readWords(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "words", "*.json"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(text, &map[string]string{}); err != nil {
			return fmt.Errorf("%s: what rows say, by their ids: %w", file, err)
		}
		if p.Words == nil {
			p.Words = map[string][]byte{}
		}
		p.Words[strings.TrimSuffix(filepath.Base(file), ".json")] = text
	}
	return nil
}

// Texts is the file of an edition with what its rows say in English, by their ids. A page in another language has no
// words for rows that say something else than when its words were written.
func (p *Parts) Texts() ([]byte, error) {
	all, err := language.OfLaw(p.Tables)
	if err != nil {
		return nil, err
	}
	return json.Marshal(all)
}

// readCases returns the known answers of a folder, or those given where it has none.
func readCases(folder string, otherwise []byte) ([]byte, error) {
	var all []byte
	for _, pattern := range []string{"*.jsonl", "tools/cases/*.jsonl"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			all = append(all, text...)
		}
	}
	if len(all) == 0 {
		return otherwise, nil
	}
	return all, nil
}

// WriteFolder writes the tables, lists and known answers of an edition into a folder, for a person to edit. It
// overwrites nothing.
func (p *Parts) WriteFolder(folder string) error {
	files := map[string]string{"cases.jsonl": string(p.Cases), proofsName: p.Proofs}
	for name, text := range p.Tables {
		files[name] = text
	}
	l, err := lists.Load(p.Lists)
	if err != nil {
		return err
	}
	for name, text := range listFiles(l) {
		files[filepath.Join("lists", name+".csv")] = text
	}
	if err := os.MkdirAll(filepath.Join(folder, "lists"), 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := os.OpenFile(filepath.Join(folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = f.WriteString(files[name])
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// listFiles returns each list as the file of numbers that it was compiled from.
func listFiles(l *lists.Lists) map[string]string {
	rows := map[string][][]string{}
	for _, e := range l.Entries() {
		for _, on := range e.On {
			rows[on.List] = append(rows[on.List], []string{e.Number, on.From, on.To})
		}
	}
	files := map[string]string{}
	for name, of := range rows {
		var b strings.Builder
		w := csv.NewWriter(&b)
		_ = w.WriteAll(append([][]string{{"number", "from", "to"}}, of...)) // a builder takes everything
		files[name] = b.String()
	}
	return files
}
