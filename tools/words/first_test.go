package main

import (
	"slices"
	"strings"
	"testing"

	"section321/calc/tariff/schedule"
)

// What sellers call common goods has the right line first, so that who takes the first is not
// wrong: several lines stand where the words leave them open.
func TestCommonGoodsHaveTheirLineFirst(t *testing.T) {
	s, err := schedule.Open()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"crocheted toy":        "9503.00.00",
		"vinyl sticker":        "3919.90.50 4911.99.80",
		"leather dog collar":   "4201.00.30",
		"used book":            "4901.99.00",
		"signed art print":     "4911.91.10 4911.91.40 9702.90.00",
		"vitamin supplement":   "2106.90.97 2106.90.99",
		"vitamin c tablets":    "2106.90.97 2106.90.99",
		"multivitamin":         "2106.90.97 2106.90.99",
		"enamel pin":           "7117.19.90",
		"wooden cutting board": "4419.90.91",
		"bamboo cutting board": "4419.11.00",
		"brooch":               "7117.19.90 7117.90.90",
		"amigurumi":            "9503.00.00",
		"handmade soap":        "3401.11.50 3401.11.10",
		"coffee beans":         "0901.21.00",
		"ceramic mug":          "6912.00.44",
		"phone case":           "3926.90.99",
		"手机壳":                  "3926.90.99",
	} {
		found, err := s.Find("2026-11-27", words, 4)
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Lines) == 0 || !slices.Contains(strings.Fields(strings.ReplaceAll(want, ".", "")), found.Lines[0].Line.Number[:8]) {
			t.Errorf("%s: want %s first, got %v", words, want, found.Lines)
		}
	}
}
