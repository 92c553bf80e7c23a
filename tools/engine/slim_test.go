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

// A program that was slimmed begins with the memory it had, byte for byte, and runs.
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
