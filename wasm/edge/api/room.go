package api

import (
	"context"
	"sync"
	"time"
)

// A room is memory, or a disk, that requests share, in bytes. Whoever sends little at a
// time holds little: room is taken for what has arrived, not for what is announced.
type room struct {
	mu   sync.Mutex
	left int64
}

// take takes so many bytes, and reports whether there were as many.
func (r *room) take(bytes int64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left < bytes {
		return false
	}
	r.left -= bytes
	return true
}

// give gives bytes back.
func (r *room) give(bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left += bytes
}

// scarce reports whether less than half of so many bytes is left.
func (r *room) scarce(of int64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.left < of/2
}

// turns are how many requests are worked on at a time. Only who has all that the work
// needs waits for one, so that a slow client keeps nobody else from being answered.
type turns chan struct{}

// wait waits for a turn, and reports whether there was one before patience ended or the
// client left.
func (t turns) wait(ctx context.Context) bool {
	select {
	case t <- struct{}{}:
		return true
	default:
	}
	over := time.NewTimer(patience)
	defer over.Stop()
	select {
	case t <- struct{}{}:
		return true
	case <-ctx.Done():
	case <-over.C:
	}
	return false
}

func (t turns) done() { <-t }
