package law

import "strings"

// Replaced are files of an edition that stand in place of those of a packed tariff, by their names.
type Replaced map[string]string

// Of returns the edition's file, or what is packed where it has none.
func (in Replaced) Of(name, packed string) string {
	if own, ok := in[name]; ok {
		return own
	}
	return packed
}

// Bytes is Of for what is no text.
func (in Replaced) Bytes(name string, packed []byte) []byte {
	if own, ok := in[name]; ok {
		return []byte(own)
	}
	return packed
}

// hashFile is the file of a bundle that has the hash of the edition.
const hashFile = "hash"

// ReadBundle reads the law from its files in one, as an edition names them: law/limits.csv and the
// other tables, hash, and what of a tariff is another than the host's. Tables that it lacks are those
// that the program carries, if it carries any. It reads the measures too, which it keeps as text.
func ReadBundle(bundle string) (*Library, error) {
	files, err := Unbundle(bundle)
	if err != nil {
		return nil, err
	}
	t, in := BuiltIn(), Replaced{}
	for name, text := range files {
		if table, ok := strings.CutPrefix(name, "law/"); ok {
			t[table] = text
		}
		in[name] = text
	}
	l, err := Read(t)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"law/measures.csv", "law/before.csv"} {
		if text, ok := in[name]; ok {
			if _, err := l.With(text); err != nil {
				return nil, err
			}
		}
	}
	l.Hash, l.Replaced = files[hashFile], in
	return l, nil
}
