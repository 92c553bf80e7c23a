//go:build !checkonly && overhttp

package wire

// Over HTTP one program reads a file.
func (o *Orders) share(string, []byte) ([]byte, error) { return nil, nil }
