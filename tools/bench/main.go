// Command bench weighs and times the engine: its size beside an empty Go program, and
// a check of five items natively and as WebAssembly. Every number is taken in the same
// run, because only the ratios can be compared between machines.
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"time"

	"section321/calc/wire/native"
	"section321/tools/engine"
)

func main() {
	log.SetFlags(0)
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	wasm, err := built(ctx, engine.Build, filepath.Join(dir, "engine.wasm"))
	if err != nil {
		return err
	}
	// It stays in build, where the benches in the browsers find it.
	empty, err := built(ctx, engine.BuildEmpty, filepath.Join("build", "empty.wasm"))
	if err != nil {
		return err
	}
	weigh(wasm, empty)
	if err := weighEdition(); err != nil {
		return err
	}

	host, err := engine.Open(ctx, wasm)
	if err != nil {
		return err
	}
	defer host.Close()
	if err := host.Load(native.Tariff()); err != nil {
		return err
	}
	if err := race(host); err != nil {
		return err
	}
	whole, err := built(ctx, engine.BuildOrders, filepath.Join(dir, "orders.wasm"))
	if err != nil {
		return err
	}
	return dear(ctx, whole)
}

func built(ctx context.Context, build func(context.Context, string) error, name string) ([]byte, error) {
	if err := build(ctx, name); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

func weigh(wasm, empty []byte) {
	size, least := engine.Brotli(wasm), engine.Brotli(empty)
	fmt.Printf("size          raw bytes   under brotli\n")
	fmt.Printf("engine       %10d %14d\n", len(wasm), size)
	fmt.Printf("empty        %10d %14d\n", len(empty), least)
	fmt.Printf("ratio        %10.2f %14.2f\n\n", float64(len(wasm))/float64(len(empty)), float64(size)/float64(least))
}

// race asks both in turn, so that neither has the machine at a better moment.
func race(host *engine.Host) error {
	const warm, rounds = 500, 5000
	calculator := native.Calculator()
	var here, there []time.Duration
	for i := range warm + rounds {
		request := shipment(i)

		start := time.Now()
		want := calculator.Answer("check", request)
		took := time.Since(start)

		start = time.Now()
		got, err := host.Answer("check", request)
		tookThere := time.Since(start)

		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) || bytes.HasPrefix(want, []byte(`{"error"`)) {
			return fmt.Errorf("request %s\nnative %s\nengine %s", request, want, got)
		}
		if i >= warm {
			here, there = append(here, took), append(there, tookThere)
		}
	}
	n, w := median(here), median(there)
	fmt.Printf("check of five items    median of %d    ratio\n", rounds)
	fmt.Printf("native                 %12v         1.00\n", n)
	fmt.Printf("WebAssembly (wazero)   %12v  %11.2f\n", w, float64(w)/float64(n))
	return nil
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// shipment is never the same twice, so that no answer can be remembered.
func shipment(i int) []byte {
	days := []string{"2016-03-10", "2024-06-01", "2025-05-06", "2025-09-01", "2026-09-01"}
	countries := []string{"CN", "GB", "DE", "VN", "JP", "MX"}
	modes := []string{"express", "post", "truck", "air"}
	numbers := []string{"6109.10.00.12", "4202.92.31.31", "7323.93.00.80", "9503.00.00.73", "8518.30.20.00", "3926.90.99.89", "6912.00.35.10"}
	from := countries[i%len(countries)]

	b := fmt.Appendf(nil, `{"date":%q,"mode":%q,"from":%q,"items":[`, days[i%len(days)], modes[i%len(modes)], from)
	for k := range 5 {
		b = fmt.Appendf(b, `{"description":"item %d","hts":%q,"origin":%q,"quantity":"%d","retailValue":"%d.%02d","currency":"USD"},`,
			i, numbers[(i+k)%len(numbers)], countries[(i+k)%len(countries)], k%3+1, (i*7+k*31)%400+1, (i+k*13)%100)
	}
	b[len(b)-1] = ']'
	return append(b, '}')
}
