// Command site builds the pages into a folder of plain files, and serves that folder on
// this machine. Any web server can serve it from any path.
//
//	go run ./tools/site              # build into dist
//	go run ./tools/site -pack        # build, and put every file beside it under brotli
//	go run ./tools/site -serve       # build, then serve on http://127.0.0.1:3210/; what changes in the sources is built again
//	go run ./tools/site -verify      # look whether what was built works from any server and path
//	go run ./tools/site -missing es  # what Spanish has no words for, to be put into site/languages/es
//	go run ./tools/site -vendor      # take the charts' library anew from site/node_modules
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"

	"section321/tools/site/static"
)

func main() {
	out := flag.String("out", "dist", "folder to build into")
	work := flag.String("work", "build", "folder for the engines and what else is made on the way")
	address := flag.String("address", "", "where the site will stand, such as https://duty.example.com/, for what search engines and previews read; without it the pages name each other from where they stand")
	packing := flag.Bool("pack", false, "put every file beside it under brotli too, which takes a minute the first time")
	serving := flag.Bool("serve", false, "serve the built site on 127.0.0.1")
	built := flag.Bool("as-built", false, "with -serve: serve what was built, and do not look whether it changed")
	port := flag.Int("port", 3210, "port to serve on; 0 takes any free one, the default the next free one")
	missing := flag.String("missing", "", "print what a language, such as es, has no words for yet, instead of building")
	tidying := flag.Bool("tidy", false, "take the words for what is never said out of the languages' files, instead of building")
	verifying := flag.Bool("verify", false, "look whether the built folder is whole and names its files from where they stand, instead of building")
	vendoring := flag.Bool("vendor", false, "bundle the charts' library from site/node_modules into the sources")
	flag.Parse()
	debug.SetGCPercent(400) // A build is short; tidying up took a fifth of it.

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := error(nil)
	switch {
	case *vendoring:
		err = vendor()
	case *verifying:
		err = verify(*out)
	case *tidying:
		err = tidy()
	case *missing != "":
		err = printMissing(*missing)
	default:
		err = run(ctx, &builder{work: *work, out: *out, address: *address}, *packing, *serving, *built, *port)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, b *builder, packing, serving, built bool, port int) error {
	if serving && built {
		return serve(ctx, static.Handler(b.out), port)
	}
	if err := b.build(ctx); err != nil {
		return err
	}
	if packing {
		if err := pack(b.out); err != nil {
			return err
		}
	}
	if !serving {
		return nil
	}
	return serve(ctx, anew("site", static.Handler(b.out), func() error { return b.build(ctx) }), port)
}
