package law

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// ErrBundle is what Unbundle says of bytes that Bundle did not write.
var ErrBundle = errors.New("the files of the law were cut off or are no such files")

// Bundle puts files into one that Unbundle reads: for each its name, its size and its bytes. The
// same files give the same bytes.
func Bundle(files map[string]string) []byte {
	var b []byte
	for _, name := range slices.Sorted(maps.Keys(files)) {
		b = append(append(b, name...), ' ')
		b = append(strconv.AppendInt(b, int64(len(files[name])), 10), '\n')
		b = append(b, files[name]...)
	}
	return b
}

// Unbundle returns the files of a bundle, or of several behind one another: a file stands in
// place of one of its name that came before it.
func Unbundle(bundle string) (map[string]string, error) {
	files := map[string]string{}
	for bundle != "" {
		head, rest, _ := strings.Cut(bundle, "\n")
		name, said, _ := strings.Cut(head, " ")
		size, err := strconv.Atoi(said)
		if err != nil || size < 0 || size > len(rest) || name == "" {
			return nil, ErrBundle
		}
		files[name], bundle = rest[:size], rest[size:]
	}
	return files, nil
}
