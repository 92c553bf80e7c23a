// Package static serves the built site as a server of it should: with the headers that
// keep a page safe, packed files for those who take them, and nothing from outside the
// folder.
package static

import (
	"net/http"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Policy lets a page run its own files and the engine, speak to no other place, and
// send its form nowhere.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"worker-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// Headers are those of every file. A page that names the widget's loader by its hash, and
// a frame that somebody keeps from having an origin, may read only what says so; a page
// that is isolated from other origins shows only frames that are isolated too, with all
// their files.
var Headers = map[string]string{
	"Access-Control-Allow-Origin":  "*",
	"Content-Security-Policy":      Policy + "; frame-ancestors 'none'",
	"Cross-Origin-Embedder-Policy": "require-corp",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
}

// Embed is the folder whose pages may stand in frames of other sites, and FramePolicy
// what they have in place of the others' policy.
const (
	Embed       = "embed/"
	FramePolicy = Policy + "; frame-ancestors *"
)

// For how long a file may be kept: one with its hash in its name never changes.
const (
	Forever = "public, max-age=31536000, immutable"
	Never   = "no-cache"
)

// types by the file's ending: the machine's own table may miss some or differ.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".ts":          "text/plain; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".bin":         "application/octet-stream",
	".wasm":        "application/wasm",
	".xml":         "application/atom+xml",
	".webmanifest": "application/manifest+json",
}

// Serves tells whether a file of the site has an ending that is served.
func Serves(name string) bool { return types[path.Ext(name)] != "" }

// A hash in its name, or a whole version in its folder's.
var hashed = regexp.MustCompile(`-[0-9a-f]{10}\.[a-z]+$|^embed/\d+\.\d+\.\d+/`)

// Keeps tells whether a file may be kept forever.
func Keeps(name string) bool { return hashed.MatchString(name) }

// Handler answers with the files of a folder.
func Handler(dir string) http.Handler {
	site := &site{dir: dir}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != "GET" && r.Method != "HEAD" {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "this address takes GET", http.StatusMethodNotAllowed)
			return
		}
		name, plain := named(r)
		if plain && site.isFolder(name) {
			// From where it is asked for: the site may stand in a folder of somebody else's.
			w.Header().Set("Location", path.Base(name)+"/")
			w.WriteHeader(http.StatusFound)
			return
		}
		kind, known := types[path.Ext(name)]
		if !known || !plain {
			http.NotFound(w, r)
			return
		}
		file, err := site.open(name, takesBrotli(r.Header))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer file.Close()
		h := w.Header()
		for name, value := range Headers {
			h.Set(name, value)
		}
		if strings.HasPrefix(name, Embed) {
			h.Set("Content-Security-Policy", FramePolicy)
		}
		h.Set("Vary", "Accept-Encoding")
		h.Set("Content-Type", kind)
		if file.packed {
			h.Set("Content-Encoding", "br")
			h.Set("Content-Length", strconv.FormatInt(file.size, 10))
		}
		// Who comes back is told whether what they keep is still this.
		h.Set("ETag", file.tag)
		http.ServeContent(&lasting{w, Keeps(name)}, r, "", time.Time{}, file)
	})
}

// named is the file that is asked for. It is plain when the address is its own clean form,
// so that no other spelling leads to a file past the rules for its folder, and when none
// of its parts is hidden.
func named(r *http.Request) (name string, plain bool) {
	asked := r.URL.Path
	name = strings.TrimPrefix(asked, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	escaped := strings.ToLower(r.URL.EscapedPath())
	plain = "/"+name == path.Clean("/"+name) && filepath.IsLocal(name) && !strings.Contains("/"+name, "/.") &&
		!strings.Contains(escaped, "%2f") && !strings.Contains(escaped, "%5c") && !strings.Contains(asked, "\\")
	return name, plain
}

// takesBrotli tells whether a client takes files under brotli.
func takesBrotli(h http.Header) bool {
	for each := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		coding, weight, _ := strings.Cut(each, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "br") {
			continue
		}
		_, q, weighted := strings.Cut(strings.ReplaceAll(weight, " ", ""), "q=")
		value, err := strconv.ParseFloat(q, 64)
		return !weighted || err == nil && value > 0
	}
	return false
}

// lasting says of a file for how long it may be kept. An answer that is no file is not
// kept, and says nothing of the file's bytes.
type lasting struct {
	http.ResponseWriter
	forever bool
}

// WriteHeader adds how long the answer may be kept.
func (l *lasting) WriteHeader(status int) {
	h := l.Header()
	h.Set("Cache-Control", Never)
	switch {
	case status == http.StatusOK || status == http.StatusPartialContent:
		if l.forever {
			h.Set("Cache-Control", Forever)
		}
	case status >= 400:
		h.Del("Content-Encoding")
		h.Del("Content-Length")
	}
	l.ResponseWriter.WriteHeader(status)
}
