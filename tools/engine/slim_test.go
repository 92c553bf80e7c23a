package engine

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// A program that was slimmed begins with the memory it had but for its lines, byte for byte, and runs.
func TestSlimKeepsTheMemory(t *testing.T) {
	name := filepath.Join(t.TempDir(), "empty.wasm")
	if err := BuildEmpty(context.Background(), name); err != nil {
		t.Fatal(err)
	}
	wasm, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	slim, err := Slim(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if len(slim) > len(wasm)*9/10 {
		t.Errorf("%d bytes of %d: the table was not found", len(slim), len(wasm))
	}
	was, is := begun(t, wasm), begun(t, slim)
	forgetLines(was)
	if !bytes.Equal(was, is) {
		for i := range was {
			if was[i] != is[i] {
				t.Fatalf("memory differs at %d: %d, not %d", i, is[i], was[i])
			}
		}
		t.Fatal("memory differs")
	}
	again, err := Slim(slim)
	if err != nil || !bytes.Equal(again, slim) {
		t.Errorf("slimming twice is not slimming once: %v", err)
	}
}

// deep needs the tables that stay: its stack grows and is copied, is looked through for what is still
// used while it is deep, and is unwound by a panic.
const deep = `package main

import "runtime"

func main() {}

func down(n int, above *int) (sum int) {
	here := new(int)
	*here = n
	if n == 0 {
		runtime.GC()
		panic("at the bottom")
	}
	defer func() { sum += *here + *above }()
	return down(n-1, here)
}

//go:wasmexport nothing
func nothing() (sum int32) {
	defer func() {
		if recover() != nil {
			sum = -1
		}
	}()
	top := new(int)
	for range 3 {
		func() {
			defer func() { recover(); *top++ }()
			down(500, top)
		}()
	}
	runtime.GC()
	return int32(*top)
}
`

func TestSlimKeepsTheStack(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(deep), 0o644); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "deep.wasm")
	if err := slimmed(name, build(context.Background(), dir, name, "main.go", small)); err != nil {
		t.Fatal(err)
	}
	wasm, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	module, err := runtime.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := module.ExportedFunction("nothing").Call(ctx)
	if err != nil || int32(got[0]) != 3 {
		t.Errorf("%v, %v; three times down and up again is 3", got, err)
	}
}

// begun returns the memory of a program as it is before anything of it runs, and sees that it runs.
func begun(t *testing.T, wasm []byte) []byte {
	t.Helper()
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	t.Cleanup(func() { runtime.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	module, err := runtime.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions())
	if err != nil {
		t.Fatal(err)
	}
	all, _ := module.Memory().Read(0, module.Memory().Size())
	memory := bytes.Clone(all)
	for _, f := range []string{"_initialize", "nothing"} {
		if _, err := module.ExportedFunction(f).Call(ctx); err != nil {
			t.Fatal(f, err)
		}
	}
	return memory
}
