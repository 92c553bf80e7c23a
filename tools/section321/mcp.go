package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"section321/calc/wire/native"
	"section321/tools/assistant"
)

// forAssistants answers an assistant on standard input and output until it hangs up.
func forAssistants(args []string, in io.Reader, out, errs io.Writer) error {
	flags := flag.NewFlagSet("mcp", flag.ContinueOnError)
	words, err := parse(flags, args, errs)
	if err != nil {
		return err
	}
	if len(words) > 0 {
		return fmt.Errorf("mcp takes no %q; an assistant starts it and speaks to it on its standard input", words[0])
	}
	tools, err := assistant.New(native.Calculator(), version())
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return tools.Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(in), Writer: open{out}})
}

// open is a writer that others may close without effect.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// released is the version of a program that was built to be published.
var released string

// version is the version this program was built from.
func version() string {
	if released != "" {
		return released
	}
	if b, ok := debug.ReadBuildInfo(); ok {
		return b.Main.Version
	}
	return "unknown"
}
