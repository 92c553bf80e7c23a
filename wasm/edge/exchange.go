//go:build js && wasm

package main

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"syscall/js"

	"section321/wasm/edge/api"
)

// exchange hands a request's bytes to a handler, and its answer over when it is whole.
// Nothing waits: the handler has answered when the call that brought the request
// returns, so that no two requests are ever under way together.
type exchange struct {
	handler http.Handler
	turn    chan turn
	answer  answer // the one that is being written
}

// A turn is a request and where its answer goes.
type turn struct {
	w    http.ResponseWriter
	r    *http.Request
	done chan struct{}
}

// atOnce returns the handler that worker.mjs speaks with. The work is done on one
// goroutine for all requests, because the stack that it takes was grown by the first;
// a new goroutine's would be grown, step by step, for each.
func atOnce(handler http.Handler) http.Handler {
	e := &exchange{handler: handler, turn: make(chan turn)}
	go func() {
		for t := range e.turn {
			e.serve(t.w, t.r)
			close(t.done)
		}
	}()
	return e
}

func (e *exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t := turn{w, r, make(chan struct{})}
	e.turn <- t
	<-t.done
}

func (e *exchange) serve(w http.ResponseWriter, r *http.Request) {
	// The body is an object that holds the bytes, and none of those of a body whose
	// length says that it is too large.
	if held, ok := r.Body.(interface{ GetRawJSBody() js.Value }); ok {
		data := bytesOf(held.GetRawJSBody().Get("bytes"))
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(data)), max(r.ContentLength, int64(len(data)))
	}
	// Headers were cut at their commas on the way.
	for name, values := range r.Header {
		if len(values) > 1 {
			r.Header[name] = []string{strings.Join(values, ",")}
		}
	}
	a := &e.answer
	a.header, a.status = w.Header(), http.StatusOK
	a.body.Reset()
	e.handler.ServeHTTP(a, r)
	delete(a.header, "Connection")
	delete(a.header, "Content-Length")
	for name, value := range api.Fixed {
		if a.header.Get(name) == value {
			delete(a.header, name)
		}
	}
	w.WriteHeader(a.status)
	body := js.Null()
	if r.Method != "HEAD" && a.body.Len() > 0 {
		body = array(a.body.Bytes())
	}
	w.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(body)
	if a.body.Cap() > mostKept {
		a.body = bytes.Buffer{}
	}
}

// mostKept is the most room for an answer that is kept for the next one.
const mostKept = 1 << 20

// An answer is kept until it is whole.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(status int)      { a.status = status }
func (a *answer) Write(p []byte) (int, error) { return a.body.Write(p) }

// handFixed tells worker.mjs the headers that every answer carries. It adds them where
// an answer has none of its own by that name; handed over with each answer they would
// cost a good part of what a check costs.
func handFixed(binding js.Value) {
	fixed := map[string]any{}
	for name, value := range api.Fixed {
		fixed[name] = value
	}
	binding.Set("fixed", fixed)
}

func bytesOf(a js.Value) []byte {
	data := make([]byte, a.Length())
	js.CopyBytesToGo(data, a)
	return data
}

var uint8Array = js.Global().Get("Uint8Array")

func array(data []byte) js.Value {
	a := uint8Array.New(len(data))
	js.CopyBytesToJS(a, data)
	return a
}
