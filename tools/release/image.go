package main

import (
	"encoding/json"
	"os"
)

// image writes an image that runs the program and serves the site, as one file: an OCI image
// layout with, beside it, the list that docker load reads. It holds the program, the site and the
// papers, and nothing else: no shell, no user but the one it runs as, nothing to update.
func image(to, version, machine string, files []file) error {
	layer, err := tarred(files)
	if err != nil {
		return err
	}
	packed, err := gzipped(layer)
	if err != nil {
		return err
	}
	var blobs []file
	add := func(data []byte, kind string) described {
		blobs = append(blobs, file{"blobs/sha256/" + hash(data), data, 0o644})
		return described{MediaType: kind, Digest: "sha256:" + hash(data), Size: len(data)}
	}
	asJSON := func(v any) []byte {
		text, _ := json.Marshal(v) // of texts and numbers
		return text
	}
	config := add(asJSON(map[string]any{
		"created": day, "architecture": machine, "os": "linux",
		"config": map[string]any{
			"Entrypoint": []string{"/section321"}, "Cmd": []string{"serve", "-addr", "0.0.0.0:3210", "-site", "/site"},
			"ExposedPorts": map[string]any{"3210/tcp": map[string]any{}}, "User": "65532:65532", "WorkingDir": "/",
			"Labels": map[string]string{"org.opencontainers.image.title": "section321", "org.opencontainers.image.version": version, "org.opencontainers.image.licenses": "Apache-2.0"},
		},
		"rootfs":  map[string]any{"type": "layers", "diff_ids": []string{"sha256:" + hash(layer)}},
		"history": []any{map[string]any{"created": day, "created_by": "tools/release"}},
	}), "application/vnd.oci.image.config.v1+json")
	content := add(packed, "application/vnd.oci.image.layer.v1.tar+gzip")
	manifest := add(asJSON(map[string]any{
		"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config, "layers": []described{content},
	}), "application/vnd.oci.image.manifest.v1+json")
	manifest.Platform = &platform{machine, "linux"}
	name := "section321:" + version
	manifest.Annotations = map[string]string{"org.opencontainers.image.ref.name": version, "io.containerd.image.name": "docker.io/library/" + name}
	all := append([]file{
		{"oci-layout", []byte(`{"imageLayoutVersion":"1.0.0"}`), 0o644},
		{"index.json", asJSON(map[string]any{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": []described{manifest}}), 0o644},
		{"manifest.json", asJSON([]any{map[string]any{"Config": "blobs/sha256/" + config.Digest[len("sha256:"):], "RepoTags": []string{name}, "Layers": []string{"blobs/sha256/" + content.Digest[len("sha256:"):]}}}), 0o644},
	}, blobs...)
	data, err := tarred(all)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// described is a blob by its hash.
type described struct {
	MediaType   string            `json:"mediaType"`
	Digest      string            `json:"digest"`
	Size        int               `json:"size"`
	Platform    *platform         `json:"platform,omitempty"`
	Annotations map[string]string `json:"annotations,omitempty"`
}

type platform struct {
	Architecture string `json:"architecture"`
	OS           string `json:"os"`
}
