//go:build js && wasm

// Command edge is the HTTP API as a Cloudflare Worker. One program serves all requests
// of an isolate, one after the other; worker.mjs says how.
package main

import (
	"runtime/debug"
	"syscall/js"

	"github.com/syumai/workers"

	"section321/calc/wire"
	"section321/calc/wire/native"
	"section321/wasm/edge/api"
)

// An isolate has 128 MB. The program's memory never shrinks, so it collects before it
// grows, and larger files of orders are refused.
const (
	mostMemory = 40 << 20
	mostOrders = 2 << 20
	mostBatch  = 100 << 20
	mostGoods  = 750 // some milliseconds each
)

// lawful is the calculator of the edition of the law that stands beside the program, and of the one that is built in
// where none does. Whoever put it there has verified it. One that cannot be read is told and left aside.
func lawful(edition js.Value) *wire.Calculator {
	if edition.IsUndefined() {
		return native.Calculator()
	}
	c, err := native.OpenBundle(string(bytesOf(edition)))
	if err != nil {
		println("the edition of the law cannot be read, and answers come from the one that is built in: " + err.Error())
		return native.Calculator()
	}
	return c
}

// hand lets the host hand bytes over by a name.
func hand(binding js.Value, name string, take func([]byte) []byte) {
	binding.Set(name, js.FuncOf(func(_ js.Value, given []js.Value) any { return string(take(bytesOf(given[0]))) }))
}

func main() {
	debug.SetMemoryLimit(mostMemory)
	debug.SetGCPercent(-1)
	binding := js.Global().Get("context").Get("binding")
	calculator := lawful(binding.Get("edition"))
	workers.ServeNonBlock(atOnce(api.New(calculator, api.Options{MaxOrders: mostOrders, MaxBatch: mostBatch, MostGoods: mostGoods})))
	handFixed(binding)
	// The words of the search and the tariff of the years before 2025 would make the program too
	// large for a free plan, and most isolates are never asked for either.
	hand(binding, "teach", func(words []byte) []byte { return calculator.Teach(string(words)) })
	hand(binding, "era", calculator.LoadEra)
	native.Lacking = func(era string) { binding.Set("lacks", era) }
	workers.Ready()
	select {}
}
