package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	shopifyFile = "../../calc/orders/testdata/shopify.csv"
	germanFile  = "../../calc/orders/testdata/german.csv"
)

func TestAFileOfOrdersIsSummedUpForPeople(t *testing.T) {
	got, err := command(t, "", "orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-hts", "6109.10.00.12", shopifyFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"4 orders from 2025-04-02 to 2025-05-02, $969.01 of goods", "exempt: 1 order on 1 person-day ",
		"2025-04-02  ana@example.com", "$800.01", "Not shipped to the United States"} {
		if !strings.Contains(got, part) {
			t.Errorf("the summary does not say %q:\n%s", part, got)
		}
	}
}

func TestAFileOfOrdersThatLeavesAQuestionIsNotAnswered(t *testing.T) {
	got, err := command(t, "", "orders", "-mode", "express", "-from", "DE", "-origin", "DE", germanFile)
	if !errors.Is(err, errFailed) || !strings.Contains(got, "-fx EUR=") {
		t.Errorf("%v: %s", err, got)
	}
	if got, err = command(t, "", "orders", "-fx", "EUR=1.10", germanFile); !errors.Is(err, errFailed) || !strings.Contains(got, "mode is missing") {
		t.Errorf("%v: %s", err, got)
	}
}

func TestResultsOfAFileOfOrdersAreWrittenWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	table, lines := filepath.Join(dir, "result.csv"), filepath.Join(dir, "result.jsonl")
	if _, err := command(t, "", "orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-csv", table, "-jsonl", lines, shopifyFile); err != nil {
		t.Fatal(err)
	}
	for name, part := range map[string]string{table: ",counted,2025-04-02,", lines: `"aggregate":"800.01"`} {
		text, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(text), part) {
			t.Errorf("%s: %v, without %q", name, err, part)
		}
	}
	before, _ := os.ReadDir(dir)
	if _, err := command(t, "", "orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-csv", filepath.Join(dir, "none", "x.csv"), shopifyFile); err == nil {
		t.Error("written into a folder that is not there")
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before) {
		t.Errorf("%d files were left behind", len(after)-len(before))
	}
}

func TestReadingOptionsAreKeptForTheNextFile(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "options.json")
	args := []string{"orders", "-json", "-mode", "express", "-from", "DE", "-origin", "DE"}
	first, err := command(t, "", append(args, "-fx", "EUR=1.10", "-save-options", kept, germanFile)...)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := command(t, "", append(args, "-options", kept, germanFile)...); err != nil || second != first {
		t.Errorf("%v: %s", err, second)
	}
}

func TestAnExcelWorkbookIsNamedForWhatItIs(t *testing.T) {
	name := filepath.Join(t.TempDir(), "orders.xlsx")
	if err := os.WriteFile(name, []byte("PK\x03\x04rest"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := command(t, "", "orders", name); !errors.Is(err, errFailed) || !strings.Contains(got, "CSV UTF-8") {
		t.Errorf("%v: %s", err, got)
	}
}

// shop are the flags that every file here needs.
var shop = []string{"orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-country", "US"}

func with(more ...string) []string { return slices.Concat(shop, more) }

func TestNoResultReplacesWhatIsReadOrAnotherResult(t *testing.T) {
	dir := t.TempDir()
	file, twin, link := filepath.Join(dir, "o.csv"), filepath.Join(dir, "twin.csv"), filepath.Join(dir, "link.csv")
	text, err := os.ReadFile(shopifyFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(file, text, 0o644), os.Link(file, twin), os.Symlink(file, link)); err != nil {
		t.Fatal(err)
	}
	result := filepath.Join(dir, "result")
	for want, args := range map[string][]string{
		"-csv " + file + " would replace the file of orders":          {"-csv", file},
		"-jsonl " + twin + " would replace the file of orders":        {"-jsonl", twin},
		"-csv " + link + " would replace the file of orders":          {"-csv", link},
		"-save-options " + file + " would replace the file of orders": {"-save-options", file},
		"-csv " + twin + " would replace":                             {"-products", twin, "-csv", twin},
		"-csv and -jsonl both write to":                               {"-csv", result, "-jsonl", dir + "/./result"},
		"-csv and -jsonl both write to -":                             {"-csv", "-", "-jsonl", "-"},
		"-csv " + dir + ": this is a folder":                          {"-csv", dir},
	} {
		if _, err := command(t, "", append(with(args...), file)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", args, err)
		}
	}
	if after, _ := os.ReadFile(file); string(after) != string(text) {
		t.Error("the file of orders was replaced")
	}
	nowhere := filepath.Join(dir, "none", "x.csv")
	if _, err := command(t, "", with("-csv", nowhere, file)...); err == nil || err.Error() != "writing "+nowhere+": no such file or directory" {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestAResultOnStandardOutputStandsAlone(t *testing.T) {
	result := filepath.Join(t.TempDir(), "result.csv")
	if _, err := command(t, "", with("-csv", result, shopifyFile)...); err != nil {
		t.Fatal(err)
	}
	want, _ := os.ReadFile(result)
	var out, errs strings.Builder
	if err := run(with("-csv", "-", shopifyFile), strings.NewReader(""), &out, &errs); err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) || !strings.Contains(errs.String(), "What is owed") {
		t.Errorf("%.300s\n%s", &out, &errs)
	}
}

func TestASymbolicLinkStaysAndItsFileIsWritten(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.csv"), filepath.Join(dir, "link.csv")
	if err := errors.Join(os.WriteFile(real, nil, 0o644), os.Symlink(real, link)); err != nil {
		t.Fatal(err)
	}
	if _, err := command(t, "", with("-csv", link, shopifyFile)...); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if text, _ := os.ReadFile(real); err != nil || info.Mode()&os.ModeSymlink == 0 || !strings.Contains(string(text), ",counted,") {
		t.Errorf("%v %v %.100s", err, info.Mode(), text)
	}
}

// What is not known is never shown as nothing: without tariff number, three of the four
// orders have no total, and one order alone has none at all.
func TestSumsSayWhatTheyLeaveOut(t *testing.T) {
	says(t, []string{"The totals of 3 of 4 orders are not known. The sums leave them out.", "incomplete: 3 orders on 2 person-days .............................. not known",
		"Total, where known", "without 2 not known", "? 1 order: "}, with(shopifyFile)...)
	file := filepath.Join(t.TempDir(), "o.csv")
	table := "Order,Date,Email,Unit price,Quantity\n1,2026-01-02,a@example.com,1600.00,1\n"
	if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	one := with(file)
	says(t, []string{"1 order on 2026-01-02, $1,600.00 of goods", "The total of the order is not known.", "incomplete: 1 order on 1 person-day .", ". not known"}, one...)
	if got, _ := command(t, "", one...); strings.Contains(got, "$0.00") {
		t.Errorf("what is not known is shown as nothing:\n%s", got)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(strings.Replace(table, "Quantity", "Quantity,Country", 1), ",1\n", ",1,CA\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := command(t, "", one...)
	if err != nil || !strings.HasPrefix(got, "No order in this file counts.") || strings.Contains(got, "What is owed") || !strings.Contains(got, "Not shipped to the United States") {
		t.Errorf("%v: %s", err, got)
	}
}
