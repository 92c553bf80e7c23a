package main

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var two = []file{{"section321", []byte("#!program"), 0o755}, {"site/index.html", []byte("<p>"), 0o644}}

// Whoever builds later, or elsewhere, gets the same bytes, and what is inside is no younger.
func TestTheSameFilesGiveTheSameBytes(t *testing.T) {
	for name, write := range map[string]func(string, []file) error{
		"zip": writeZip, "tar.gz": writeTarball,
		"oci.tar": func(to string, all []file) error { return image(to, "1.2.3", "amd64", all) },
	} {
		a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
		if err := errors.Join(write(a, two), write(b, two)); err != nil {
			t.Fatal(err)
		}
		first, _ := os.ReadFile(a)
		second, _ := os.ReadFile(b)
		if len(first) == 0 || !bytes.Equal(first, second) {
			t.Errorf("%s: two archives of the same files differ", name)
		}
		if bytes.Contains(first, []byte(time.Now().Format("2006-01-02"))) {
			t.Errorf("%s knows the day it was made", name)
		}
	}
}

// An image names each of its parts by the hash of its bytes, and runs the program as a user
// without rights.
func TestTheImageNamesWhatItHolds(t *testing.T) {
	to := filepath.Join(t.TempDir(), "image.tar")
	if err := image(to, "1.2.3", "arm64", two); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	parts := map[string][]byte{}
	for r := tar.NewReader(f); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		parts[h.Name], _ = io.ReadAll(r)
	}
	blob := func(d described, into any) {
		data := parts["blobs/sha256/"+d.Digest[len("sha256:"):]]
		if "sha256:"+hash(data) != d.Digest || len(data) != d.Size {
			t.Fatalf("%s is not in the image whole", d.Digest)
		}
		if into != nil {
			if err := json.Unmarshal(data, into); err != nil {
				t.Fatal(err)
			}
		}
	}
	var index struct{ Manifests []described }
	if err := json.Unmarshal(parts["index.json"], &index); err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Config described
		Layers []described
	}
	blob(index.Manifests[0], &manifest)
	var config struct {
		Architecture string
		Config       struct {
			User            string
			Entrypoint, Cmd []string
		}
	}
	blob(manifest.Config, &config)
	blob(manifest.Layers[0], nil)
	if config.Architecture != "arm64" || config.Config.User == "" || config.Config.Entrypoint[0] != "/section321" {
		t.Errorf("%+v", config)
	}
}

func TestNotesAreThoseOfTheVersion(t *testing.T) {
	const text = "# Changelog\n\n## Unreleased\n\n- new\n\n## 1.2.3 (2026-11-27)\n\n- old\n\n## 1.2.30\n\n- other\n"
	for word, want := range map[string]string{"1.2.3": "\n- old\n\n", "Unreleased": "\n- new\n\n", "1.2.30": "\n- other\n"} {
		if said, ok := section(text, word); !ok || said != want {
			t.Errorf("%s: %q", word, said)
		}
	}
	if _, ok := section(text, "9.9.9"); ok {
		t.Error("9.9.9 has notes")
	}
}

// The version that would be published has a heading of its own in the changelog.
func TestTheVersionIsInTheChangelog(t *testing.T) {
	t.Chdir("../..")
	v, err := version()
	if err != nil {
		t.Fatal(err)
	}
	if said, err := notes(v); err != nil || !strings.HasPrefix(string(said), "# Section 321 "+v+"\n\n") || len(said) < 1000 {
		t.Errorf("%v: %.200s", err, said)
	}
	if _, err := notes("0.0.0"); err == nil {
		t.Error("a version without a heading has notes")
	}
}
