package main

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/andybalholm/brotli"
)

// pack puts beside every file of a built folder the same file under brotli, for servers
// that send it as it is. Going as far as brotli goes takes seconds for an engine, so all
// processors take part, and what was packed once is kept by its hash.
func pack(dir string) error {
	files, err := listed(dir)
	if err != nil {
		return err
	}
	work := make(chan string)
	var mu sync.Mutex
	var faults []error
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for name := range work {
				if err := packFile(filepath.Join(dir, name), files[name]); err != nil {
					mu.Lock()
					faults = append(faults, err)
					mu.Unlock()
				}
			}
		})
	}
	// The largest first, so that nobody is left with an engine at the end.
	size := func(name string) int64 {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return 0
		}
		return info.Size()
	}
	names := slices.Sorted(maps.Keys(files))
	slices.SortStableFunc(names, func(a, b string) int { return int(size(b) - size(a)) })
	for _, name := range names {
		work <- name
	}
	close(work)
	all.Wait()
	return errors.Join(faults...)
}

// packFile packs one file, whose SHA-256 is sum.
func packFile(file, sum string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	packed, err := packed(data, sum)
	if err != nil {
		return err
	}
	return os.WriteFile(file+".br", packed, 0o644)
}

// packed returns data under brotli, from where such files are kept if it is there.
func packed(data []byte, sum string) ([]byte, error) {
	kept := ""
	if home, err := os.UserCacheDir(); err == nil {
		kept = filepath.Join(home, "section321", "brotli", sum)
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
