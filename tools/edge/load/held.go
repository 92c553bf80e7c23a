package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
)

// held is the memory of a server: all of it, the most there was, and what of it the
// program itself holds. The rest is the text of the program and what its runtime keeps for
// the next busy time.
type held struct{ all, most, own int64 }

func (s *server) held() held {
	h := held{own: s.own()}
	h.all, h.most = memory(s.process)
	return h
}

// collected reads what the collector of a Go program says of itself, and remembers how much
// was in use after the last collection that was asked for.
func collected(from io.Reader) (live func() int64) {
	var last atomic.Int64
	go func() {
		lines := bufio.NewScanner(from)
		for lines.Scan() {
			line, collection := strings.CutPrefix(lines.Text(), "gc ")
			if !collection {
				fmt.Fprintln(os.Stderr, lines.Text())
				continue
			}
			// … 97->97->12 MB, 117 MB goal … (forced)
			before, _, _ := strings.Cut(line, " MB,")
			n, err := strconv.ParseInt(before[strings.LastIndexByte(before, '>')+1:], 10, 64)
			if err == nil && strings.HasSuffix(line, "(forced)") {
				last.Store(n << 20)
			}
		}
	}()
	return last.Load
}

// programs is what the programs in WebAssembly of a process hold: each has a mapping, and
// behind it room of gigabytes that nobody may touch.
func programs(p *os.Process) (sum int64) {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", p.Pid))
	var end, resident int64 // of the mapping before
	for line := range strings.SplitSeq(string(text), "\n") {
		fields := strings.Fields(line)
		if len(fields) >= 5 && !strings.HasSuffix(fields[0], ":") {
			first, last, _ := strings.Cut(fields[0], "-")
			from, _ := strconv.ParseInt(first, 16, 64)
			to, _ := strconv.ParseInt(last, 16, 64)
			if fields[1] == "---p" && from == end && to-from > 1<<31 {
				sum += resident
			}
			end, resident = to, 0
		} else if len(fields) == 3 && fields[0] == "Rss:" {
			kib, _ := strconv.ParseInt(fields[1], 10, 64)
			resident = kib << 10
		}
	}
	return sum
}
