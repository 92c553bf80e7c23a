package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// memory returns how many bytes a process has in memory now, and had at most.
func memory(p *os.Process) (now, most int64) {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Pid))
	field := func(name string) int64 {
		_, rest, _ := strings.Cut(string(text), name+":")
		number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
		kib, _ := strconv.ParseInt(number, 10, 64)
		return kib << 10
	}
	return field("VmRSS"), field("VmHWM")
}

// forget lets the most of a process be what it has now.
func forget(p *os.Process) { os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.Pid), []byte("5"), 0) }

// work returns the processor time a process has had.
func work(p *os.Process) time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Pid))
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond // a tick is a hundredth of a second
}

// own returns the processor time of a process's first thread alone. In workerd that one
// answers; others compile what it runs often.
func own(p *os.Process) time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/schedstat", p.Pid, p.Pid))
	nanoseconds, _, _ := strings.Cut(string(text), " ")
	n, _ := strconv.ParseInt(nanoseconds, 10, 64)
	return time.Duration(n)
}

func mib(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20)) }
