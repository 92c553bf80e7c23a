package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"section321/calc/wire/native"
)

// Host runs one engine. It is not safe for use from several goroutines at once.
type Host struct {
	ctx     context.Context
	runtime wazero.Runtime
	code    wazero.CompiledModule
	module  api.Module
	tariff  []byte // what Load handed over, for the next instance
	eras    [][]byte
	stderr  bytes.Buffer
}

// Open compiles the engine, starts it and hands it the law.
func Open(ctx context.Context, wasm []byte) (*Host, error) {
	h := &Host{ctx: ctx, runtime: wazero.NewRuntime(ctx)}
	err := func() (err error) {
		if _, err = wasi_snapshot_preview1.Instantiate(ctx, h.runtime); err != nil {
			return err
		}
		if h.code, err = h.runtime.CompileModule(ctx, wasm); err != nil {
			return err
		}
		return h.start()
	}()
	if err != nil {
		h.Close()
		return nil, fmt.Errorf("opening the engine: %w", err)
	}
	return h, nil
}

// start puts a new instance in the place of the one there was.
func (h *Host) start() (err error) {
	if h.module != nil {
		h.module.Close(h.ctx)
	}
	h.stderr.Reset()
	h.module, err = h.runtime.InstantiateModule(h.ctx, h.code, wazero.NewModuleConfig().
		WithName("").WithStartFunctions("_initialize").WithStderr(&h.stderr).
		WithSysWalltime().WithSysNanotime())
	if err != nil {
		return err
	}
	return h.handOver()
}

// Load hands the packed tariff over, and those of earlier days, to this instance and to
// those that follow it.
func (h *Host) Load(tariff []byte, eras ...[]byte) error {
	h.tariff, h.eras = tariff, eras
	return h.handOver()
}

// handOver gives an instance the law, of which it holds none, and what Load was given.
func (h *Host) handOver() error {
	if err := h.take("edition", native.Law()); err != nil || h.tariff == nil {
		return err
	}
	if err := h.take("tariff", h.tariff); err != nil {
		return err
	}
	for _, era := range h.eras {
		if err := h.take("era", era); err != nil {
			return err
		}
	}
	return nil
}

func (h *Host) take(what string, packed []byte) error {
	answer, err := h.ask(what, packed)
	if err == nil && string(answer) != `{"loaded":true}` {
		err = errors.New(string(answer))
	}
	return err
}

// Answer asks the engine. An error means that the instance died over this request; the
// next call has a new one.
func (h *Host) Answer(verb string, request []byte) ([]byte, error) {
	return h.alive(h.ask, verb, request)
}

// Bytes asks the engine for what is no JSON: bytes of any kind, which may be none.
func (h *Host) Bytes(verb string, request []byte) ([]byte, error) {
	return h.alive(h.exchange, verb, request)
}

// alive asks an instance that is alive, and sees that there is one afterwards.
func (h *Host) alive(ask func(string, []byte) ([]byte, error), verb string, request []byte) ([]byte, error) {
	if h.module == nil {
		return nil, errors.New("the engine did not start")
	}
	answer, err := ask(verb, request)
	if err == nil {
		return answer, nil
	}
	err = fmt.Errorf("the engine failed: %w\n%s", err, h.stderr.Bytes())
	return nil, errors.Join(err, h.start())
}

// ask asks for JSON.
func (h *Host) ask(verb string, request []byte) ([]byte, error) {
	answer, err := h.exchange(verb, request)
	if err == nil && (len(answer) == 0 || !utf8.Valid(answer)) {
		err = errors.New("its answer cannot be read")
	}
	return answer, err
}

func (h *Host) exchange(verb string, request []byte) ([]byte, error) {
	at, err := h.call("input", uint64(len(verb)+len(request)))
	if err != nil {
		return nil, err
	}
	// Without room nothing is written, and the engine says in its answer what is wrong.
	if at != 0 && !(h.Memory().WriteString(at, verb) && h.Memory().Write(at+uint32(len(verb)), request)) {
		return nil, errors.New("its room is outside its memory")
	}
	n, err := h.call("answer", uint64(len(verb)), uint64(len(request)))
	if err != nil {
		return nil, err
	}
	if at, err = h.call("output"); err != nil {
		return nil, err
	}
	answer, ok := h.Memory().Read(at, n)
	if !ok {
		return nil, errors.New("its answer cannot be read")
	}
	return bytes.Clone(answer), nil
}

func (h *Host) call(name string, args ...uint64) (uint32, error) {
	f := h.module.ExportedFunction(name)
	if f == nil {
		return 0, fmt.Errorf("it has no export %q", name)
	}
	results, err := f.Call(h.ctx, args...)
	if err != nil {
		return 0, err
	}
	return uint32(results[0]), nil
}

// Memory is the memory of the instance that answers the next call.
func (h *Host) Memory() api.Memory { return h.module.Memory() }

// Close ends the engine and frees what it holds.
func (h *Host) Close() error { return h.runtime.Close(h.ctx) }
