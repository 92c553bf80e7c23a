package main

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// command runs the program and returns what it prints.
func command(t *testing.T, in string, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := run(args, strings.NewReader(in), &out, &out)
	return out.String(), err
}

const shirt = `{"date":"2021-10-21","mode":"express","from":"CN","items":[{"origin":"CN","retailValue":"48"}]}`

func TestJSONIsAnsweredAsTheDoorAnswersIt(t *testing.T) {
	got, err := command(t, shirt, "check")
	if err != nil || got != string(native.Calculator().Answer("check", []byte(shirt)))+"\n" {
		t.Errorf("%v: %s", err, got)
	}
	question := `{"date":"2021-10-21"}`
	got, err = command(t, question, "law")
	if err != nil || got != string(native.Calculator().Answer("law", []byte(question)))+"\n" {
		t.Errorf("%v: %s", err, got)
	}
}

func TestAFileSavedByAPageIsReadBack(t *testing.T) {
	answer := string(native.Calculator().Answer("check", []byte(shirt)))
	got, err := command(t, `{"request": `+shirt+`, "answer": `+answer+`}`, "check")
	if err != nil || got != answer+"\n" {
		t.Errorf("%v: %s", err, got)
	}
}

func TestABadRequestIsPrintedAndFails(t *testing.T) {
	got, err := command(t, `{"date":"2026-02-30"}`, "check")
	if !errors.Is(err, errFailed) || !strings.Contains(got, `"code":"invalid-date"`) {
		t.Errorf("%v: %s", err, got)
	}
}

func TestLinesAreAnsweredInOrderAndGoOnAfterABadOne(t *testing.T) {
	long := strings.Repeat("x", wire.MaxRequest+100)
	in := strings.Join([]string{shirt, "not json", "", long, strings.Replace(shirt, "2021", "2026", 1)}, "\r\n")
	got, err := command(t, in, "check", "-jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	want := []string{`{"outcome":"exempt"`, `{"error":{"code":"invalid-json"`, `{"error":{"code":"invalid-json"`,
		`{"error":{"code":"request-too-large"`, `{"outcome":"incomplete"`}
	if len(lines) != len(want) {
		t.Fatalf("%d answers to %d lines", len(lines), len(want))
	}
	for i := range want {
		if !strings.HasPrefix(lines[i], want[i]) {
			t.Errorf("line %d: want %s…, got %.100s", i+1, want[i], lines[i])
		}
	}
}

func TestALineOfACaseFileIsTaken(t *testing.T) {
	cases, err := os.Open("../cases/check.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer cases.Close()
	var out bytes.Buffer
	if err := run([]string{"check", "-jsonl"}, cases, &out, &out); err != nil {
		t.Fatal(err)
	}
	if first, _, _ := strings.Cut(out.String(), "\n"); !strings.Contains(first, `"limit":"200.00"`) {
		t.Errorf("the first case is of 2016-03-09, with a limit of $200: %.200s", first)
	}
}

func TestFlagsPrintAReceipt(t *testing.T) {
	got, err := command(t, "", "check", "-date", "2021-10-21", "-mode", "express", "-from", "MX", "-origin", "CN", "-value", "48", "-quantity", "2")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"FREE of duty and tax", "$96.00", "$704.00", "321 Section 321 release", "19 U.S.C. 1321(a)(2)", "2025-05-02"} {
		if !strings.Contains(got, part) {
			t.Errorf("the receipt does not say %q:\n%s", part, got)
		}
	}
	for _, line := range strings.Split(got, "\n") {
		if len([]rune(line)) > 100 && !strings.Contains(line, "https://") {
			t.Errorf("a line is wider than a screen: %q", line)
		}
	}
}

func TestFlagsSayWhatIsWrong(t *testing.T) {
	got, err := command(t, "", "check", "-mode", "drone", "-from", "CN", "-value", "1,433.66")
	if !errors.Is(err, errFailed) || !strings.Contains(got, "drone") || !strings.Contains(got, "1433.66") {
		t.Errorf("%v: %s", err, got)
	}
	if _, err := command(t, "", "chekc"); err == nil || !strings.Contains(err.Error(), "chekc") {
		t.Errorf("an unknown command: %v", err)
	}
}

func TestLawForPeople(t *testing.T) {
	got, err := command(t, "", "law", "-date", "2025-05-06", "-origin", "CN")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"The law on 2025-05-06", "China or Hong Kong", "1993-12-08 – 2016-03-09", "free to $200.00", "2025-08-29"} {
		if !strings.Contains(got, part) {
			t.Errorf("the page does not say %q:\n%s", part, got)
		}
	}
}

// The flags make the request that the JSON face would be asked, and the table says
// what its answer says.
func TestCompareByFlagsIsTheSameComparison(t *testing.T) {
	flags := []string{"compare", "-date", "2026-09-01", "-against", "2025-05-01", "-hts", "6109.10.00.12", "-origin", "CN", "-value", "48", "-customs", "18.20",
		"-kg", "0.4", "-orders", "900", "-cost", "capitalRate=9", "-cost", "canada.lastMile=4.10"}
	request := `{"date":"2026-09-01","against":"2025-05-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48","customsValue":"18.20","weightKg":"0.4","measures":{"kg":"0.4"}},
		"orders":{"perMonth":"900"},"costs":{"capitalRate":"9"},"routes":[{"id":"post"},{"id":"express"},{"id":"consolidated"},{"id":"canada","costs":{"lastMile":"4.10"}},{"id":"mexico"},{"id":"us-bulk"},{"id":"ftz"},{"id":"bonded"}]}`
	want, err := command(t, request, "compare")
	if err != nil || strings.HasPrefix(want, `{"error"`) {
		t.Fatalf("%v: %.300s", err, want)
	}
	got, err := command(t, "", append(flags, "-json")...)
	if err != nil || got != want {
		t.Errorf("%v\nflags:   %.300s\nrequest: %.300s", err, got, want)
	}
	table, err := command(t, "", flags...)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"Cheapest on 2026-09-01: Stock in the US", "Cheapest on 2025-05-01: By post", "What changed", "$4.10 an order", "Where the answer flips"} {
		if !strings.Contains(table, part) {
			t.Errorf("the table does not say %q:\n%.3000s", part, table)
		}
	}
}

func TestCompareSaysWhatIsWrong(t *testing.T) {
	got, err := command(t, "", "compare", "-origin", "CN", "-value", "48", "-orders", "0")
	if !errors.Is(err, errFailed) || !strings.Contains(got, "there are 0 orders a month") {
		t.Errorf("%v: %s", err, got)
	}
}
