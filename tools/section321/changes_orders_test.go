package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	ordersHead = "Order,Date,Email,Country,SKU,HTS,Origin,Quantity,Price,Currency\n"
	shirts     = "1,2026-06-01,a@x.com,US,SHIRT,6109.10.00.12,CN,10,24.00,USD\n2,2026-06-30,b@x.com,US,SHIRT,6109.10.00.12,CN,10,24.00,USD\n"
	mugs       = "1,2026-06-01,a@x.com,US,MUG,6912.00.44.00,CA,1,12.00,USD\n2,2026-06-30,b@x.com,US,MUG,6912.00.44.00,CA,1,12.00,USD\n"
)

func filesOfOrders(t *testing.T, texts map[string]string) (named func(names ...string) []string) {
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return func(names ...string) (all []string) {
		for _, name := range names {
			all = append(all, filepath.Join(dir, name))
		}
		return all
	}
}

// From 24 July a shirt of China owes 12.5 % for forced labor in place of 10 % under Section 122: of $480
// that is $12 more, in 30 days, which are 0.99 months: $12.12 a month. A mug of Canada owes 10 % either way.
func TestOfSeveralFilesOfOrdersItIsSeenAtAGlanceWhomToCall(t *testing.T) {
	named := filesOfOrders(t, map[string]string{"mugs.csv": ordersHead + mugs, "shirts.csv": ordersHead + shirts, "words.csv": "to whom it may concern\n"})
	args := append([]string{"changes", "-orders", "-mode", "express", "-shipped-from", "CN", "-from", "2026-07-01", "-to", "2026-09-01"},
		named("mugs.csv", "shirts.csv", "words.csv", "none.csv")...)
	said, err := command(t, "", args...)
	if !errors.Is(err, errFailed) {
		t.Errorf("two files could not be read: %v", err)
	}
	glance, details, _ := strings.Cut(said[strings.Index(said, "At a glance"):], "\n\n")
	for _, want := range []string{"shirts.csv", "$12.12 more a month, from 2026-07-24", "mugs.csv", "nothing changes", "words.csv", "none.csv", "could not be read"} {
		if !strings.Contains(glance, want) {
			t.Errorf("at a glance it is not said that %q:\n%s", want, glance)
		}
	}
	if strings.Index(glance, "shirts.csv") > strings.Index(glance, "mugs.csv") {
		t.Errorf("what changes most does not stand first:\n%s", glance)
	}
	for _, want := range []string{"6109.10.00.12 of CN (SHIRT), duty on 2 lines: $163.20 → $175.20", "Forced-labor duty under Section 301 (9903.05.31): begins, 12.5 %", "91 FR 47318",
		"Together, from the first day to the last: $165.88 → $177.88, $12.12 more a month, for 2 orders.", "Nothing changes for 2 orders"} {
		if plain := strings.Join(strings.Fields(details), " "); !strings.Contains(plain, want) {
			t.Errorf("it is not said that %q:\n%s", want, plain)
		}
	}
	if !strings.Contains(said, "no such file") {
		t.Errorf("it is not said what is wrong with a file that is not there:\n%s", said)
	}
}

func TestChangesOfFilesOfOrdersRefuseWhatMeansNothing(t *testing.T) {
	named := filesOfOrders(t, map[string]string{"orders.csv": ordersHead + shirts})
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"changes", "-orders"}, "takes files of orders"},
		{append([]string{"changes", "-orders", "-value", "20"}, named("orders.csv")...), "leave out -value"},
		{[]string{"changes", "-months", "2", "-hts", "6109.10.00.12", "-origin", "CN"}, "-months is about files of orders"},
		{append([]string{"changes", "-orders", "-months", "0", "-shipped-from", "CN"}, named("orders.csv")...), "more than 0 months"},
		{append([]string{"changes", "-orders"}, named("orders.csv")...), "-shipped-from"},
	} {
		said, err := command(t, "", c.args...)
		if err == nil || !strings.Contains(said+err.Error(), c.want) {
			t.Errorf("%q: %v\n%s", c.args, err, said)
		}
	}
}
