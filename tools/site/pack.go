package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"section321/tools/packed"
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
				if err := packFile(filepath.Join(dir, name)); err != nil {
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

// packFile packs one file.
func packFile(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	under, err := packed.Brotli(data)
	if err != nil {
		return err
	}
	return os.WriteFile(file+".br", under, 0o644)
}
