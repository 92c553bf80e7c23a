package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// types by the file's ending: the machine's own table may miss some or differ.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".json": "application/json",
	".svg":  "image/svg+xml",
	".bin":  "application/octet-stream",
	".wasm": "application/wasm",
}

var hashed = regexp.MustCompile(`-[0-9a-f]{10}\.[a-z]+$`)

// serve serves the folder until it is interrupted.
func serve(ctx context.Context, dir string, port int) error {
	l, err := listen(port)
	if err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", l.Addr())
	s := &http.Server{Handler: files(dir), ReadHeaderTimeout: 10 * time.Second}
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

// files answers with the built files and the headers a server of the site should send.
func files(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		kind, known := types[filepath.Ext(name)]
		if !known || !filepath.IsLocal(name) {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy+"; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Vary", "Accept-Encoding")
		h.Set("Cache-Control", "no-cache")
		if hashed.MatchString(name) {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		h.Set("Content-Type", kind)
		file := filepath.Join(dir, name)
		if strings.Contains(r.Header.Get("Accept-Encoding"), "br") {
			if packed, err := os.ReadFile(file + ".br"); err == nil {
				h.Set("Content-Encoding", "br")
				h.Set("Content-Length", strconv.Itoa(len(packed)))
				w.Write(packed)
				return
			}
		}
		f, err := os.Open(file)
		if err != nil {
			h.Del("Cache-Control")
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		http.ServeContent(w, r, "", time.Time{}, f)
	})
}
