// Package packed puts data under brotli, as far as that goes. It takes seconds for an engine, so what was packed once
// is kept in the user's cache by its hash.
package packed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// Brotli returns data under brotli, from where such files are kept if it is there.
func Brotli(data []byte) ([]byte, error) {
	sum := sha256.Sum256(data)
	kept := ""
	if home, err := os.UserCacheDir(); err == nil {
		kept = filepath.Join(home, "section321", "brotli", hex.EncodeToString(sum[:]))
		if packed, err := os.ReadFile(kept); err == nil && unpacks(packed, data) {
			return packed, nil
		}
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if kept != "" {
		keep(kept, b.Bytes()) // Whoever cannot keep it packs again.
	}
	return b.Bytes(), nil
}

// unpacks tells whether what was kept is whole.
func unpacks(packed, data []byte) bool {
	got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	return err == nil && bytes.Equal(got, data)
}

// keep writes a file under its name only once it is whole: others may be packing too.
func keep(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), file)
}
