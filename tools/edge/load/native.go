package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// clients is how many ask at the same time.
const clients = 8

// together lets several clients ask until time is up, and counts the answers.
func together(s *server, last time.Duration) (answers int64, err error) {
	var count atomic.Int64
	failures := make(chan error, clients)
	until := time.Now().Add(last)
	var wait sync.WaitGroup
	for n := range clients {
		wait.Go(func() {
			c, err := dial(s.address, "/v1/check", "application/json")
			if err != nil {
				failures <- err
				return
			}
			defer c.Close()
			for i := n; time.Now().Before(until); i += clients {
				if _, err := c.ask(shipment(i)); err != nil {
					failures <- err
					return
				}
				count.Add(1)
			}
		})
	}
	wait.Wait()
	close(failures)
	for err := range failures {
		return 0, err
	}
	return count.Load(), nil
}

// throughput counts the checks of a second. The clients have the same cores, so what
// the server alone could do follows from its processor time.
func throughput(s *server) error {
	if _, err := together(s, 2*time.Second); err != nil {
		return err
	}
	const last = 8 * time.Second
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	before, ours := work(s.process), work(self)
	answers, err := together(s, last)
	if err != nil {
		return err
	}
	took := work(s.process) - before
	each := took / time.Duration(answers)
	fmt.Printf("native, %d clients: %d checks a second, for which the server took %.1f of %d cores and the clients %.1f;\n  processor time of a check: %v, which is %d a second on all cores\n",
		clients, answers/int64(last.Seconds()), took.Seconds()/last.Seconds(), runtime.NumCPU(), (work(self)-ours).Seconds()/last.Seconds(), each, int64(runtime.NumCPU())*int64(time.Second/each))
	return nil
}

// batch sends so many lines as one batch and reads the answers meanwhile.
func batch(s *server, lines int) error {
	forget(s.process)
	before, _ := memory(s.process)
	out, in := io.Pipe()
	go func() {
		w := bufio.NewWriterSize(in, 64<<10)
		for i := range lines {
			w.WriteString(shipment(i))
			w.WriteByte('\n')
		}
		in.CloseWithError(w.Flush())
	}()
	start, worked := time.Now(), work(s.process)
	r, err := http.NewRequest("POST", "http://"+s.address+"/v1/check/batch", out)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-ndjson")
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	got, bad := 0, 0
	answers := bufio.NewReaderSize(response.Body, 256<<10)
	for {
		line, err := answers.ReadSlice('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if got++; !strings.HasPrefix(string(line[:20]), `{"outcome":"dutiable`) {
			bad++
		}
	}
	took := time.Since(start)
	_, most := memory(s.process)
	if got != lines || bad > 0 {
		return fmt.Errorf("%d lines got %d answers, %d of them not what they should be", lines, got, bad)
	}
	fmt.Printf("native, a batch of %d lines: %v, %d a second, processor time of a line %v; memory %s before, %s at most\n",
		lines, took.Round(100*time.Millisecond), int64(float64(lines)/took.Seconds()), (work(s.process)-worked)/time.Duration(lines), mib(before), mib(most))
	return nil
}

// hold keeps the load up and watches the memory.
func hold(name string, s *server, soak time.Duration) error {
	if _, err := together(s, 5*time.Second); err != nil {
		return err
	}
	const parts = 10
	fmt.Printf("%s, load held for %v; memory in MiB:", name, soak)
	var answers int64
	for range parts {
		n, err := together(s, soak/parts)
		if err != nil {
			return err
		}
		answers += n
		now, _ := memory(s.process)
		fmt.Printf(" %d", now>>20)
	}
	fmt.Printf("; %d answers\n\n", answers)
	return nil
}

// slowClients lets many clients begin a request and not end it, and asks meanwhile.
func slowClients(s *server, many int) error {
	before, _ := memory(s.process)
	var held []net.Conn
	defer func() {
		for _, c := range held {
			c.Close()
		}
	}()
	for range many {
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			return err
		}
		held = append(held, c)
		fmt.Fprint(c, "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
	}
	ask, err := dial(s.address, "/v1/check", "application/json")
	if err != nil {
		return err
	}
	var took times
	for i := range 2000 {
		start := time.Now()
		if _, err := ask.ask(shipment(i)); err != nil {
			return err
		}
		took = append(took, time.Since(start))
	}
	now, _ := memory(s.process)
	statuses := map[int]int{}
	for _, c := range held {
		c.SetReadDeadline(time.Now().Add(45 * time.Second))
		response, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			return fmt.Errorf("a slow client got no answer: %w", err)
		}
		statuses[response.StatusCode]++
	}
	fmt.Printf("native, %d slow clients: memory %s before, %s with them, %s each; a check meanwhile %v; their statuses %v\n",
		many, mib(before), mib(now), fmt.Sprintf("%.0f KiB", float64(now-before)/float64(many)/1024), took, statuses)
	return nil
}
