package edge

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Workerd is a running workerd.
type Workerd struct {
	// Address is where each socket of its configuration listens, such as
	// 127.0.0.1:40123.
	Address map[string]string
	// Process is its process, for those who watch its memory.
	Process *os.Process

	stop func() error
}

// Binary finds workerd: the file that the environment names in WORKERD, or what npm
// put beside the worker's sources.
func Binary(root string) (string, error) {
	if name := os.Getenv("WORKERD"); name != "" {
		return name, nil
	}
	found, _ := filepath.Glob(filepath.Join(root, sources, "node_modules/@cloudflare/workerd-*/bin/workerd"))
	if len(found) == 0 {
		return "", errors.New("workerd is not installed; run npm ci --ignore-scripts in " + sources + ", or name its file in WORKERD")
	}
	return filepath.Abs(found[0])
}

// Run starts workerd with a configuration and waits until its sockets listen. Errs
// takes what it prints.
func Run(ctx context.Context, binary, config string, sockets int, errs io.Writer) (*Workerd, error) {
	ctx, cancel := context.WithCancel(ctx)
	out, in, err := os.Pipe()
	if err != nil {
		cancel()
		return nil, err
	}
	cmd := exec.CommandContext(ctx, binary, "serve", config, "--control-fd=3")
	cmd.ExtraFiles = []*os.File{in}
	cmd.Stdout, cmd.Stderr = errs, errs
	cmd.WaitDelay = 5 * time.Second
	err = cmd.Start()
	in.Close()
	if err != nil {
		cancel()
		out.Close()
		return nil, fmt.Errorf("starting workerd: %w", err)
	}
	w := &Workerd{Address: map[string]string{}, Process: cmd.Process, stop: func() error {
		cancel()
		out.Close()
		cmd.Wait() // it was told to end, and says so
		return nil
	}}
	events := bufio.NewScanner(out)
	for len(w.Address) < sockets && events.Scan() {
		var e struct {
			Event, Socket string
			Port          int
		}
		if json.Unmarshal(events.Bytes(), &e) == nil && e.Event == "listen" {
			w.Address[e.Socket] = fmt.Sprintf("127.0.0.1:%d", e.Port)
		}
	}
	if len(w.Address) < sockets {
		return nil, errors.Join(errors.New("workerd ended before it listened"), w.Close())
	}
	return w, nil
}

// Close ends it.
func (w *Workerd) Close() error { return w.stop() }
