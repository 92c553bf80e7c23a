// Package native is the calculator for programs that run outside a browser: it
// carries the tariff that a page fetches.
package native

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/rows"
	"section321/calc/tariff/schedule"
	"section321/calc/wire"
)

// Tariff returns the packed tariff, the bytes that a page fetches.
func Tariff() []byte { return calc.PackTariff(schedule.Data, schedule.Lists, duties.Measures) }

// An Era is the packed tariff of days before those of Tariff, which a page fetches when
// one of them is asked for.
type Era struct {
	Name        string
	From, Until law.Date // the first day, and the first that is no longer of it
	Packed      func() []byte
}

// Eras returns the eras before the tariff, the oldest first.
func Eras() []Era {
	var eras []Era
	for _, e := range schedule.Eras {
		eras = append(eras, Era{e.Name, law.Date(e.From), law.Date(e.Until), func() []byte {
			return calc.PackTariff(e.Data, e.Lists, duties.Before)
		}})
	}
	return eras
}

// First is the first day of the tariff that a page has at once, behind the eras.
func First() string {
	var first law.Date
	for _, e := range Eras() {
		first = max(first, e.Until)
	}
	return string(first)
}

// Words returns the vocabulary of the search, the text that a page fetches.
func Words() []byte { return []byte(schedule.Words) }

// Calculator returns the calculator of this program: the one that Use put into its place,
// or that of the law that was built in.
func Calculator() *wire.Calculator {
	if c := inUse.Load(); c != nil {
		return c
	}
	return builtIn()
}

// Use puts a calculator that Open returned into the place of the one that was built in.
func Use(c *wire.Calculator) { inUse.Store(c) }

var inUse atomic.Pointer[wire.Calculator]

// builtIn is made once. A tariff that cannot be read is a fault of the build and panics.
var builtIn = sync.OnceValue(func() *wire.Calculator {
	t := recent()
	addEras(t, duties.Before)
	return wire.New(t)
})

// BuiltInHash is the hash of the law that this program carries.
func BuiltInHash() string { return Hash(Files(Tables(), schedule.Lists, schedule.Data)) }

// Files are the parts of the law as an edition has them, by their names in it.
func Files(tables law.Tables, lists, data []byte) map[string][]byte {
	files := map[string][]byte{"lists.bin": lists, "schedule.bin": data}
	for name, text := range tables {
		if name == "measures.csv" || name == "before.csv" {
			text = without(text, "excerpt", "note")
		}
		files["law/"+name] = []byte(text)
	}
	return files
}

// without empties columns of a table that no answer comes from: they are for whoever keeps it, and a change of one
// rate would be a fifth larger with them.
func without(table string, columns ...string) string {
	records := rows.Parse(table)
	var b strings.Builder
	for n, record := range records {
		for i, cell := range record {
			if i > 0 {
				b.WriteByte(',')
			}
			if n > 0 && i < len(records[0]) && slices.Contains(columns, records[0][i]) {
				cell = ""
			}
			if strings.ContainsAny(cell, ",\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Describe lists files, each on a line with its SHA-256 and its size, as the signed note of an edition has them.
func Describe(files map[string][]byte) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%s %x %d\n", name, sha256.Sum256(files[name]), len(files[name]))
	}
	return b.String()
}

// Hash names a law: it is the beginning of the SHA-256 of the list of its files. Answers carry it, so that
// the edition that gave them can be found.
func Hash(files map[string][]byte) string {
	sum := sha256.Sum256([]byte(Describe(files)))
	return hex.EncodeToString(sum[:8])
}

// Law returns the law that this program carries, the bytes that a page fetches for an engine:
// its tables without those of its measures, which come with the tariff.
func Law() []byte {
	files := map[string]string{"hash": BuiltInHash()}
	for name, text := range law.BuiltIn() {
		files["law/"+name] = text
	}
	return law.Bundle(files)
}

// Tables returns the tables of the law that this program carries, with those of its measures.
func Tables() law.Tables {
	t := law.BuiltIn()
	t["measures.csv"], t["before.csv"] = duties.Measures, duties.Before
	return t
}

// Open puts an edition of the law in the place of the one before and returns the calculator
// that answers from it: its tables, with those of its measures, its compiled lists and its
// compiled tariff. Nothing is put anywhere when a part cannot be read.
func Open(tables law.Tables, lists, data []byte) (*wire.Calculator, error) {
	return open(tables, lists, data, Hash(Files(tables, lists, data)), nil)
}

// OpenBundle is Open for the files of an edition in one, as law.Bundle puts them together with their hash. What of
// the lists and of the tariff is not in it is that of this program.
func OpenBundle(bundle string) (*wire.Calculator, error) {
	files, err := law.Unbundle(bundle)
	if err != nil {
		return nil, err
	}
	tables, own := Tables(), law.Replaced(files)
	for name, text := range files {
		if table, ok := strings.CutPrefix(name, "law/"); ok {
			tables[table] = text
		}
	}
	return open(tables, own.Bytes("lists.bin", schedule.Lists), own.Bytes("schedule.bin", schedule.Data), files["hash"], own)
}

func open(tables law.Tables, lists, data []byte, hash string, own law.Replaced) (*wire.Calculator, error) {
	l, err := law.Read(tables)
	if err != nil {
		return nil, err
	}
	l.Hash, l.Replaced = hash, own
	before := law.All()
	law.Use(l)
	t, err := openTariff(data, lists, tables["measures.csv"])
	if err == nil {
		t.Saying(schedule.Data)
		_, err = law.With(tables["before.csv"])
	}
	if err != nil {
		law.Use(before)
		return nil, err
	}
	addEras(t, tables["before.csv"])
	return wire.New(t), nil
}

func recent() *calc.Tariff {
	if law.BuiltInHash() == "" {
		law.NameBuiltIn(BuiltInHash())
	}
	t, err := openTariff(schedule.Data, schedule.Lists, duties.Measures)
	if err != nil {
		panic("native: " + err.Error())
	}
	return t
}

func openTariff(data, lists []byte, measures string) (*calc.Tariff, error) {
	t, err := calc.ReadTariff(data, lists, measures)
	if err != nil {
		return nil, err
	}
	if schedule.Words == "" { // the host hands them over
		return t, nil
	}
	return t, t.Schedule.Teach(schedule.Words)
}

// Lacking, when it is set, is told the name of an era that this program does not carry, when a
// day of it is asked for. The answer says that it lacks the days, and its host can hand them over.
var Lacking func(era string)

// addEras has the tariff read an era when a day of it is asked for first.
func addEras(t *calc.Tariff, before string) {
	for _, e := range schedule.Eras {
		open := sync.OnceValue(func() *calc.Tariff {
			era, err := t.ReadEra(e.Data, e.Lists, before)
			if err != nil {
				panic("native: " + e.Name + ": " + err.Error())
			}
			era.Schedule.Learn(t.Schedule)
			return era
		})
		if e.Data == nil {
			open = func() *calc.Tariff {
				if Lacking != nil {
					Lacking(e.Name)
				}
				return t
			}
		}
		t.Before(calc.Era{From: law.Date(e.From), Until: law.Date(e.Until), Open: open})
	}
}
