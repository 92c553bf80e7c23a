package main

import (
	"context"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// restAfter is how long nobody is answered before memory is given back. The collector
// keeps what a busy hour took, to be faster in the next one; a server that is seldom asked
// would keep it for days.
const restAfter = 2 * time.Second

// counted counts the requests that were answered.
func counted(h http.Handler, answered *atomic.Int64) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer answered.Add(1)
		h.ServeHTTP(w, r)
	})
}

// rest calls free once after each busy time, when nobody was answered for as long as every.
func rest(ctx context.Context, answered *atomic.Int64, every time.Duration, free func()) {
	var seen, freed int64
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now := answered.Load()
		if now == seen && now != freed {
			free()
			freed = now
		}
		seen = now
	}
}

// giveBack gives memory back. What is pooled outlives one collection, and goes in the second.
func giveBack() {
	runtime.GC()
	debug.FreeOSMemory()
}
