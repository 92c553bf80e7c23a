package main

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// done is what a target did: how many inputs it tried and how many of them were new.
type done struct{ executions, found int }

var (
	known    = regexp.MustCompile(`gathering baseline coverage: \d+/(\d+) completed`)
	progress = regexp.MustCompile(`execs: (\d+) \(\d+/sec\), new interesting: (\d+)`)
)

// read takes what a target did from what Go says of it. One that tried no more than the
// inputs it already had was not run at all.
func read(said string) (done, error) {
	all, base := progress.FindAllStringSubmatch(said, -1), known.FindAllStringSubmatch(said, -1)
	if len(all) == 0 {
		return done{}, errors.New("it tried nothing:\n" + said)
	}
	var d done
	d.executions, _ = strconv.Atoi(all[len(all)-1][1])
	d.found, _ = strconv.Atoi(all[len(all)-1][2])
	had := 0
	if len(base) > 0 {
		had, _ = strconv.Atoi(base[len(base)-1][1])
	}
	if d.executions <= had {
		return d, fmt.Errorf("it tried %d inputs and had %d before, so it tried nothing new", d.executions, had)
	}
	return d, nil
}
