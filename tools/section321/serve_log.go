package main

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// logged writes a line for each request: which path of ours answered, how, how much,
// how long. Nothing a client said stands in it, and nothing that tells who it is.
func logged(handler http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		counted := &countedBody{ReadCloser: r.Body}
		r.Body = counted
		answer := &countedAnswer{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			path := r.Pattern
			if path == "" {
				path = "other"
			}
			// The last of an answer is in a buffer until it is sent. Only what was sent was written.
			if answer.err == nil {
				answer.err = http.NewResponseController(w).Flush()
			}
			sent := "whole"
			if answer.err != nil && !errors.Is(answer.err, http.ErrNotSupported) {
				sent = "cut"
			}
			log.Info("answered", "method", known(r.Method), "path", path, "status", answer.status,
				"read", counted.n, "written", answer.n, "sent", sent, "ms", time.Since(begin).Milliseconds())
		}()
		handler.ServeHTTP(answer, r)
	})
}

// known returns a method that HTTP knows, and "other" for words of a client's own.
func known(method string) string {
	switch method {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return method
	}
	return "other"
}

type countedBody struct {
	io.ReadCloser
	n int64
}

func (b *countedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.n += int64(n)
	return n, err
}

type countedAnswer struct {
	http.ResponseWriter
	status int
	n      int64
	err    error // the first in sending
}

// Unwrap lets http.ResponseController reach what is beneath.
func (a *countedAnswer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

func (a *countedAnswer) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

func (a *countedAnswer) Write(p []byte) (int, error) {
	n, err := a.ResponseWriter.Write(p)
	a.n += int64(n)
	if a.err == nil {
		a.err = err
	}
	return n, err
}
