// Command fuzz runs every fuzz target of the module, each for a while, and says how many
// inputs each tried and how many of them were new. Run it in the root of the module.
//
//	go run ./tools/fuzz             # a minute each
//	go run ./tools/fuzz -for 5s     # five seconds each
//	go run ./tools/fuzz -only Read  # those with that in their names
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

func main() {
	each := flag.Duration("for", time.Minute, "how long each target runs")
	only := flag.String("only", "", "run the targets with this in their names")
	flag.Parse()
	if err := run(*each, *only); err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(1)
	}
}

func run(each time.Duration, only string) error {
	all, err := targets(".")
	if err != nil {
		return err
	}
	ran, failed := 0, []string(nil)
	for _, t := range all {
		if !strings.Contains(t.name, only) {
			continue
		}
		ran++
		if err := t.attack(each); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", t, err)
			failed = append(failed, t.name)
		}
	}
	switch {
	case ran == 0:
		return fmt.Errorf("no target has %q in its name; there are %v", only, all)
	case failed != nil:
		return fmt.Errorf("%d of %d targets failed: %s", len(failed), ran, strings.Join(failed, ", "))
	}
	fmt.Printf("%d targets found nothing wrong\n", ran)
	return nil
}

// attack runs one target. Making an input smaller that reached something new takes a
// second and not the minute it may by itself, in which nothing else is tried.
func (t target) attack(each time.Duration) error {
	cmd := exec.Command("go", "test", "-run=^$", "-fuzz=^"+t.name+"$", "-fuzztime="+each.String(), "-fuzzminimizetime=1s", t.pkg)
	text, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, text)
	}
	did, err := read(string(text))
	if err != nil {
		return err
	}
	fmt.Printf("%-60s %9d executions, %4d new inputs\n", t, did.executions, did.found)
	return nil
}
