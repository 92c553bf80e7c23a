package orders

import (
	"testing"

	"section321/calc"
)

// TestDutyAndFeesComeToTheTotalInEverySum adds up orders of which some owe a duty
// that is not known: those of goods without a tariff number.
func TestDutyAndFeesComeToTheTotalInEverySum(t *testing.T) {
	_, table := opened(t, []byte("Order,Date,Email,Country,Status,SKU,Quantity,Price,Currency,HTS,Origin\n"+
		"1,2026-09-01,a@x.com,US,paid,TEE,2,20.00,USD,6109.10.00.12,CN\n"+
		"2,2026-09-01,b@x.com,US,paid,CUP,1,30.00,USD,,CN\n"+
		"3,2026-10-02,c@x.com,US,paid,TEE,1,15.00,USD,6109.10.00.12,VN\n"+
		"4,2026-10-02,c@x.com,US,paid,CUP,3,10.00,USD,,CN\n"), nil)
	assumed := express()
	assumed.HTS = ""
	a := answered(t, table, assumed)
	s := a.Summary(theTariff())
	if s.Unknown != 2 {
		t.Fatalf("the total of %d orders is not known, want that of the two without a tariff number", s.Unknown)
	}
	sums := map[string]Sums{"all": s.Sums}
	for _, o := range s.Outcomes {
		sums[string(o.Outcome)] = o.Sums
	}
	for _, m := range s.Months {
		sums[m.Month] = m.Sums
	}
	for name, of := range sums {
		if of.Duty+of.Fees != of.Total {
			t.Errorf("%s: %s of duty and %s of fees are not %s", name, dollars(of.Duty), dollars(of.Fees), dollars(of.Total))
		}
	}
	var fees, open, duty calc.Cents
	for n := range a.Shipments() {
		_, d, f, total, _ := a.Amounts(n)
		switch {
		case total != calc.Unknown:
			fees += f
			duty += d
		case f != calc.Unknown:
			open += f
		}
	}
	if s.Fees != fees || s.OpenFees != open || s.Duty != duty {
		t.Errorf("the orders' fees are %s and, of those not known, %s; the summary says %s and %s", dollars(fees), dollars(open), dollars(s.Fees), dollars(s.OpenFees))
	}
	if open == 0 {
		t.Error("no fees of the orders whose duty is not known were told")
	}
	var origins calc.Cents
	for _, o := range s.Origins {
		origins += o.Duty
	}
	if origins != s.Duty {
		t.Errorf("the duties of all origins come to %s, those of all orders to %s", dollars(origins), dollars(s.Duty))
	}
	for n := range uint32(table.rows.n) {
		if r := a.Row(n); r.Total != calc.Unknown && r.Duty+r.Fees != r.Total {
			t.Errorf("row %d: %s and %s are not %s", n, dollars(r.Duty), dollars(r.Fees), dollars(r.Total))
		}
	}
}
