package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// says runs the program and looks for words in what it prints and fails with, whether or
// not a line ends between them.
func says(t *testing.T, words []string, args ...string) {
	t.Helper()
	got, err := command(t, "", args...)
	if err != nil {
		got += err.Error()
	}
	unbroken := strings.Join(strings.Fields(got), " ")
	for _, part := range words {
		if !strings.Contains(got, part) && !strings.Contains(unbroken, part) {
			t.Errorf("%v does not say %q:\n%s", args, part, got)
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Each flag writes the field of the request that it is named for.
func TestEveryFlagOfACheckIsAFieldOfTheRequest(t *testing.T) {
	got, err := command(t, "", "check", "-json", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-origin", "DE", "-value", "100", "-customs", "80",
		"-quantity", "2", "-currency", "EUR", "-rate", "1.1", "-hts", "7323.93.00.80", "-facts", "not-us-origin-metal,not-uk-origin-metal", "-recipient", "Ana",
		"-measure", "kg=0.4", "-measure", "no=2", "-metal-weight", "steel=40", "-metal-value", "steel=3.20", "-purpose", "gift", "-person", "retailer",
		"-prior", "5", "-withdrawn", "ftz", "-filing", "manual", "-loaded", "2026-08-01", "-postal-method", "specific", "-eccf=false", "-split")
	request := `{"date":"2026-09-01","mode":"express","from":"CN","purpose":"gift","person":{"kind":"retailer"},"priorToday":"5","withdrawnFrom":"ftz",
		"filing":"manual","loaded":"2026-08-01","postalMethod":"specific","eccf":false,"splitFromOneOrder":true,"fx":{"EUR":"1.1"},
		"items":[{"origin":"DE","retailValue":"100","customsValue":"80","quantity":"2","currency":"EUR","hts":"7323.93.00.80","recipient":"Ana",
		"facts":["not-us-origin-metal","not-uk-origin-metal"],"measures":{"kg":"0.4","no":"2"},"metalWeight":{"steel":"40"},"metalValue":{"steel":"3.20"}}]}`
	want := string(native.Calculator().Answer("check", []byte(request))) + "\n"
	if err != nil || strings.HasPrefix(want, `{"error"`) || got != want {
		t.Errorf("%v\nflags:   %.600s\nrequest: %.600s", err, got, want)
	}
}

// The quantity is what makes 6.6 cents a kilogram an amount: 2 kg are 13 cents.
func TestAQuestionNamesTheFlagThatAnswersIt(t *testing.T) {
	mango := []string{"check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "20", "-hts", "0804.50.40.40"}
	says(t, []string{"Answer with -measure kg=…."}, mango...)
	says(t, []string{"Ordinary duty", "$0.13 [1]"}, append(mango, "-measure", "kg=2")...)
	says(t, []string{"Answer with -facts cabinet or -facts not-cabinet."},
		"check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "20", "-hts", "9403.40.90.60")
	mail := []string{"check", "-date", "2025-05-06", "-mode", "post", "-from", "CN", "-value", "20"}
	// 120 % of $20 is $24; the other method takes $100 an item.
	says(t, []string{"Duty if the carrier chose ad-valorem", " $24.00\n", "Duty if the carrier chose specific", " $100.00\n", "not known: $24.00 to $100.00",
		"Answer with -postal-method ad-valorem or -postal-method specific."}, mail...)
	says(t, []string{"Total ................................................................ $100.00"}, append(mail, "-postal-method", "specific")...)
}

// Of both countries a shirt pays 16.5 % of $48, which is $7.92; what else is owed is not alike.
// Goods that are sent from China are not taken for made there.
func TestItMayNotBeSureWhereGoodsWereMade(t *testing.T) {
	shirt := []string{"check", "-date", "2026-11-01", "-mode", "express", "-from", "CN", "-value", "48", "-hts", "6109.10.00.12"}
	unsure := append(shirt, "-origins", "CN, VN")
	got, err := command(t, "", append(unsure, "-json")...)
	request := `{"date":"2026-11-01","mode":"express","from":"CN","items":[{"origins":["CN","VN"],"retailValue":"48","hts":"6109.10.00.12"}]}`
	if want := string(native.Calculator().Answer("check", []byte(request))) + "\n"; err != nil || got != want || !strings.Contains(got, `"field":"items[0].origin"`) {
		t.Errorf("%v\nflags:   %.600s\nrequest: %.600s", err, got, want)
	}
	says(t, []string{"NOT DECIDED", "Ordinary duty ...................................................... $7.92", "In which country was it made? Answer with -origin.", "About orders: https://"}, unsure...)
	says(t, []string{"NOT DECIDED", "About orders: https://"}, append(shirt, "-origins", "*")...)
	says(t, []string{"-origin CN says where it was made, and -origins that this is not sure; keep one of them"}, append(unsure, "-origin", "CN")...)
	says(t, []string{`-origin: "XX" is not a country`}, append(shirt, "-origins", "CN,XX")...)
	says(t, []string{"country of origin ?"}, "packet", "-as", "mail", "-mode", "post", "-from", "CN", "-origins", "*", "-value", "48", "-description", "shirt")
}

func TestAProblemBeginsWithItsFlag(t *testing.T) {
	got, err := command(t, "", "check", "-date", "2026-13-01", "-mode", "drone", "-from", "cn", "-origin", "XX", "-value", "1,2", "-customs", "x", "-quantity", "0",
		"-currency", "CNY", "-postal-method", "any", "-person", "me", "-measure", "kg=much")
	if !errors.Is(err, errFailed) {
		t.Fatal(err)
	}
	begins := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSuffix(got, "\n"), "\n") {
		flag, _, _ := strings.Cut(line, ":")
		begins[flag] = true
	}
	for _, flag := range []string{"-date", "-mode", "-from", "-origin", "-value", "-customs", "-quantity", "-rate", "-postal-method", "-person", "-measure kg"} {
		if !begins[flag] {
			t.Errorf("no line begins with %s:\n%s", flag, got)
		}
	}
	for _, word := range []string{"postalMethod", "person.kind", "{", "items["} {
		if strings.Contains(got, word) {
			t.Errorf("%q is a word of JSON:\n%s", word, got)
		}
	}
	says(t, []string{"-mode is missing", "-value: the retail value is missing"}, "check", "-from", "CN")
	says(t, []string{"-kg: the weight is 0", "-orders: there are 0", "-routes: \"moon\"", "-cost lastMile: \"z\""},
		"compare", "-origin", "CN", "-value", "4", "-kg", "0", "-orders", "0", "-routes", "moon", "-cost", "lastMile=z")
	says(t, []string{"-origin is missing; ", "such as CN or MX -from is missing; "}, "compare", "-hts", "6109.10.00.12", "-value", "25", "-orders", "9", "-kg", "0")
	// -kg writes two fields, and is wrong once.
	if got, _ := command(t, "", "compare", "-origin", "CN", "-value", "4", "-kg", "x", "-orders", "9"); strings.Count(got, "-kg: ") != 1 {
		t.Errorf("-kg is told of more than once:\n%s", got)
	}
	says(t, []string{"-as-of: \"2025-13-01\"", "-transit: \"x\""}, "orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-as-of", "2025-13-01", "-transit", "x", shopifyFile)
	says(t, []string{"-n is 0"}, "find", "cotton", "-n", "0")
	says(t, []string{"-origin: \"XX\""}, "law", "-origin", "XX")
}

func TestFlagsThatWouldBeLostAreRefused(t *testing.T) {
	shipment := []string{"-mode", "express", "-from", "CN", "-value", "20"}
	for want, args := range map[string][]string{
		"leave out -from, -mode, -value": append([]string{"check", "-jsonl"}, shipment...),
		"leave out -origin":              {"law", "-jsonl", "-origin", "CN"},
		"leave out -kg":                  {"compare", "-jsonl", "-kg", "1"},
		"give -currency as well":         append([]string{"check", "-rate", "0.14"}, shipment...),
		"-rate 0: give the dollars":      append([]string{"check", "-rate", "0", "-currency", "CNY"}, shipment...),
		"values in another currency":     append([]string{"check", "-rate", "2", "-currency", "USD"}, shipment...),
		"lastMile is given twice":        {"compare", "-cost", "lastMile=1", "-cost", "lastMile=2"},
		"kg is given twice":              {"check", "-measure", "kg=1", "-measure", "kg=2"},
		"-header -2: write":              {"orders", "-header", "-2", shopifyFile},
		"-sample -3: write":              {"orders", "-sample", "-3"},
		"check -h tells":                 {"check", "-nosuch"},
	} {
		if _, err := command(t, "", args...); err == nil || errors.Is(err, errFailed) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestFlagsMayStandBehindWords(t *testing.T) {
	before, err := command(t, "", "find", "-n", "1", "-date", "2026-09-01", "cotton", "t-shirt")
	if err != nil || !strings.Contains(before, "6109.10.00") {
		t.Fatalf("%v: %s", err, before)
	}
	if behind, err := command(t, "", "find", "cotton", "t-shirt", "-n", "1", "-date", "2026-09-01"); err != nil || behind != before {
		t.Errorf("%v: %s", err, behind)
	}
	if _, err := command(t, "", "orders", shopifyFile, "-mode", "express", "-from", "CN", "-origin", "CN"); err != nil {
		t.Error(err)
	}
	says(t, []string{"Nothing in the tariff schedule fits"}, "find", "-date", "2026-09-01", "--", "-n")
}

// The null device stands for a terminal at which nobody types: both are character devices.
func TestAPersonAtATerminalIsToldHowToCall(t *testing.T) {
	for _, name := range []string{"check", "law", "find", "compare"} {
		terminal, err := os.Open(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		defer terminal.Close()
		var out, errs strings.Builder
		err = run([]string{name}, terminal, &out, &errs)
		if !errors.Is(err, errUsage) || out.Len() > 0 || !strings.Contains(errs.String(), "section321 "+name+" ") {
			t.Errorf("%s: %v\n%s%s", name, err, &out, &errs)
		}
	}
	if err := run([]string{"find", "-n", "3"}, strings.NewReader(""), io.Discard, io.Discard); !errors.Is(err, errUsage) {
		t.Errorf("flags without words: %v", err)
	}
	if got, err := command(t, shirt, "check", "-json"); err != nil || !strings.HasPrefix(got, `{"outcome":"exempt"`) {
		t.Errorf("a file and -json: %v: %s", err, got)
	}
}

func TestHelpSaysWhatFollowsTheFlags(t *testing.T) {
	for name, what := range map[string]string{"find": "find [flags] WORDS", "orders": "orders [flags] FILE", "serve": "serve [flags]", "check": "-metal-weight"} {
		got, _ := command(t, "", name, "-h")
		if !strings.Contains(got, what) {
			t.Errorf("%s -h does not say %q:\n%s", name, what, got)
		}
	}
}

// The help of -facts sends people to a list that has every fact.
func TestEveryFactIsListed(t *testing.T) {
	help, _ := command(t, "", "check", "-h")
	if !strings.Contains(help, "section321 law -facts") {
		t.Error("the help does not say where the facts are")
	}
	got, err := command(t, "", "law", "-facts")
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := command(t, "", "law", "-date", "2026-09-01")
	for _, fact := range []string{"alcohol", "auto-part", "section-338-first-list", "exclusion"} {
		if !strings.Contains(got, "- "+fact+": ") || !strings.Contains(whole, "- "+fact+": ") {
			t.Errorf("%s is not listed", fact)
		}
	}
	table := read(t, "../../calc/law/data/facts.csv")
	for _, row := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		if fact, _, _ := strings.Cut(row, ","); !strings.Contains(got, "- "+fact+": ") {
			t.Errorf("%s is not listed", fact)
		}
	}
}
