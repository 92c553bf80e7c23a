package static

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A site is the files of a folder. None is held in memory: whoever takes one slowly
// holds no more than what is on the way.
type site struct {
	dir  string
	tags sync.Map // of tagged, by the file's name
}

// A tagged file has its tag worked out, which stays until it is another file.
type tagged struct {
	size    int64
	changed time.Time
	tag     string
}

// An opened file is ready to be sent.
type opened struct {
	*os.File
	size   int64
	packed bool
	tag    string
}

// open opens a file of the site, packed if there is such a copy and it is wanted. No link
// leads it out of the folder.
func (s *site) open(name string, packed bool) (*opened, error) {
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	if packed {
		if file, err := s.openOne(root, name+".br"); err == nil {
			file.packed = true
			return file, nil
		}
	}
	return s.openOne(root, name)
}

func (s *site) openOne(root *os.Root, name string) (*opened, error) {
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	tag := ""
	if err == nil {
		tag, err = s.tag(f, name, info)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &opened{File: f, size: info.Size(), tag: tag}, nil
}

// tag names the bytes of a file. It is worked out once for each file.
func (s *site) tag(f *os.File, name string, info fs.FileInfo) (string, error) {
	if known, ok := s.tags.Load(name); ok {
		if t := known.(tagged); t.size == info.Size() && t.changed.Equal(info.ModTime()) {
			return t.tag, nil
		}
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	tag := fmt.Sprintf(`"%x"`, sum.Sum(nil))
	s.tags.Store(name, tagged{info.Size(), info.ModTime(), tag})
	return tag, nil
}

// isFolder tells whether a folder of the site is asked for without the "/" at its end.
func (s *site) isFolder(name string) bool {
	if filepath.Ext(name) != "" || !filepath.IsLocal(name) {
		return false
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		return false
	}
	defer root.Close()
	_, err = root.Stat(filepath.Join(filepath.FromSlash(name), "index.html"))
	return err == nil
}
