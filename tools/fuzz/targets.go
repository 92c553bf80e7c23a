package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A target is a function that Go can attack with random inputs.
type target struct{ pkg, name string }

func (t target) String() string { return t.pkg + " " + t.name }

var declared = regexp.MustCompile(`(?m)^func (Fuzz\w*)\(\w+ \*testing\.F\)`)

// targets finds all that the packages below a folder declare, so that none is left out.
func targets(root string) ([]target, error) {
	cmd := exec.Command("go", "list", "-f", `{{.ImportPath}} {{.Dir}}{{range .TestGoFiles}} {{.}}{{end}}{{range .XTestGoFiles}} {{.}}{{end}}`, "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the packages below %s: %w", root, err)
	}
	var all []target
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		for _, file := range words[2:] {
			text, err := os.ReadFile(filepath.Join(words[1], file))
			if err != nil {
				return nil, err
			}
			for _, found := range declared.FindAllStringSubmatch(string(text), -1) {
				all = append(all, target{words[0], found[1]})
			}
		}
	}
	return all, nil
}
