package main

import (
	"slices"
	"strings"
	"testing"

	"section321/tools/site/language"
)

// NAFTA ended with 30 June 2020, when USMCA came; India left the GSP on 5 June 2019, and the GSP lapsed at the end of 2020.
func TestAProgramIsOfferedWithItsDays(t *testing.T) {
	t.Chdir("../..")
	english, err := language.Load(source("languages"), "en")
	if err != nil {
		t.Fatal(err)
	}
	k, err := describe(english)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]program{}
	for _, p := range k.Programs {
		of[p.Symbol] = p
	}
	if p := of["CA"]; p.Name != "NAFTA" || p.From != "1994-01-01" || p.Origins != "CA:2020-06-30 MX:2020-06-30" {
		t.Errorf("NAFTA is %+v", p)
	}
	if p := of["S"]; p.Name != "USMCA" || p.From != "2020-07-01" || p.Origins != "CA MX" {
		t.Errorf("USMCA is %+v", p)
	}
	for _, origin := range []string{"IN:2019-06-04", "TR:2019-05-16", "TH:2020-12-31"} {
		if !slices.Contains(strings.Fields(of["A"].Origins), origin) {
			t.Errorf("%s is not among %s", origin, of["A"].Origins)
		}
	}
}
