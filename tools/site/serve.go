package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"section321/tools/site/static"
)

// serve serves the folder until it is interrupted.
func serve(ctx context.Context, dir string, port int) error {
	l, err := listen(port)
	if err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", l.Addr())
	s := &http.Server{Handler: static.Handler(dir), ReadHeaderTimeout: 10 * time.Second}
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
