// Command load measures the API on this machine, natively and in workerd, under load and
// under slow clients. It speaks to 127.0.0.1 alone. Run it in the root of the module:
//
//	go run ./tools/edge/load                 # a minute or two
//	go run ./tools/edge/load -soak 10m       # and whether its memory grows
//	go run ./tools/edge/load -hostile -soak 10m   # only the dearest questions and hostile clients
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"section321/tools/edge"
)

func main() {
	log.SetFlags(0)
	lines := flag.Int("lines", 200_000, "lines of the batch")
	soak := flag.Duration("soak", 20*time.Second, "how long to hold the load")
	slow := flag.Int("slow", 2000, "slow clients")
	loads := flag.Int("loads", 2, "into how many loads, with a rest behind each, hostile clients divide that time")
	only := flag.Bool("hostile", false, "measure only the dearest questions and hostile clients")
	home := flag.Bool("native", false, "leave workerd out")
	away := flag.Bool("edge", false, "leave the native server out")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *lines, *soak, max(1, *loads), *slow, *only, *home, *away); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, lines int, soak time.Duration, loads, slow int, only, native, away bool) error {
	dir, err := os.MkdirTemp("", "load")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fmt.Printf("%s, %d cores, %s\n\n", processor(), runtime.NumCPU(), runtime.Version())

	if native {
		fmt.Println("workerd is left out")
	} else if binary, err := edge.Binary("."); err != nil {
		fmt.Println("workerd is left out:", err)
	} else if err := atTheEdge(ctx, binary, dir, soak, loads, only); err != nil {
		return err
	}
	if away {
		return nil
	}
	home, err := startServer(ctx, dir)
	if err != nil {
		return err
	}
	defer home.close()
	attack := func() error {
		if err := costs("native", home, func() time.Duration { return work(home.process) }); err != nil {
			return err
		}
		return hostile("native", home, soak, loads)
	}
	if only {
		return attack()
	}
	for _, measure := range []func() error{
		func() error { return throughput(home) },
		func() error { return batch(home, lines) },
		func() error { return hold("native", home, soak) },
		func() error { return slowClients(home, slow) },
		attack,
	} {
		if err := measure(); err != nil {
			return err
		}
	}
	return nil
}

// processor names what all of this was measured on.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	_, name, _ := strings.Cut(string(text), "model name\t: ")
	name, _, _ = strings.Cut(name, "\n")
	if name == "" {
		return runtime.GOARCH
	}
	return name
}

// A server is a process that answers at an address.
type server struct {
	address string
	process *os.Process
	own     func() int64 // what it holds itself, by ownName
	ownName string
	files   int  // how large files of orders are that it is sent
	control bool // it answers nothing of what it is asked
	tools   bool // it has those for assistants
	close   func()
}

// startServer builds the command line and lets it serve the API.
func startServer(ctx context.Context, dir string) (*server, error) {
	binary := filepath.Join(dir, "section321")
	if text, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "section321/tools/section321").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building the server: %w\n%s", err, text)
	}
	cmd := exec.CommandContext(ctx, binary, "serve", "-quiet", "-addr", "127.0.0.1:0", "-site", "none")
	cmd.Env = append(os.Environ(), "GODEBUG=gctrace=1")
	said, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{process: cmd.Process, own: collected(said), ownName: "the live heap", files: 4 << 20, tools: true, close: func() {
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
	}}
	words := bufio.NewScanner(out)
	if !words.Scan() {
		return nil, errors.New("the server does not say where it listens")
	}
	s.address = strings.Trim(strings.TrimPrefix(words.Text(), "http://"), "/")
	return s, nil
}
