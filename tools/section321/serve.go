package main

import (
	"context"
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	"section321/calc/wire/native"
	"section321/tools/assistant"
	"section321/tools/edition"
	"section321/tools/site/static"
	"section321/wasm/edge/api"
)

// How long the server waits for a client: for its first words, for a request and
// while it takes the answer, between requests, and for the last answers at the end.
// A batch and a file of orders may take longer, as long as they go on.
const (
	headerWait = 10 * time.Second
	readWait   = 30 * time.Second
	writeWait  = 60 * time.Second
	idleWait   = 2 * time.Minute
	lastWait   = 20 * time.Second
)

// serve serves the site and the API until it is interrupted.
func serve(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := flags.String("addr", "127.0.0.1:3210", "address and port to serve on; 0.0.0.0:3210 takes requests from other machines")
	site := flags.String("site", "dist", "folder of the built site, which the API stands beside when it is there; none serves the API alone")
	cert := flags.String("cert", "", "TLS certificate, a PEM file; with -key the server speaks HTTPS")
	key := flags.String("key", "", "TLS key, a PEM file")
	connections := flags.Int("connections", 10_000, "most connections, and requests, at a time; one more is told that the server is busy")
	each := flags.Int("each", 256, "most connections, and requests, at a time from one address; 0 sets no limit of its own, for a server behind a proxy")
	memory := flags.Int("memory", 1024, "megabytes of memory to stay within; work slows before it takes more")
	folder := flags.String("editions", "", "`FOLDER` of editions of the law that /v1/editions tells of beside the one in use; whose signature counts is said by -trust")
	trust := trustFlag(flags)
	quiet := flags.Bool("quiet", false, "write no line for each request")
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return fmt.Errorf("serve takes no %q; -h tells its flags", words[0])
	}
	if (*cert == "") != (*key == "") {
		return errors.New("-cert and -key go together; give both, or neither behind a proxy that speaks HTTPS")
	}
	if *connections < 1 {
		return fmt.Errorf("-connections %d leaves no room; write 1 or more", *connections)
	}
	if *each < 0 || *memory < 64 {
		return fmt.Errorf("-each %d and -memory %d: write 0 or more connections, and 64 megabytes or more", *each, *memory)
	}
	if *each == 0 {
		*each = *connections
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(*memory) << 20)
	}
	if !slices.Contains(given(flags), "-site") && !built(*site) {
		fmt.Fprintf(errs, "%s holds no built site, so this is the API alone; build the site with: go run ./tools/site\n", *site)
		*site = "none"
	}
	held, err := editionsIn(*folder, *trust)
	if err != nil {
		return err
	}
	handler, err := everything(*site, held...)
	if err != nil {
		return err
	}
	handler = fewRequests(framed(handler), *connections, *each)
	var answered atomic.Int64
	handler = counted(handler, &answered)
	if !*quiet {
		handler = logged(handler, slog.New(slog.NewJSONHandler(errs, nil)))
	}
	secure := *cert != ""
	own := &certificate{cert: *cert, key: *key}
	if secure {
		if err := own.read(); err != nil {
			return fmt.Errorf("reading the certificate: %w", err)
		}
		handler = onlySecure(handler)
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	l = limited(l, *connections, *each, !secure)
	scheme := "http"
	if secure {
		l, scheme = tls.NewListener(l, &tls.Config{GetCertificate: own.get, NextProtos: []string{"h2", "http/1.1"}}), "https"
	}
	fmt.Fprintf(out, "%s://%s/\n", scheme, l.Addr())

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go rest(ctx, &answered, restAfter, giveBack)
	return serveUntil(ctx, l, server(handler))
}

// server is patient with clients, within limits.
func server(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerWait,
		ReadTimeout:       readWait,
		WriteTimeout:      writeWait,
		IdleTimeout:       idleWait,
		MaxHeaderBytes:    16 << 10,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: 32},
		// What the server itself would log repeats what strangers sent.
		ErrorLog: log.New(io.Discard, "", 0),
	}
}

// serveUntil serves until the context ends, and then answers what it has begun to.
func serveUntil(ctx context.Context, l net.Listener, s *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- s.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.Background(), lastWait)
	defer cancel()
	if err := s.Shutdown(last); err != nil {
		return fmt.Errorf("some answers were cut off: %w", errors.Join(err, s.Close()))
	}
	return nil
}

// editionsIn are the editions of a folder, each verified. None is left out in silence.
func editionsIn(folder string, trust []string) (held []api.Edition, err error) {
	if folder == "" {
		return nil, nil
	}
	names, err := edition.In(folder)
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("-editions %s has no editions: files whose names end with %s", folder, edition.Ending)
	}
	for _, name := range names {
		file := filepath.Join(folder, name+edition.Ending)
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		e, err := edition.Open(data, trust...)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		held = append(held, api.Edition{Edition: e.Name, Hash: e.Hash, VerifiedThrough: string(e.Through)})
	}
	return held, err
}

// everything is the API, the tools for assistants and, unless the folder is none, the site.
func everything(site string, held ...api.Edition) (http.Handler, error) {
	answers := api.New(native.Calculator(), api.Options{
		MaxOrders: 256 << 20,
		Spool:     onDisk,
		Editions:  held,
		Workers:   runtime.GOMAXPROCS(0),
	})
	tools, err := assistant.New(native.Calculator(), version())
	if err != nil {
		return nil, err
	}
	answers = alsoAt("/mcp", assistant.Handler(tools), answers)
	if site == "none" {
		return answers, nil
	}
	if !built(site) {
		return nil, fmt.Errorf("%s holds no built site; build it with go run ./tools/site, or serve the API alone with -site none", site)
	}
	files := static.Handler(site)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if api.Owns(r.URL.Path) || r.URL.Path == "/mcp" {
			answers.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}), nil
}

// alsoAt answers one path in another way than all others.
func alsoAt(path string, there, elsewhere http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path {
			r.Pattern = path // what a log names
			there.ServeHTTP(w, r)
			return
		}
		elsewhere.ServeHTTP(w, r)
	})
}

// built reports whether a folder holds a built site.
func built(site string) bool {
	_, err := os.Stat(filepath.Join(site, "index.html"))
	return err == nil
}

// onDisk keeps a file of orders in a file without a name, which is gone when it is
// closed, however the program ends.
func onDisk() (api.Spool, error) {
	f, err := os.CreateTemp("", "section321-*")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(f.Name()); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// onlySecure tells browsers to come back by HTTPS alone.
func onlySecure(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		handler.ServeHTTP(w, r)
	})
}
