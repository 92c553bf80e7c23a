package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
)

// programs are what is built of Go, each for the machine it runs on.
var programs = []struct{ path, system, machine string }{
	{"section321/tools/section321", "", ""},
	{"section321/wasm/engine", "wasip1", "wasm"},
	{"section321/wasm/orders", "wasip1", "wasm"},
	{"section321/wasm/edge", "js", "wasm"},
}

// modules are the modules of which a package is in a program, and Go itself.
func modules(root string) ([]part, error) {
	found := map[string]*part{}
	for _, program := range programs {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", program.path)
		cmd.Dir, cmd.Stderr = root, os.Stderr
		cmd.Env = os.Environ()
		if program.system != "" {
			cmd.Env = append(cmd.Env, "GOOS="+program.system, "GOARCH="+program.machine)
		}
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("listing what %s is made of: %w", program.path, err)
		}
		home, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			return nil, fmt.Errorf("asking go where it is: %w", err)
		}
		// Go's runtime and library are in every program.
		lines := append(strings.Split(strings.TrimSpace(string(out)), "\n"),
			"std "+strings.TrimPrefix(runtime.Version(), "go")+" "+strings.TrimSpace(string(home)))
		for _, line := range lines {
			name, rest, ok := strings.Cut(line, " ")
			if !ok {
				continue
			}
			version, dir, _ := strings.Cut(rest, " ")
			if found[name] == nil {
				found[name] = &part{Kind: "golang", Name: name, Version: version, Dir: dir}
			}
			if p := found[name]; !slices.Contains(p.Of, program.path) {
				p.Of = append(p.Of, program.path)
			}
		}
	}
	return licensed(found)
}

// bundled names the packages whose files were put into a script.
var bundled = regexp.MustCompile(`(?m)^// (?:site/)?node_modules/((?:@[^/\n]+/)?[^/\n]+)/`)

// packages are the npm packages that the pages' scripts carry.
func packages(root string) ([]part, error) {
	var lock struct {
		Packages map[string]struct{ Version, License string }
	}
	text, err := os.ReadFile(filepath.Join(root, "site/package-lock.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, fmt.Errorf("site/package-lock.json: %w", err)
	}
	scripts, err := filepath.Glob(filepath.Join(root, "site/vendor/*.js"))
	if err != nil {
		return nil, err
	}
	found := map[string]*part{}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			return nil, err
		}
		for _, m := range bundled.FindAllStringSubmatch(string(text), -1) {
			locked, ok := lock.Packages["node_modules/"+m[1]]
			if !ok {
				return nil, fmt.Errorf("%s carries %s, which site/package-lock.json does not have", script, m[1])
			}
			found[m[1]] = &part{Kind: "npm", Name: m[1], Version: locked.Version, License: locked.License,
				Dir: filepath.Join(root, "site/node_modules", m[1]), Of: []string{"site/vendor/" + filepath.Base(script)}}
		}
	}
	return licensed(found)
}

// licensed lists parts in the order of their names, each with its license, which a
// module's file does not name: it is known by its words.
func licensed(found map[string]*part) (parts []part, err error) {
	for _, name := range slices.Sorted(maps.Keys(found)) {
		p := *found[name]
		if p.License == "" {
			text, err := license(p.Dir)
			if err != nil {
				return nil, err
			}
			switch {
			case strings.Contains(text, "transition from the MIT License to the Apache License"):
				p.License = "Apache-2.0" // and MIT in what older contributors wrote
			case strings.Contains(text, "Neither the name of"):
				p.License = "BSD-3-Clause"
			case strings.Contains(text, "to use, copy, modify, merge, publish, distribute, sublicense"):
				p.License = "MIT"
			default:
				return nil, fmt.Errorf("%s has a license that is not known here; read %s and add it", name, p.Dir)
			}
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// license is the text of a part's license, in one line.
func license(dir string) (string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "LICENSE*"))
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("there is no LICENSE in %s", dir)
	}
	text, err := os.ReadFile(files[0])
	return strings.Join(strings.Fields(string(text)), " "), err
}
