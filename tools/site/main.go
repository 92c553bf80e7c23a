// Command site builds the page into a folder of plain files, and serves that folder on
// this machine. Any web server can serve it from any path.
//
//	go run ./tools/site              # build into dist
//	go run ./tools/site -serve       # build, then serve on http://127.0.0.1:3210/
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	out := flag.String("out", "dist", "folder to build into")
	serving := flag.Bool("serve", false, "serve the built site on 127.0.0.1")
	port := flag.Int("port", 3210, "port to serve on; 0 takes any free one, the default the next free one")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *out, *serving, *port); err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out string, serving bool, port int) error {
	if err := build(ctx, out); err != nil {
		return err
	}
	if !serving {
		return nil
	}
	return serve(ctx, out, port)
}
