// Command build makes the API as a Cloudflare Worker, with the built site beside it, in
// build/edge. Run it in the root of the module, after go run ./tools/site.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"section321/tools/edge"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := edge.Build(ctx, ".", "dist", "build/edge"); err != nil {
		fmt.Fprintln(os.Stderr, "edge:", err)
		os.Exit(1)
	}
}
