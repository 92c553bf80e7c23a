// Package engine builds the WebAssembly engine, weighs it, and runs it outside a browser.
package engine

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"section321/tools/packed"
)

// Build builds the engine that the check page loads first into the file out. It
// answers check, law and find; pages that compare routes load what BuildOrders
// builds, which answers everything. The package is named by its import path,
// so the caller may stand anywhere in the module.
func Build(ctx context.Context, out string) error {
	dir, err := os.MkdirTemp("", "fmt")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	instead, err := overlay(ctx, dir)
	if err != nil {
		return fmt.Errorf("building section321/wasm/engine: looking for package fmt: %w", err)
	}
	return slimmed(out, build(ctx, "", out, "section321/wasm/engine", small, "-tags=checkonly", "-overlay="+instead))
}

// BuildOrders builds the checker of order files into the file out, with inlining: it
// is there for speed.
func BuildOrders(ctx context.Context, out string) error {
	return slimmed(out, build(ctx, "", out, "section321/wasm/orders"))
}

// slimmed takes out of a file that was built what Slim does.
func slimmed(out string, err error) error {
	if err != nil {
		return err
	}
	return SlimFile(out)
}

// SlimFile takes out of a file what Slim does.
func SlimFile(name string) error {
	wasm, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if wasm, err = Slim(wasm); err != nil {
		return fmt.Errorf("slimming %s: %w", name, err)
	}
	return os.WriteFile(name, wasm, 0o644)
}

// small does without inlining, which costs the engine a tenth of its size under
// brotli.
const small = "-gcflags=all=-l"

// empty is the smallest reactor: what every Go program weighs before it does anything.
const empty = `package main

func main() {}

//go:wasmexport nothing
func nothing() {}
`

// BuildEmpty builds a reactor that does nothing, in the same way, to compare with.
func BuildEmpty(ctx context.Context, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "empty")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(empty), 0o644); err != nil {
		return err
	}
	return build(ctx, dir, out, "main.go", small)
}

// build leaves version control out of the file: the same source gives the same bytes
// before and after a commit.
func build(ctx context.Context, dir, out, pkg string, flags ...string) error {
	args := append([]string{"build", "-buildmode=c-shared", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.CommandContext(ctx, "go", append(args, pkg)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc", "GOWASM=", "GOFLAGS=", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building %s: %w\n%s", pkg, err, text)
	}
	return nil
}

// Brotli returns the number of bytes that travel when wasm is served with the best
// brotli compression.
func Brotli(wasm []byte) int {
	under, err := packed.Brotli(wasm)
	if err != nil {
		panic(err) // Writing to memory does not fail.
	}
	return len(under)
}
