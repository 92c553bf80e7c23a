// Package edge builds the API as a Cloudflare Worker, and runs it in workerd, the
// engine of Cloudflare Workers, on this machine.
package edge

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"section321/calc/dumping"
	"section321/calc/orders"
	"section321/calc/wire/native"
	"section321/tools/edition"
	"section321/tools/engine"
	"section321/tools/site/static"
)

// sources are the worker's own modules.
const sources = "wasm/edge"

// Build makes the worker in the folder out: its modules in out/worker, and the built
// site's files in out/site unless site is "". Root is the root of the module.
func Build(ctx context.Context, root, site, out string) error {
	to := filepath.Join(out, "worker")
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	if err := compile(ctx, filepath.Join(to, "app.wasm")); err != nil {
		return err
	}
	host, err := wasmExec(ctx)
	if err != nil {
		return err
	}
	modules, err := filepath.Glob(filepath.Join(root, sources, "*.mjs"))
	if err != nil {
		return err
	}
	for _, file := range append(modules, host, filepath.Join(root, sources, "workerd.capnp"), filepath.Join(root, "LICENSE"), filepath.Join(root, "NOTICE")) {
		if err := copyFile(file, filepath.Join(to, filepath.Base(file))); err != nil {
			return err
		}
	}
	if err := beside(to, false); err != nil {
		return err
	}
	// None is newer than the law that was just built in.
	if err := os.WriteFile(filepath.Join(to, edition.EdgeFile), nil, 0o644); err != nil {
		return err
	}
	if site == "" {
		return nil
	}
	if err := assets(site, filepath.Join(out, "site")); err != nil {
		return err
	}
	return beside(filepath.Join(out, "site"), true)
}

// beside writes what the program would be too large with, and its worker asks for when somebody does: the words of
// the search, the names of countries, the list of antidumping orders and the tariff of the years before 2025. In the
// worker's folder they have no ending, or Cloudflare's tool took them for modules.
func beside(to string, endings bool) error {
	files := map[string][]byte{"words.txt": native.Words(), "dumping.csv": dumping.File(), "countries.txt": orders.Names()}
	for _, e := range native.Eras() {
		files["tariff-"+e.Name+".bin"] = e.Packed()
	}
	for name, data := range files {
		if !endings {
			name, _, _ = strings.Cut(name, ".")
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// MostPacked is how many bytes of a worker under gzip this one may have: as many as Cloudflare
// takes without a plan that is paid for.
const MostPacked = 3 << 20

// plain are the packages that are built without inlining, which makes them smaller: our own,
// which would be a little faster with it and a hundred thousand bytes larger, those for
// decimal numbers, and what the language brings for other needs. Nothing calls the ciphers:
// they come with net/http, because their packages fill in tables of their functions.
var plain = []string{"section321/...", "math/big", "encoding/json", "fmt", "reflect", "time",
	"strings", "bytes", "strconv", "internal/strconv", "sort", "crypto/..."}

// compile builds the program, small enough for MostPacked: without workbooks, which the
// API refuses, and without files of entries.
func compile(ctx context.Context, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	args := []string{"build", "-tags=overhttp", "-trimpath", "-buildvcs=false", "-ldflags=-s -w " + law(), "-o", out}
	for _, name := range plain {
		args = append(args, "-gcflags="+name+"=-l")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, "section321/"+sources)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOEXPERIMENT=nogreenteagc", "GOWASM=", "GOFLAGS=", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the worker: %w\n%s", err, text)
	}
	return engine.SlimFile(out)
}

// law has the linker tell the program the hash of the law that it carries, which is made of more
// than it carries itself.
func law() string { return "-X section321/calc/law.hash=" + native.BuiltInHash() }

// wasmExec finds the other half of the Go runtime, which must be of the same version.
func wasmExec(ctx context.Context) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking go where it is: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"), nil
}

// assets copies the site's files. Cloudflare packs them itself, and takes their
// headers from a file.
func assets(site, to string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	var headers strings.Builder
	headers.WriteString("/*\n")
	for _, name := range slices.Sorted(maps.Keys(static.Headers)) {
		fmt.Fprintf(&headers, "  %s: %s\n", name, static.Headers[name])
	}
	// What two rules say is put in a row unless the second takes the first back.
	fmt.Fprintf(&headers, "/%s*\n  ! Content-Security-Policy\n  Content-Security-Policy: %s\n", static.Embed, static.FramePolicy)
	err := filepath.WalkDir(site, func(file string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() || strings.HasSuffix(file, ".br") {
			return err
		}
		name, err := filepath.Rel(site, file)
		if err != nil {
			return err
		}
		if static.Keeps(filepath.ToSlash(name)) {
			fmt.Fprintf(&headers, "/%s\n  Cache-Control: %s\n", filepath.ToSlash(name), static.Forever)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, name)), 0o755); err != nil {
			return err
		}
		return copyFile(file, filepath.Join(to, name))
	})
	if err != nil {
		return fmt.Errorf("the site is not built: %w", err)
	}
	return os.WriteFile(filepath.Join(to, "_headers"), []byte(headers.String()), 0o644)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// Try builds the worker in dir and runs it with what the tests and the figures need
// beside it: the sockets are api, fault and echo.
func Try(ctx context.Context, root, binary, dir string, errs io.Writer) (*Workerd, error) {
	if err := Build(ctx, root, "", dir); err != nil {
		return nil, err
	}
	for _, name := range []string{"workerd.capnp", "fault.mjs", "echo.mjs", "control.capnp", "control.mjs"} {
		if err := copyFile(filepath.Join(root, sources, "testdata", name), filepath.Join(dir, "worker", name)); err != nil {
			return nil, err
		}
	}
	return Run(ctx, binary, filepath.Join(dir, "worker", "workerd.capnp"), 3, errs)
}
