package engine

import (
	"context"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed fmt/fmt.go
var smallFmt []byte

// overlay writes into a directory what has the go command take the small package fmt for the standard
// one, and returns the file to name to it.
func overlay(ctx context.Context, dir string) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-f", `{{range .GoFiles}}{{$.Dir}}/{{.}}{{"\n"}}{{end}}`, "fmt").Output()
	if err != nil {
		return "", err
	}
	small := filepath.Join(dir, "fmt.go")
	if err := os.WriteFile(small, smallFmt, 0o644); err != nil {
		return "", err
	}
	replace := map[string]string{} // "" takes a file away
	for i, file := range strings.Fields(string(out)) {
		if replace[file] = ""; i == 0 {
			replace[file] = small
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "overlay.json")
	return name, os.WriteFile(name, text, 0o644)
}
