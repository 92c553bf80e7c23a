package api

import (
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestTheCurlLinesOfTheDocuments runs each command of the documents that calls the API,
// and holds what it prints to what stands below it, up to the … of each line.
func TestTheCurlLinesOfTheDocuments(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed")
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	ran := 0
	for _, name := range []string{"../README.md", "../../../README.md"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range commands(string(text)) {
			if !strings.Contains(c.line, "curl") {
				continue
			}
			ran++
			line := strings.ReplaceAll(c.line, "http://127.0.0.1:3210", server.URL)
			out, err := exec.Command("sh", "-c", line).CombinedOutput()
			if err != nil {
				t.Errorf("%s\n%v %s", c.line, err, out)
				continue
			}
			if err := prints(string(out), c.output); err != nil {
				t.Errorf("%s\n%v", c.line, err)
			}
		}
	}
	if ran < 7 {
		t.Errorf("only %d commands", ran)
	}
}

// A command is what stands behind a $ in a document, and the output below it.
type command struct {
	line   string
	output []string
}

// commands reads the console blocks of a document. A command goes on while a quote is
// open, or its line ends in \ or |.
func commands(text string) (all []command) {
	for i, block := range strings.Split(text, "```") {
		block, console := strings.CutPrefix(block, "console\n")
		if i%2 == 0 || !console {
			continue
		}
		open := false
		for line := range strings.Lines(block) {
			line = strings.TrimSuffix(line, "\n")
			switch begin, isCommand := strings.CutPrefix(line, "$ "); {
			case open:
				all[len(all)-1].line += "\n" + line
			case isCommand:
				all = append(all, command{line: begin})
			case line != "" && len(all) > 0:
				all[len(all)-1].output = append(all[len(all)-1].output, line)
				continue
			default:
				continue
			}
			so := all[len(all)-1].line
			open = strings.Count(so, "'")%2 == 1 || strings.HasSuffix(so, `\`) || strings.HasSuffix(so, "|")
		}
	}
	return all
}

func prints(got string, want []string) error {
	lines := strings.Split(strings.TrimRight(got, "\n"), "\n")
	if len(lines) != len(want) {
		return fmt.Errorf("prints %d lines, not %d: %.300s", len(lines), len(want), got)
	}
	for i, line := range want {
		start, cut := strings.CutSuffix(line, "…")
		if !strings.HasPrefix(lines[i], start) || !cut && lines[i] != line {
			return fmt.Errorf("prints %.300s", lines[i])
		}
	}
	return nil
}
