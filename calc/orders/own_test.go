package orders

import (
	"strings"
	"testing"
)

const ownFile = "Order,Date,Country,Note,HS code,Origin,SKU,Price\r\n" +
	"1,2025-05-03,US,\"a, \"\"b\"\"\",,,A-1,10.00\r\n" +
	"2,2025-05-03,US,=SUM(1),6912.00.48.10,VN,A-2,10.00\r\n" +
	"3,2025-05-03,DE,plain,  ,,A-1,10.00\r\n" +
	"4,no day,US,-,,,A-1,10.00\r\n"

func filledIn(t *testing.T, file string, change func(*Options)) string {
	t.Helper()
	_, table := opened(t, []byte(file), change)
	a, err := table.Answer(nil, Assumptions{Mode: "express", From: "CN", Origin: "CN", HTS: "0901210000", Filing: "automated",
		Products: Products{"A-1": {HTS: "6109100012", Currency: "USD"}}}, InTurn)
	if err != nil {
		t.Fatal(err)
	}
	p := NewPass(a, Own)
	first, err := p.Write([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	out := string(first)
	last, err := p.End()
	if err != nil {
		t.Fatal(err)
	}
	return out + string(last)
}

// TestTheShopsOwnFileIsFilledInAndNothingElse: empty cells of the tariff number and the
// origin get what the answers took; what stands in them stays, and so does every other
// byte, formulas and quotes too. A row that could not be read is left alone.
func TestTheShopsOwnFileIsFilledInAndNothingElse(t *testing.T) {
	want := "Order,Date,Country,Note,HS code,Origin,SKU,Price\r\n" +
		"1,2025-05-03,US,\"a, \"\"b\"\"\",6109.10.00.12,CN,A-1,10.00\r\n" +
		"2,2025-05-03,US,=SUM(1),6912.00.48.10,VN,A-2,10.00\r\n" +
		"3,2025-05-03,DE,plain,6109.10.00.12,CN,A-1,10.00\r\n" +
		"4,no day,US,-,,,A-1,10.00\r\n"
	if got := filledIn(t, ownFile, nil); got != want {
		t.Errorf("\n%s\nnot\n%s", got, want)
	}
}

func TestRowsThatAreTooShortReachTheColumn(t *testing.T) {
	got := filledIn(t, "Order,Date,Country,Price,HS code\n1,2025-05-03,US,10.00\n", nil)
	if want := "Order,Date,Country,Price,HS code\n1,2025-05-03,US,10.00,0901.21.00.00\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestAFileWithoutSuchColumnsIsNotWritten(t *testing.T) {
	_, table := opened(t, []byte("Order,Date,Country,Price\n1,2025-05-03,US,10.00\n"), nil)
	if err := table.CanFill(); err == nil || !strings.Contains(err.Error(), "no column for the tariff number") {
		t.Error(err)
	}
}
