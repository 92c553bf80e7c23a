// Package api answers over HTTP what the calculator answers: one http.Handler, the
// same natively and at the edge.
//
//	POST /v1/check        a shipment; JSON in, JSON out
//	POST /v1/check/batch  one shipment a line, one answer a line, in order, as they come
//	POST /v1/compare      routes for the same goods
//	POST /v1/refund       what of void duties comes back, how and until when
//	POST /v1/bill         a carrier's bill beside what is owed
//	POST /v1/flags        orders of antidumping and countervailing duty that may cover goods
//	POST /v1/products     what each of many products bears, from where it is cheapest
//	POST /v1/orders       a CSV file of orders; the same file with its answers
//	GET  /v1/law          what was in force on a day: ?date=…&origin=…&mode=…
//	GET  /v1/find         tariff lines by words: ?q=…&date=…&most=…
//	GET  /v1/openapi.json all of this as OpenAPI 3.1
//	GET  /healthz         whether it answers, and under which edition of the law
//
// An answer is the calculator's, byte for byte. What cannot be answered is an error
// object of the same shape, whether the calculator or the handler found it, under a
// status that says whose fault it is. Nothing of one request is told to another: what
// the handler remembers between them is what it has worked out of the law, within a bound
// of bytes, and it changes no answer. It writes no logs, and answers any website, because
// it knows no secrets.
package api

import (
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"section321/calc/orders"
	"section321/calc/wire"
)

// Options are what differs between the places where the handler runs. The zero
// Options do for a test.
type Options struct {
	// MaxOrders is the most bytes of a file of orders, 8 MiB when it is 0.
	MaxOrders int64
	// MostGoods is how many kinds of goods a file of orders has at most, those under another
	// period of the law counted anew, 10,000 when it is 0.
	MostGoods int
	// MaxBatch is the most bytes of a batch, 1 GiB when it is 0.
	MaxBatch int64
	// Spool keeps a file of orders while it is read twice; nil keeps it in memory.
	Spool func() (Spool, error)
	// Workers is how many goroutines share a batch or a file, at least 1.
	Workers int
}

// A Spool is a file of orders on its way through. Close gives back what it takes.
type Spool interface {
	io.ReadWriteSeeker
	io.Closer
}

// An api answers. It is safe for concurrent use.
type api struct {
	Options
	calculator *wire.Calculator
	spread     orders.Spread
	memory     *room // for bodies and lines beyond the small ones
	unread     *room // for answers beyond the small ones, until their clients have taken them
	spooled    *room // for files of orders
	heavy      turns // of dear questions
	lines      turns // of lines of batches
	files      turns // of files of orders
}

// mostSpooled is how many of the largest files of orders there is room for, with their
// results.
const mostSpooled = 16

// mostUnread is how many bytes of answers may wait for clients that take them slowly.
const mostUnread = 256 << 20

// An endpoint is what a path answers to each method.
type endpoint struct {
	methods []string // as Allow lists them
	answer  func(*api, http.ResponseWriter, *http.Request)
}

var endpoints = map[string]endpoint{
	"/v1/check":        {posted, (*api).check},
	"/v1/check/batch":  {posted, (*api).batch},
	"/v1/compare":      {posted, (*api).compare},
	"/v1/refund":       {posted, (*api).refund},
	"/v1/bill":         {posted, (*api).bill},
	"/v1/flags":        {posted, (*api).flags},
	"/v1/products":     {posted, (*api).products},
	"/v1/orders":       {posted, (*api).orders},
	"/v1/law":          {asked, (*api).law},
	"/v1/find":         {asked, (*api).find},
	"/v1/catalog":      {asked, (*api).catalog},
	"/v1/openapi.json": {read, (*api).description},
	"/healthz":         {read, (*api).health},
}

var (
	posted = []string{"POST", "OPTIONS"}
	asked  = []string{"GET", "HEAD", "POST", "OPTIONS"}
	read   = []string{"GET", "HEAD", "OPTIONS"}
)

// Owns tells whether a path is the API's, for a server that also serves other things.
func Owns(path string) bool { return path == "/healthz" || strings.HasPrefix(path, "/v1/") }

// New returns the handler. It sets the request's Pattern to the path of the endpoint
// that answers, so that a log can name it without repeating what was asked.
func New(c *wire.Calculator, o Options) http.Handler {
	if o.MaxOrders == 0 {
		o.MaxOrders = 8 << 20
	}
	if o.MostGoods == 0 {
		o.MostGoods = 10_000
	}
	if o.MaxBatch == 0 {
		o.MaxBatch = 1 << 30
	}
	o.Workers = max(o.Workers, 1)
	return &api{
		Options:    o,
		calculator: c,
		spread:     spread(o.Workers),
		memory:     &room{left: 256 << 20},
		unread:     &room{left: mostUnread},
		spooled:    &room{left: mostSpooled * o.MaxOrders},
		heavy:      make(turns, o.Workers),
		lines:      make(turns, o.Workers),
		files:      make(turns, 2),
	}
}

// ServeHTTP answers one request.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	// A calculator's panic is an answer already; this is for the handler's own. Not the
	// panic's words: they may repeat what was asked.
	defer func() {
		if fault := recover(); fault == http.ErrAbortHandler {
			panic(fault)
		} else if fault != nil {
			refuse(w, "internal", "", "the server failed on this request; nothing was computed")
		}
	}()
	maps.Copy(w.Header(), always)
	// The path as it was sent: an escaped or doubled slash makes another path.
	at, known := endpoints[r.URL.EscapedPath()]
	if known {
		r.Pattern = r.URL.Path
	}
	switch {
	case !known:
		refuse(w, "not-found", "", "there is nothing under this path; the paths are "+strings.Join(slices.Sorted(maps.Keys(endpoints)), ", "))
		return
	case r.Method == "OPTIONS":
		preflight(w, at.methods)
		return
	case !slices.Contains(at.methods, r.Method):
		w.Header().Set("Allow", strings.Join(at.methods, ", "))
		refuse(w, "method-not-allowed", "", "this path takes "+strings.Join(at.methods, ", "))
		return
	}
	at.answer(a, w, r)
}

// Fixed are the headers that every answer carries, but where it has its own. Any
// website may read the answers: they depend on nothing but the request, and no cookie
// or password is ever looked at.
var Fixed = map[string]string{
	"Access-Control-Allow-Origin":   "*",
	"Access-Control-Expose-Headers": "ETag, Retry-After",
	"Cache-Control":                 "no-store",
	"Content-Security-Policy":       "default-src 'none'; frame-ancestors 'none'",
	"Cross-Origin-Resource-Policy":  "cross-origin",
	"Referrer-Policy":               "no-referrer",
	"X-Content-Type-Options":        "nosniff",
}

// always are the Fixed headers, ready to be handed out. Nobody changes what they hold:
// setting a header of that name puts another value in its place.
var always = func() http.Header {
	h := http.Header{}
	for name, value := range Fixed {
		h.Set(name, value)
	}
	return h
}()

// preflight tells a browser what a page of another site may send.
func preflight(w http.ResponseWriter, methods []string) {
	h := w.Header()
	h.Set("Allow", strings.Join(methods, ", "))
	h.Set("Access-Control-Allow-Methods", strings.Join(methods, ", "))
	h.Set("Access-Control-Allow-Headers", "Content-Type, If-None-Match")
	h.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}
