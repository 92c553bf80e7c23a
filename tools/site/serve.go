package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"section321/tools/site/static"
)

// serve serves on a port of this machine until it is interrupted.
func serve(ctx context.Context, h http.Handler, port int) error {
	l, err := listen(port)
	if err != nil {
		return fmt.Errorf("port %d is taken; choose another with -port, or any free one with -port 0: %w", port, err)
	}
	fmt.Printf("http://%s/\n", l.Addr())
	s := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		s.Close()
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listen takes the port asked for. The usual one gives way to the next that is free.
func listen(port int) (net.Listener, error) {
	last := port
	if port == 3210 {
		last += 20
	}
	for {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil || port >= last {
			return l, err
		}
		port++
	}
}

// farewell takes the place of the service worker once the pages have changed, so that
// nobody who works on them is shown what a browser kept.
const farewell = `addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  const pages = await clients.matchAll({ type: "window" });
  await registration.unregister();
  for (const page of pages) await page.navigate(page.url);
})()));
`

// anew has the site built again before one of its pages is answered, if something in the
// folder of its sources changed. What is wrong with them is answered in place of the page.
func anew(sources string, built http.Handler, build func() error) http.Handler {
	var mu sync.Mutex
	was, changed := newest(sources), false
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := path.Ext(r.URL.Path) == ".html" || path.Ext(r.URL.Path) == ""
		keeper := path.Base(r.URL.Path) == keeperFile
		if page || keeper {
			mu.Lock()
			defer mu.Unlock()
			if now := newest(sources); now.After(was) {
				changed = true
				if err := build(); err != nil {
					fmt.Fprintln(os.Stderr, "site:", err)
					http.Error(w, "The site was not built.\n\n"+err.Error(), http.StatusInternalServerError)
					return
				}
				was = now
			}
		}
		if keeper && changed {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			w.Header().Set("Cache-Control", static.Never)
			fmt.Fprint(w, farewell)
			return
		}
		built.ServeHTTP(w, r)
	})
}

// newest is when anything in a folder that pages are made of was last changed.
func newest(dir string) (last time.Time) {
	apart := []string{"node_modules", "test", "bench", "pictures"}
	// Whoever reads a file that is gone meanwhile sees it in the time of its folder.
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if d.IsDir() && slices.Contains(apart, d.Name()) {
			return filepath.SkipDir
		}
		if info, err := d.Info(); err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
		return nil
	})
	return last
}
