package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"section321/tools/edge"
)

// atTheEdge asks the worker in turn with one that parses and echoes the same body, so
// that neither has the machine at a better moment.
func atTheEdge(ctx context.Context, binary, dir string, soak time.Duration, loads int, only bool) error {
	var said bytes.Buffer
	w, err := edge.Try(ctx, ".", binary, dir, &said)
	if err != nil {
		return fmt.Errorf("%w\n%s", err, &said)
	}
	defer w.Close()
	wasm, err := os.ReadFile(filepath.Join(dir, "worker", "app.wasm"))
	if err != nil {
		return err
	}
	fmt.Printf("worker: %d bytes, %d under gzip\n", len(wasm), gzipped(wasm))

	worker := &server{address: w.Address["api"], process: w.Process, own: func() int64 { return programs(w.Process) }, ownName: "the programs of two isolates", files: 2 << 20}
	attack := func() error {
		if err := costs("workerd", worker, func() time.Duration { return own(w.Process) }); err != nil {
			return err
		}
		if err := hostile("workerd", worker, soak, loads); err != nil {
			return err
		}
		return control(ctx, binary, filepath.Join(dir, "worker"), soak, loads)
	}
	if only {
		return attack()
	}
	// One of the three isolates has no program.
	fmt.Printf("processor time of the start of an isolate, before any request: %v\n", (own(w.Process) / 2).Round(time.Millisecond))
	// each is the processor time of one request of several, on a connection of their own:
	// workerd closes one that is idle.
	each := func(socket, path string, from, to int) (time.Duration, error) {
		c, err := dial(w.Address[socket], path, "application/json")
		if err != nil {
			return 0, err
		}
		defer c.Close()
		before := own(w.Process)
		for i := from; i < to; i++ {
			if _, err := c.ask(shipment(i)); err != nil {
				return 0, err
			}
		}
		return ((own(w.Process) - before) / time.Duration(to-from)).Round(10 * time.Microsecond), nil
	}
	first, err := each("api", "/v1/check", 0, 1)
	if err != nil {
		return err
	}
	hundred, err := each("api", "/v1/check", 1, 100)
	if err != nil {
		return err
	}
	fmt.Printf("processor time of an isolate's first check: %v; of each of the next 99: %v\n", first, hundred)

	api, err := dial(w.Address["api"], "/v1/check", "application/json")
	if err != nil {
		return err
	}
	echo, err := dial(w.Address["echo"], "/", "application/json")
	if err != nil {
		return err
	}
	const warm, rounds = 3000, 10_000
	var checks, echoes times
	for i := range warm + rounds {
		start := time.Now()
		if _, err := api.ask(shipment(i)); err != nil {
			return err
		}
		between := time.Now()
		if _, err := echo.ask(shipment(i)); err != nil {
			return err
		}
		if i >= warm {
			checks, echoes = append(checks, between.Sub(start)), append(echoes, time.Since(between))
		}
	}
	fmt.Printf("check in workerd   %v\necho in workerd    %v\n", checks, echoes)
	fmt.Printf("ratio of medians   %.2f\n", float64(checks.at(0.5))/float64(echoes.at(0.5)))
	check, err := each("api", "/v1/check", 0, rounds)
	if err != nil {
		return err
	}
	parsed, err := each("echo", "/", 0, rounds)
	if err != nil {
		return err
	}
	fmt.Printf("processor time of a check %v, of an echo %v: %.2f times\n", check, parsed, float64(check)/float64(parsed))
	if err := fell(w); err != nil {
		return err
	}
	if err := hold("workerd", worker, soak); err != nil {
		return err
	}
	return attack()
}

// control lets the same clients ask a worker without a program, to tell the memory that
// workerd takes for their connections and bodies from that of the programs.
func control(ctx context.Context, binary, dir string, soak time.Duration, loads int) error {
	w, err := edge.Run(ctx, binary, filepath.Join(dir, "control.capnp"), 1, io.Discard)
	if err != nil {
		return err
	}
	defer w.Close()
	return hostile("workerd without a program", &server{address: w.Address["api"], process: w.Process, own: func() int64 { return programs(w.Process) }, ownName: "programs", control: true, files: 2 << 20}, soak, loads)
}

// fell lets programs fall, again and again, and asks the ones that replace them.
func fell(w *edge.Workerd) error {
	const falls = 5
	harmed := "http://" + w.Address["fault"]
	ask := func() (int, time.Duration, error) {
		start := time.Now()
		response, err := http.Post(harmed+"/v1/check", "application/json", strings.NewReader(shipment(0)))
		if err != nil {
			return 0, 0, err
		}
		defer response.Body.Close()
		_, err = io.Copy(io.Discard, response.Body)
		return response.StatusCode, time.Since(start), err
	}
	if _, _, err := ask(); err != nil {
		return err
	}
	var statuses []int
	var took times
	for range falls {
		response, err := http.Get(harmed + "/fault/overwrite?byte=255")
		if err != nil {
			return err
		}
		response.Body.Close()
		for range 2 {
			status, after, err := ask()
			if err != nil {
				return err
			}
			if statuses = append(statuses, status); status == http.StatusOK {
				took = append(took, after)
			}
		}
	}
	if len(took) == 0 {
		return fmt.Errorf("a program that fell was not replaced: %v", statuses)
	}
	fmt.Printf("%d programs felled; the statuses of the next two checks each %v; a new one answers its first in %v\n", falls, statuses, took.at(0.5).Round(time.Millisecond))
	return nil
}

func gzipped(data []byte) int {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(data) // memory takes everything
	w.Close()
	return b.Len()
}
