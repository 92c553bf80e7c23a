// Command release writes what is published into build/release: the program for each system,
// the npm package, the image, the site, what is inside, the notes and the checksums. The same
// sources give the same bytes: no file of it knows when, where or by whom it was made. Run it in
// the root of the module, behind go run ./tools/site -pack and go run ./tools/client:
//
//	go run ./tools/release
package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// targets are the systems and machines that the program is built for.
var targets = []struct{ system, machine string }{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

func main() {
	out := flag.String("out", "build/release", "folder to write into; what stands there is deleted")
	flag.Parse()
	if err := release(*out); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func release(out string) error {
	for _, made := range []string{"dist/index.html", "build/client/calculator.wasm"} {
		if _, err := os.Stat(made); err != nil {
			return fmt.Errorf("%w; make release builds site and client first", err)
		}
	}
	version, err := version()
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(out), os.MkdirAll(out, 0o755)); err != nil {
		return err
	}
	site, err := folder("dist", "section321-site-"+version)
	if err != nil {
		return err
	}
	if err := writeZip(filepath.Join(out, "section321-site-"+version+".zip"), site); err != nil {
		return err
	}
	client, err := folder("build/client", "package")
	if err != nil {
		return err
	}
	if err := writeTarball(filepath.Join(out, "section321-"+version+".tgz"), client); err != nil {
		return err
	}
	for _, t := range targets {
		if err := program(out, version, t.system, t.machine); err != nil {
			return err
		}
	}
	notes, err := notes(version)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "RELEASE_NOTES.md"), notes, 0o644); err != nil {
		return err
	}
	inside, err := exec.Command("go", "run", "./tools/sbom").Output()
	if err != nil {
		return fmt.Errorf("listing what is inside: %w", err)
	}
	if err := os.WriteFile(filepath.Join(out, "sbom.cdx.json"), inside, 0o644); err != nil {
		return err
	}
	return sums(out)
}

// version is that of the npm package, which all else shares.
func version() (string, error) {
	text, err := os.ReadFile("wasm/client/package.json")
	if err != nil {
		return "", err
	}
	var p struct{ Version string }
	if err := json.Unmarshal(text, &p); err != nil || p.Version == "" {
		return "", fmt.Errorf("wasm/client/package.json has no version: %v", err)
	}
	return p.Version, nil
}

// program builds the program for a system, and for Linux the image that runs it.
func program(out, version, system, machine string) error {
	name := "section321"
	if system == "windows" {
		name += ".exe"
	}
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, name)
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -X main.released="+version, "-o", binary, "./tools/section321")
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+machine, "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building for %s on %s: %w\n%s", system, machine, err, text)
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return err
	}
	title := strings.Join([]string{"section321", version, system, machine}, "-")
	files := []file{{title + "/" + name, data, 0o755}}
	for _, paper := range []string{"LICENSE", "NOTICE", "README.md"} {
		text, err := os.ReadFile(paper)
		if err != nil {
			return err
		}
		files = append(files, file{title + "/" + paper, text, 0o644})
	}
	if system == "windows" {
		return writeZip(filepath.Join(out, title+".zip"), files)
	}
	if err := writeTarball(filepath.Join(out, title+".tar.gz"), files); err != nil {
		return err
	}
	if system != "linux" {
		return nil
	}
	inside := []file{{"section321", data, 0o755}}
	for _, f := range files[1:3] {
		inside = append(inside, file{filepath.Base(f.name), f.data, f.mode})
	}
	site, err := folder("dist", "site")
	if err != nil {
		return err
	}
	return image(filepath.Join(out, title+".oci.tar"), version, machine, append(inside, site...))
}

// notes are what the changelog says of the version, behind what it says of later changes that
// have no version yet.
func notes(version string) ([]byte, error) {
	text, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return nil, err
	}
	said, ok := section(string(text), version)
	if !ok {
		return nil, fmt.Errorf("CHANGELOG.md has no heading %q for the version of wasm/client/package.json; put what is under %q below one", "## "+version, "## Unreleased")
	}
	later, _ := section(string(text), "Unreleased")
	return []byte("# Section 321 " + version + "\n\n" + strings.TrimSpace(strings.TrimSpace(later)+"\n\n"+strings.TrimSpace(said)) + "\n"), nil
}

// section is what stands under a heading of the second level that begins with a word.
func section(text, word string) (string, bool) {
	var all []string
	in := false
	for line := range strings.Lines(text) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			if in {
				break
			}
			in = strings.HasPrefix(heading+" ", word+" ") || strings.TrimSpace(heading) == word
			continue
		}
		if in {
			all = append(all, line)
		}
	}
	return strings.Join(all, ""), in || len(all) > 0
}

// sums writes the checksum of each file, as sha256sum -c reads them.
func sums(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s  %s\n", hash(data), e.Name())
	}
	os.Stdout.Write(b.Bytes())
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), b.Bytes(), 0o644)
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// folder reads the files of a folder, in the order of their names, under another name.
func folder(from, as string) (all []file, err error) {
	err = filepath.WalkDir(from, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rest, err := filepath.Rel(from, name)
		mode := int64(0o644)
		if bytes.HasPrefix(data, []byte("#!")) {
			mode = 0o755
		}
		all = append(all, file{as + "/" + filepath.ToSlash(rest), data, mode})
		return err
	})
	slices.SortFunc(all, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return all, err
}

// header is that of a file in an archive.
func (f *file) header() *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Size: int64(len(f.data)), Mode: f.mode, ModTime: day, Format: tar.FormatPAX}
}
