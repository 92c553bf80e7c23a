package law

import (
	"bytes"
	"strings"
	"testing"
)

func TestWhatIsBundledIsUnbundled(t *testing.T) {
	files := map[string]string{"law/limits.csv": "from,to\n1,2\n", "hash": "", "lists.bin": "\x00\xff\n 3"}
	bundle := Bundle(files)
	if want := "hash 0\nlaw/limits.csv 12\nfrom,to\n1,2\nlists.bin 5\n\x00\xff\n 3"; string(bundle) != want {
		t.Errorf("%q, want %q", bundle, want)
	}
	back, err := Unbundle(string(bundle))
	if err != nil || len(back) != 3 || back["lists.bin"] != files["lists.bin"] || back["law/limits.csv"] != files["law/limits.csv"] {
		t.Errorf("%v: %q", err, back)
	}
}

// An edition stands behind the law that it changes.
func TestTheLaterFileStands(t *testing.T) {
	before := Bundle(map[string]string{"hash": "before", "law/limits.csv": "800"})
	files, err := Unbundle(string(append(before, Bundle(map[string]string{"hash": "after"})...)))
	if err != nil || files["hash"] != "after" || files["law/limits.csv"] != "800" {
		t.Errorf("%v: %q", err, files)
	}
}

// The law of a bundle: one table is another, and the rest is what is built in.
func TestABundleReplacesTables(t *testing.T) {
	limits := BuiltIn()["limits.csv"]
	changed := strings.Replace(limits, ",800.00,", ",900.00,", 1)
	if changed == limits {
		t.Fatal("no row of limits.csv says 800.00")
	}
	l, err := ReadBundle(string(Bundle(map[string]string{"law/limits.csv": changed, "hash": "0123456789abcdef"})))
	if err != nil || l.Hash != "0123456789abcdef" {
		t.Fatal(err, l)
	}
	var limit string
	for _, of := range l.Limits {
		if of.Amount.String() == "900" {
			limit = of.Provision
		}
	}
	if limit == "" || len(l.Countries) != len(All().Countries) {
		t.Errorf("no limit is 900, or the countries are gone: %d", len(l.Countries))
	}
}

func FuzzReadBundle(f *testing.F) {
	whole := Bundle(map[string]string{"law/limits.csv": BuiltIn()["limits.csv"], "law/fees.csv": BuiltIn()["fees.csv"], "law/measures.csv": "id\n", "hash": "a"})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("law/limits.csv 9999999999999999999\n"))
	f.Add([]byte("law/limits.csv -1\nlaw/limits.csv 0\n"))
	f.Add([]byte("a 0\na 0\n"))
	f.Fuzz(func(t *testing.T, bundle []byte) {
		files, err := Unbundle(string(bundle))
		if err == nil {
			// The order of its files, and what another of the same name stands in place of, is all
			// that a bundle can lose.
			if again, err := Unbundle(string(Bundle(files))); err != nil || len(again) != len(files) {
				t.Errorf("%q: %v", bundle, err)
			}
			if len(Bundle(files)) > len(bundle)+20*len(files) {
				t.Errorf("%q holds more than it has", bundle)
			}
		}
		_, _ = ReadBundle(string(bundle)) // which must not panic
	})
}

func BenchmarkReadBundle(b *testing.B) {
	files := map[string]string{}
	for name, text := range BuiltIn() {
		files["law/"+name] = text
	}
	bundle := string(Bundle(files))
	if !bytes.Contains([]byte(bundle), []byte("law/limits.csv")) {
		b.Fatal("no limits")
	}
	for b.Loop() {
		if _, err := ReadBundle(bundle); err != nil {
			b.Fatal(err)
		}
	}
}
