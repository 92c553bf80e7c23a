package main

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestMemoryIsGivenBackOnceAfterEachBusyTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var answered, freed atomic.Int64
		h := counted(http.NotFoundHandler(), &answered)
		ask := func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)) }
		go rest(t.Context(), &answered, 2*time.Second, func() { freed.Add(1) })
		want := func(when string, n int64) {
			t.Helper()
			if synctest.Wait(); freed.Load() != n {
				t.Errorf("%s: given back %d times, not %d", when, freed.Load(), n)
			}
		}
		time.Sleep(time.Minute)
		want("nobody asked", 0)
		for range 60 {
			ask()
			time.Sleep(time.Second)
		}
		want("somebody asks each second", 0)
		time.Sleep(5 * time.Second)
		want("nobody asks any more", 1)
		time.Sleep(time.Hour)
		want("nobody asked since", 1)
		ask()
		time.Sleep(5 * time.Second)
		want("somebody asked again", 2)
	})
}
