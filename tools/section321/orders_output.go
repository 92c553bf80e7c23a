package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A named file is one that a flag or a word names, "" where it does not.
type named struct{ by, name string }

// apart refuses to write over what is read, and to write two things to one file.
func apart(read, written []named) error {
	for i, w := range written {
		if w.name == "" {
			continue
		}
		if info, err := os.Stat(w.name); err == nil && info.IsDir() {
			return fmt.Errorf("%s %s: this is a folder; name a file", w.by, w.name)
		}
		for _, r := range read {
			mends := w.by == "-save-options" && r.by == "-options" // which were read before
			if same(w.name, r.name) && !mends {
				return fmt.Errorf("%s %s would replace %s; name another file", w.by, w.name, r.by)
			}
		}
		for _, other := range written[:i] {
			if same(w.name, other.name) {
				return fmt.Errorf("%s and %s both write to %s; name two files", other.by, w.by, w.name)
			}
		}
	}
	return nil
}

// same reports whether two names are of one file, which need not be there yet.
func same(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	switch {
	case err == nil && err2 == nil:
		return os.SameFile(first, second)
	case err == nil || err2 == nil || filepath.Base(a) != filepath.Base(b):
		return false
	}
	first, err = os.Stat(filepath.Dir(a))
	second, err2 = os.Stat(filepath.Dir(b))
	return err == nil && err2 == nil && os.SameFile(first, second)
}

// write writes a result to a file, or to standard output for "-". The file gets its name
// only when it is whole. What is no ordinary file, such as a pipe, is written to as it is.
func (f *orderFile) write(as, to string, out io.Writer) error {
	if _, err := f.ask("orders-write", fmt.Appendf(nil, `{"as":%q}`, as)); err != nil {
		return err
	}
	if to == "-" {
		return f.pass(out)
	}
	if info, err := os.Stat(to); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(to, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer file.Close()
		return f.pass(file)
	}
	// Behind a link stands the file that is meant.
	if real, err := filepath.EvalSymlinks(to); err == nil {
		return f.replace(real)
	}
	return f.replace(to)
}

// replace writes a result beside the file and then gives it the file's name.
func (f *orderFile) replace(to string) (err error) {
	file, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+"-*")
	if err != nil {
		return onFile(to, err)
	}
	defer func() {
		file.Close()
		if err != nil {
			os.Remove(file.Name())
			err = onFile(to, err)
		}
	}()
	if err := f.pass(file); err != nil {
		return err
	}
	if err := file.Chmod(0o644); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), to)
}

// pass writes the file of orders with its answers.
func (f *orderFile) pass(to io.Writer) error {
	if err := f.each("orders-pass", to); err != nil {
		return err
	}
	rest, err := f.ask("orders-finish", nil)
	if err != nil {
		return err
	}
	_, err = to.Write(rest)
	return err
}

// onFile tells what went wrong with the file that was named, not with the hidden one beside it.
func onFile(to string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return fmt.Errorf("writing %s: %w", to, path.Err)
	case errors.As(err, &link):
		return fmt.Errorf("writing %s: %w", to, link.Err)
	}
	return err
}
