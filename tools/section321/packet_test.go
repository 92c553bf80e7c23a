package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A shirt of 24.00 pays 16.5% (3.96), 12.5% (3.00) and 7.5% (1.80), 8.76 together.
func TestAPacketGoesToTheBrokerAndBack(t *testing.T) {
	shirt := []string{"packet", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "24", "-hts", "6109.10.00.12"}
	sent, err := command(t, "", shirt...)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	to, back, other := filepath.Join(dir, "sent.json"), filepath.Join(dir, "back.json"), filepath.Join(dir, "other.json")
	dearer, _ := command(t, "", append(shirt, "-quantity", "2")...)
	for name, text := range map[string]string{to: sent, back: strings.Replace(sent, `"8.76"`, `"7.86"`, 1), other: dearer} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	says(t, []string{"29A 9903.05.31", "32A: $24.00; 33A: 16.5%", "$8.76", "Total", "$10.10", "CSMS 64018403"}, "packet", "-open", to, "-as", "text")
	says(t, []string{"FREE of duty and tax", "No amounts: see below.", "no description: 6109.10.00.12"},
		"packet", "-as", "text", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-purpose", "gift", "-value", "20", "-hts", "6109.10.00.12")
	says(t, []string{"from: from is missing"}, "packet", "-date", "2026-09-01", "-mode", "express", "-value", "20")
	says(t, []string{"001,,,6109.10.00.12,", "24.00,16.5%,3.96"}, "packet", "-open", to, "-as", "csv")
	says(t, []string{"this packet was changed: at totals.duty it says \"7.86\", and its facts give \"8.76\""}, "packet", "-open", back)
	says(t, []string{"totals.duty - 8.76 + 17.52"}, "packet", "-diff", to, other)
	says(t, []string{"The two packets say the same."}, "packet", "-diff", to, to)
	says(t, []string{"takes two packets, and 1 files were given"}, "packet", "-diff", to)
	says(t, []string{"leave out -mode"}, "packet", "-open", to, "-mode", "post")
	says(t, []string{"use json, text, csv or mail"}, "packet", "-open", to, "-as", "pdf")
}
