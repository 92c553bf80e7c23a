package edition

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// patience is how long one file may take to arrive.
const patience = 2 * time.Minute

// Get returns an edition as one file: a file of this machine or at an address, or, where an address ends with
// a "/", the newest that a site offers to its pages. Nothing of it is verified but what a site's note says of
// its files, which Open does again.
func Get(from string) ([]byte, error) {
	if !strings.HasPrefix(from, "https://") && !strings.HasPrefix(from, "http://") {
		return os.ReadFile(from)
	}
	if !strings.HasSuffix(from, "/") {
		return download(from)
	}
	folder, err := url.JoinPath(from, Folder)
	if err != nil {
		return nil, err
	}
	signed, err := download(folder + "/" + LatestFile)
	if err != nil {
		return nil, err
	}
	_, list, ok := strings.Cut(string(signed), "\n\n")
	if NameIn(string(signed)) == "" || !ok {
		return nil, fmt.Errorf("%s offers no edition of the law", from)
	}
	list, _, signatures := strings.Cut(list, "\n\n")
	if !signatures {
		return nil, fmt.Errorf("%s offers no edition but the one that it was built with, which nobody signed", from)
	}
	files := map[string][]byte{}
	for line := range strings.Lines(list) {
		words := strings.Fields(line)
		if len(words) != 3 || len(words[1]) != 64 || strings.Contains(words[0], "..") {
			return nil, fmt.Errorf("the note of %s has a line that names no file: %q", from, line)
		}
		if files[words[0]], err = download(folder + "/" + fileName(words[0], words[1])); err != nil {
			return nil, err
		}
	}
	return pack(signed, files)
}

func download(address string) ([]byte, error) {
	client := http.Client{Timeout: patience}
	response, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, mostSize+1))
	if err == nil && len(data) > mostSize {
		err = fmt.Errorf("%s has more than %d bytes", address, mostSize)
	}
	return data, err
}

// Ending is that of the names of editions as files.
const Ending = ".edition"

// In returns the editions of a folder by their names, the oldest first.
func In(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*"+Ending))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, file := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(file), Ending))
	}
	slices.SortFunc(names, func(a, b string) int {
		switch {
		case Newer(b, a):
			return -1
		case Newer(a, b):
			return 1
		}
		return 0
	})
	return names, nil
}

// Of returns the file of the edition that was the newest of a folder on a day.
func Of(folder, day string) (string, error) {
	names, err := In(folder)
	if err != nil {
		return "", err
	}
	if len(names) == 0 {
		return "", fmt.Errorf("%s has no editions: files whose names end with %s", folder, Ending)
	}
	found := ""
	for _, name := range names {
		if made, _, _ := strings.Cut(name, "."); made <= day {
			found = name
		}
	}
	if found == "" {
		return "", fmt.Errorf("no edition of %s is as old as %s; the oldest is %s", folder, day, names[0])
	}
	return path.Join(folder, found+Ending), nil
}

// Keep writes an edition into a folder under its name, if it is newer than all that are there.
func Keep(folder string, e *Edition, file []byte) (string, error) {
	names, err := In(folder)
	if err != nil {
		return "", err
	}
	if len(names) > 0 && !Newer(e.Name, names[len(names)-1]) {
		return "", fmt.Errorf("the edition %s is not newer than %s, which %s has; nothing was written", e.Name, names[len(names)-1], folder)
	}
	if strings.ContainsAny(e.Name, `/\`) {
		return "", errors.New("the name of the edition cannot be that of a file: " + e.Name)
	}
	to := filepath.Join(folder, e.Name+Ending)
	return to, os.WriteFile(to, file, 0o644)
}
