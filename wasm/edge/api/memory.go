package api

import (
	"errors"
	"io"
)

// memory is a Spool without a disk.
type memory struct {
	data []byte
	at   int
}

// Write appends.
func (m *memory) Write(p []byte) (int, error) {
	m.data = append(m.data, p...)
	return len(p), nil
}

// Read reads from where Seek left off.
func (m *memory) Read(p []byte) (int, error) {
	if m.at == len(m.data) {
		return 0, io.EOF
	}
	n := copy(p, m.data[m.at:])
	m.at += n
	return n, nil
}

// Seek goes to a place counted from the beginning.
func (m *memory) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart || offset < 0 || offset > int64(len(m.data)) {
		return 0, errors.New("there is no such place in the file")
	}
	m.at = int(offset)
	return offset, nil
}

// Close gives the memory back.
func (m *memory) Close() error {
	m.data = nil
	return nil
}
