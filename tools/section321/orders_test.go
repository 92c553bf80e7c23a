package main

import (
	"errors"
	"os"
	"path/filepath"
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
