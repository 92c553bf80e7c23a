package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

func notice(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

var (
	holder = regexp.MustCompile(`^(?:(?:The )?MIT License(?: \(MIT\))? )?(Copyright .*?) (?:Permission is|Permission to|Redistribution)`)
	based  = regexp.MustCompile(`which has the following license: """ The MIT License \(MIT\) (Copyright .*?) Permission is`)
	moving = regexp.MustCompile(`^The MCP project is undergoing .*? MIT License (Copyright .*?) Permission is`)
	terms  = regexp.MustCompile(`(?:Permission is hereby|Permission to use|Redistribution and use).*?(?:IN THE SOFTWARE|OF THIS SOFTWARE|OF SUCH DAMAGE)\.`)
)

// named tells what NOTICE lacks of a license: those who hold the rights, or its terms.
func named(notice, license string) (lacks []string) {
	parts := append(holder.FindStringSubmatch(license), append(based.FindStringSubmatch(license), moving.FindStringSubmatch(license)...)...)
	var wanted []string
	for _, p := range parts {
		if strings.HasPrefix(p, "Copyright") && !strings.Contains(p, "Permission") && !strings.Contains(p, "Redistribution") {
			wanted = append(wanted, p)
		}
	}
	if len(wanted) == 0 {
		return []string{"a line of copyright that can be read"}
	}
	for _, w := range append(wanted, terms.FindAllString(license, -1)...) {
		if !strings.Contains(notice, w) {
			lacks = append(lacks, w)
		}
	}
	return lacks
}

func TestNoticeNamesEveryModule(t *testing.T) {
	parts, err := modules(root)
	if err != nil {
		t.Fatal(err)
	}
	// Go, decimal, text and workers were inside when this was written.
	if len(parts) < 4 {
		t.Fatalf("only %d modules are inside: %v", len(parts), parts)
	}
	check(t, parts)
}

func TestNoticeNamesEveryPackageInAScript(t *testing.T) {
	parts, err := packages(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) < 7 {
		t.Fatalf("only %d packages are inside: %v", len(parts), parts)
	}
	if _, err := os.Stat(filepath.Join(root, "site/node_modules")); err != nil {
		t.Skip("the packages are not installed; make setup installs them")
	}
	check(t, parts)
}

func check(t *testing.T, parts []part) {
	words := notice(t)
	for _, p := range parts {
		name := p.Name
		if name == "std" {
			name = "Go's runtime and standard library"
		}
		if !strings.Contains(words, name) {
			t.Errorf("NOTICE does not name %s", name)
		}
		text, err := license(p.Dir)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, w := range named(words, text) {
			t.Errorf("NOTICE lacks for %s: %s", p.Name, w)
		}
	}
}

// A package that is inside without being named is found.
func TestWhatNoticeLacksIsFound(t *testing.T) {
	license := "Copyright 2020 Somebody Permission to use, copy, modify, and/or distribute this software IS YOURS OF THIS SOFTWARE."
	if lacks := named(notice(t), license); len(lacks) != 2 {
		t.Errorf("lacks %q", lacks)
	}
}

// What the data's licenses ask for is written down by hand, and each is there.
func TestNoticeHasTheLicensesOfTheData(t *testing.T) {
	words := notice(t)
	for _, w := range []string{
		"Copyright (c) 2016 widdix GmbH", "The Budget Lab at Yale", "Crown copyright, HM Revenue and Customs",
		"Unicode, Inc.", "rulespec-us, Axiom Foundation, CC BY 4.0", "Neither the name of Google",
		"Copyright (c) 2013 Oguz Bilgic",
	} {
		if !strings.Contains(words, w) {
			t.Errorf("NOTICE lacks %q", w)
		}
	}
}

func TestTheBillNamesEachPartOnce(t *testing.T) {
	got := bill([]part{{Kind: "npm", Name: "d3-path", Version: "3.1.0", License: "ISC"}})
	components := got["components"].([]map[string]any)
	if got["bomFormat"] != "CycloneDX" || len(components) != 1 || components[0]["purl"] != "pkg:npm/d3-path@3.1.0" {
		t.Errorf("%v", got)
	}
}
