package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ordersOf writes a file and reads it with flags.
func ordersOf(t *testing.T, text string, flags ...string) (string, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "orders.csv")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	said, err := command(t, "", append(append([]string{"orders", "-mode", "express", "-from", "CN", "-origin", "CN", "-hts", "6109.10.00.12"}, flags...), name)...)
	return strings.Join(strings.Fields(said), " "), err
}

func TestHowAFileWasReadIsSaidBeforeWhatIsOwed(t *testing.T) {
	said, err := ordersOf(t, "Date,Price,Colour\n2026-05-03,10.00,red\n")
	if err != nil {
		t.Fatal(err)
	}
	first, _, found := strings.Cut(said, "What is owed")
	if !found {
		t.Fatal(said)
	}
	for _, part := range []string{"taken to arrive on the day in the file. Write -transit", "every line was taken as one", "taken as sent to the United States",
		"in which currency: taken as USD", "who bought", "everything was counted", "Columns that were not used: Colour"} {
		if !strings.Contains(first, part) {
			t.Errorf("%q is not said: %s", part, first)
		}
	}
}

func TestFlagsAreBelievedBeforeTheFileIsGuessed(t *testing.T) {
	// The second day can only have the month first.
	said, err := ordersOf(t, "Ref,Made,Mail,Land,Each\n1,05/06/26,a@x.com,US,29.99\n2,05/13/26,b@x.com,US,29.99\n", "-column", "ordered=Made", "-column", "price=Each")
	if err != nil || !strings.HasPrefix(said, "2 orders from 2026-05-06 to 2026-05-13, $59.98 of goods") {
		t.Errorf("%v: %s", err, said)
	}
}

func TestRatesAndStatusesAsPeopleWriteThem(t *testing.T) {
	text := "Order,Date,Email,Country,Price,Currency,Status\n1,2026-05-03,a@x.com,US,10.00,EUR,Frobnicated\n2,2026-05-03,b@x.com,US,20.00,EUR,paid\n"
	said, err := ordersOf(t, text, "-fx", "EUR=1,10")
	if err != nil || !strings.Contains(said, "$33.00 of goods") || !strings.Contains(said, "counted as sent: Frobnicated") {
		t.Errorf("%v: %s", err, said)
	}
	if said, err = ordersOf(t, text, "-fx", "EUR=1,10", "-status", "Frobnicated=cancelled"); err != nil || !strings.Contains(said, "$22.00 of goods") {
		t.Errorf("%v: %s", err, said)
	}
	if said, err = ordersOf(t, "Order,Date,Email,Country,Price\n1,2026-05-03,a@x.com,US,¥300\n"); !errors.Is(err, errFailed) || !strings.Contains(said, "-currency JPY") {
		t.Errorf("%v: %s", err, said)
	}
}
