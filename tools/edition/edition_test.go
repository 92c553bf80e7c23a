package edition

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"section321/calc/law"
	"section321/calc/wire/native"
)

// publisher is somebody who signs editions.
type publisher struct{ private, public string }

func newPublisher(t testing.TB, name string) publisher {
	t.Helper()
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		t.Fatal(err)
	}
	return publisher{private, public}
}

func builtIn(t testing.TB) *Parts {
	t.Helper()
	p, err := BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func build(t testing.TB, p *Parts, by publisher) []byte {
	t.Helper()
	file, err := Build(p, by.private)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// restored puts the law that is built in back when a test ends.
func restored(t *testing.T) {
	t.Cleanup(func() { law.Use(nil); native.Use(nil) })
}

func TestTheSamePartsGiveTheSameBytes(t *testing.T) {
	by := newPublisher(t, "example.com")
	first, again := build(t, builtIn(t), by), build(t, builtIn(t), by)
	if !bytes.Equal(first, again) {
		t.Error("two builds differ")
	}
}

// A rate that rises on 1 December: the known answers of earlier days hold, those of later days
// are the new ones, and the edition before still says what it said.
func TestARateIsChangedByEditingTheTable(t *testing.T) {
	restored(t)
	by := newPublisher(t, "example.com")
	before := build(t, builtIn(t), by)
	folder := filepath.Join(t.TempDir(), "tables")
	if err := builtIn(t).WriteFolder(folder); err != nil {
		t.Fatal(err)
	}
	edit(t, folder, "edition.csv", "2026-10-10.1,2026-10-10", "2026-11-27.1,2026-11-27")
	// The rule of the manual: the old row gets its last day, a new one above it the new rate.
	row := rowOf(t, folder, "measures.csv", "fl301-cn,")
	ended := strings.Replace(row, "2026-07-24,,", "2026-07-24,2026-11-30,", 1)
	risen := strings.Replace(strings.Replace(strings.Replace(row, "2026-07-24,,", "2026-12-01,,", 1), ",fl301-cn,", ",fl301-cn-15,", 1), ",12.5,", ",15,", 1)
	edit(t, folder, "measures.csv", row, risen+"\n"+ended)

	p, err := ReadFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Check(p, native.Calculator())
	if err != nil || len(r.Faults)+len(r.Fails) > 0 || r.Cases < 300 {
		t.Fatal(r, err)
	}
	edited := build(t, p, by)
	// A shirt of cotton, $18.20: 16.5 % of the tariff, 7.5 % and 12.5 % of Section 301 on $18.
	shirt := func(day string) []byte {
		return []byte(`{"date":"` + day + `","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"24.00","customsValue":"18.20"}]}`)
	}
	for _, c := range []struct {
		edition   []byte
		day, duty string
	}{
		{edited, "2026-11-30", `"duty":"6.57"`}, // 2.97 + 1.35 + 2.25
		{edited, "2026-12-01", `"duty":"7.02"`}, // 2.97 + 1.35 + 2.70
		{before, "2026-12-01", `"duty":"6.57"`},
	} {
		e, err := Open(c.edition, by.public)
		if err != nil {
			t.Fatal(err)
		}
		calculator, err := e.Use()
		if err != nil {
			t.Fatal(err)
		}
		answer := string(calculator.Answer("check", shirt(c.day)))
		if !strings.Contains(answer, c.duty) || !strings.Contains(answer, `"edition":"`+e.Name+`"`) {
			t.Errorf("%s on %s: want %s and the edition's name in %.300s", e.Name, c.day, c.duty, answer)
		}
	}

	// What changes over time is read from the edition in use: 6.57 and a fee of 1.38 become 7.02 and 1.38.
	e, err := Open(edited, by.public)
	if err != nil {
		t.Fatal(err)
	}
	calculator, err := e.Use()
	if err != nil {
		t.Fatal(err)
	}
	question := func(from, to string) []byte {
		return []byte(`{"from":"` + from + `","to":"` + to + `","mode":"express","goods":[{"hts":"6109.10.00.12","origin":"CN","value":"18.20","perMonth":"100"}]}`)
	}
	const turned = `"before":{"total":"7.95"},"after":{"total":"8.40"},"monthly":"45.00"`
	if said := string(calculator.Answer("changes", question("2026-11-28", "2026-12-31"))); !strings.Contains(said, `{"goods":0,"date":"2026-12-01","turn":"rises",`+turned) || strings.Count(said, `"turn"`) != 1 {
		t.Error(said)
	}
	// And between two editions on one day.
	seen, _ := calculator.See(question("2026-12-01", "2026-12-01"))
	if e, err = Open(before, by.public); err != nil {
		t.Fatal(err)
	}
	if calculator, err = e.Use(); err != nil {
		t.Fatal(err)
	}
	if said := string(calculator.ChangedSince(seen)); !strings.Contains(said, `"turn":"falls","before":{"total":"8.40"},"after":{"total":"7.95"},"monthly":"-45.00"`) {
		t.Error(said)
	}
}

func edit(t *testing.T, folder, name, old, new string) {
	t.Helper()
	file := filepath.Join(folder, name)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("%s has no %q", name, old)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), old, new, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rowOf(t *testing.T, folder, name, part string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, ","+part) })
	if at < 0 {
		t.Fatalf("%s has no row %s", name, part)
	}
	return lines[at]
}

// What WriteFolder writes is read again as it was.
func TestAFolderGivesThePartsThatWereWritten(t *testing.T) {
	p, folder := builtIn(t), filepath.Join(t.TempDir(), "tables")
	if err := p.WriteFolder(folder); err != nil {
		t.Fatal(err)
	}
	again, err := ReadFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(p.Tables, again.Tables) || !bytes.Equal(p.Lists, again.Lists) || !bytes.Equal(p.Cases, again.Cases) {
		t.Error("the parts are others than those written")
	}
	if err := p.WriteFolder(folder); err == nil {
		t.Error("a folder with tables was written over")
	}
	if _, err := ReadFolder(t.TempDir()); err == nil || !strings.Contains(err.Error(), "none of the law's tables") {
		t.Errorf("an empty folder: %v", err)
	}
}

// remade is the edition with other files, under the signature that it had.
func remade(t *testing.T, file []byte, change func(files map[string][]byte)) []byte {
	t.Helper()
	files, err := unzip(file)
	if err != nil {
		t.Fatal(err)
	}
	change(files)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, data := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestABadEditionIsRefusedAndTheLawStays(t *testing.T) {
	restored(t)
	by, stranger := newPublisher(t, "example.com"), newPublisher(t, "stranger.example")
	sameName := newPublisher(t, "example.com")
	good := build(t, builtIn(t), by)
	failing := builtIn(t)
	failing.Cases = bytes.Replace(failing.Cases, []byte(`"duty": "6.57"`), []byte(`"duty": "6.58"`), 1)
	if bytes.Equal(failing.Cases, builtIn(t).Cases) {
		t.Fatal("no case has a duty of 6.57 any more")
	}
	unreadable := builtIn(t)
	unreadable.Tables["measures.csv"] = strings.Replace(unreadable.Tables["measures.csv"], ",12.5,", ",twelve,", 1)
	newer := remade(t, good, func(files map[string][]byte) {
		n, err := note.Open(files[noteName], note.VerifierList(must(note.NewVerifier(by.public))))
		if err != nil {
			t.Fatal(err)
		}
		n.Text = strings.Replace(n.Text, "reader 1", "reader 2", 1)
		files[noteName] = must(note.Sign(&note.Note{Text: n.Text}, must(note.NewSigner(by.private))))
	})
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"nothing", nil, "no edition, or was cut off"},
		{"cut off", good[:len(good)-100], "no edition, or was cut off"},
		{"cut in the middle", good[:len(good)/2], "no edition, or was cut off"},
		{"a flipped bit", flipped(good), ""},
		{"a table swapped", remade(t, good, func(files map[string][]byte) {
			files["law/limits.csv"] = bytes.Replace(files["law/limits.csv"], []byte("800"), []byte("900"), 1)
		}), "law/limits.csv is not the file that was signed"},
		{"a table left out", remade(t, good, func(files map[string][]byte) { delete(files, "law/fees.csv") }), "law/fees.csv is missing"},
		{"a file added", remade(t, good, func(files map[string][]byte) { files["law/more.csv"] = []byte("a") }), "law/more.csv is in the edition, but not in the note"},
		{"unsigned", remade(t, good, func(files map[string][]byte) { delete(files, noteName) }), "no signed note"},
		{"signed by a stranger", build(t, builtIn(t), stranger), "signed by nobody whom you trust: stranger.example"},
		{"signed by another under the same name", build(t, builtIn(t), sameName), "signed by nobody whom you trust"},
		{"the note changed", remade(t, good, func(files map[string][]byte) {
			files[noteName] = bytes.Replace(files[noteName], []byte("verified through 2026"), []byte("verified through 2027"), 1)
		}), "the signature does not hold"},
		{"for a newer program", newer, "needs a newer program"},
		{"it fails its own cases", build(t, failing, by), "fails its own cases"},
		{"a table that cannot be read", build(t, unreadable, by), `rate: "twelve" is not an amount`},
	} {
		t.Run(c.name, func(t *testing.T) {
			was := law.All()
			e, err := Open(c.file, by.public)
			if err == nil {
				_, err = e.Use()
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if law.All() != was {
				t.Error("the law was replaced")
			}
		})
	}
	if _, err := Open(good); err == nil || !strings.Contains(err.Error(), "no key is trusted") {
		t.Errorf("without a trusted key: %v", err)
	}
}

// A worker of the edge goes on with what it has where an older edition is played back.
func TestAWorkerIsGivenNoOlderEdition(t *testing.T) {
	restored(t)
	by, worker := newPublisher(t, "example.com"), t.TempDir()
	of := func(name string) *Edition {
		p := builtIn(t)
		p.Tables["edition.csv"] = "edition,verified_through\n" + name + ",2026-11-27\n"
		return must(Open(build(t, p, by), by.public))
	}
	if err := of("2026-11-27.1").WriteToEdge(worker); err == nil || !strings.Contains(err.Error(), "is no built worker") {
		t.Errorf("a folder without a worker: %v", err)
	}
	file := filepath.Join(worker, EdgeFile)
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := of("2026-01-01.1").WriteToEdge(worker); err == nil || !strings.Contains(err.Error(), "2026-01-01.1 is older than") {
		t.Errorf("older than what the worker was built with: %v", err)
	}
	if err := of("2026-11-27.2").WriteToEdge(worker); err != nil {
		t.Fatal(err)
	}
	was := must(os.ReadFile(file))
	if err := of("2026-11-27.1").WriteToEdge(worker); err == nil || !strings.Contains(err.Error(), "2026-11-27.1 is older than 2026-11-27.2") {
		t.Errorf("older than what is beside the worker: %v", err)
	}
	if !bytes.Equal(was, must(os.ReadFile(file))) {
		t.Error("the edition beside the worker was replaced")
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// flipped is the file with a bit of its middle turned round.
func flipped(file []byte) []byte {
	other := bytes.Clone(file)
	other[len(other)/2] ^= 1
	return other
}

// Whatever the file, Open returns an edition or an error, and never takes what was not signed.
func FuzzOpen(f *testing.F) {
	by := newPublisher(f, "example.com")
	p := &Parts{Tables: law.BuiltIn(), Lists: []byte("lists"), Schedule: []byte("schedule"), Cases: []byte("{}\n")}
	good, err := Build(p, by.private)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, file []byte) {
		e, err := Open(file, by.public)
		if err == nil && !maps.Equal(e.Parts.Tables, p.Tables) {
			t.Error("an edition that nobody signed was taken")
		}
		if err != nil && errors.Unwrap(err) == nil && err.Error() == "" {
			t.Error("refused without a reason")
		}
	})
}
