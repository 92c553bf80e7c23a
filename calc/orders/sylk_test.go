package orders

import (
	"strings"
	"testing"
)

// TestATableOfMultiplanIsNamedAndATableThatBeginsLikeItIsRead: names of columns may begin
// as a file of the form SYLK does.
func TestATableOfMultiplanIsNamedAndATableThatBeginsLikeItIsRead(t *testing.T) {
	sylk := "ID;PWXL;N;E\r\nP;PGeneral\r\nB;Y2;X3\r\nC;Y1;X1;K\"Order\"\r\nC;Y2;X1;K1\r\nE\r\n"
	if _, err := Sniff([]byte(sylk), Fixed{Header: -1}); err == nil || !strings.Contains(err.Error(), "SYLK") {
		t.Errorf("it is not named: %v", err)
	}
	table := "ID;Price;Date;Country\nC;20.00;2026-05-03;US\nF;30.00;2026-05-04;US\n"
	guess, err := Sniff([]byte(table), Fixed{Header: -1})
	if err != nil || guess.Options.Columns["price"] != "Price" {
		t.Errorf("a table: %v", err)
	}
}
