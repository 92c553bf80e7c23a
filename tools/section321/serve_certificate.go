package main

import (
	"crypto/tls"
	"os"
	"sync"
	"time"
)

// A certificate is a pair of files, which is read again once either changed: a renewed
// certificate needs no restart.
type certificate struct {
	cert, key string

	mu      sync.Mutex
	pair    *tls.Certificate
	changed time.Time // of the newer file, when the pair was read
	looked  time.Time
}

// read reads the pair. While the files do not fit each other, as between the writing of
// one and of the other, the last pair that did stays.
func (c *certificate) read() error {
	changed := c.newer()
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err != nil {
		return err
	}
	c.pair, c.changed = &pair, changed
	return nil
}

// newer is when either file was changed last.
func (c *certificate) newer() (changed time.Time) {
	for _, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil && info.ModTime().After(changed) {
			changed = info.ModTime()
		}
	}
	return changed
}

// get returns the pair for a connection, and looks at the files at most once a second.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) > time.Second {
		c.looked = time.Now()
		if !c.newer().Equal(c.changed) {
			c.read() // what cannot be read is tried again in a second
		}
	}
	return c.pair, nil
}
