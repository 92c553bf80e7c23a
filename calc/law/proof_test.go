//go:build !checkonly

package law

import (
	"strings"
	"testing"
)

const proofsHead = "heading,rate,stands_in,excerpt,why\n"

// A row of money is proven by an excerpt of its own or by what stands under its heading with its rate; what is not
// is named, with the reason where somebody wrote it down.
func TestARowOfMoneyIsProvenOrNamed(t *testing.T) {
	l := whole(t)
	all, err := l.Prove("")
	if err != nil {
		t.Fatal(err)
	}
	without := func(p *Proof, row string) *Unproven {
		for i := range p.Without {
			if strings.HasPrefix(p.Without[i].Row, row+" ") {
				return &p.Without[i]
			}
		}
		return nil
	}
	if u := without(all, "fl301-cn"); u == nil || u.Why != "" {
		t.Errorf("the duty on goods of China of 24 July 2026 has no excerpt: %+v", u)
	}
	if without(all, "s122-10") == nil {
		t.Error("the surcharge under Section 122 has no excerpt of its own")
	}
	told, err := l.Prove(proofsHead + `9903.03.01,10,2026 Revision 10,articles the product of any country: + 10%,` + "\n" + `9903.05.31,12.5,,,not at hand` + "\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(told.Faults) != 0 || told.Rows != all.Rows || len(told.Without) >= len(all.Without) || without(told, "s122-10") != nil {
		t.Errorf("%d of %d without, before %d of %d: %v", len(told.Without), told.Rows, len(all.Without), all.Rows, told.Faults)
	}
	if u := without(told, "fl301-cn"); u == nil || u.Why != "not at hand" {
		t.Errorf("%+v", u)
	}
}

func TestProofsThatProveNothingAreFaults(t *testing.T) {
	l := whole(t)
	for row, want := range map[string]string{
		"9903.03.01,10,2026 Revision 10,articles of any country: + 15%,": "the excerpt does not say 10",
		"9903.03.01,10,,articles of any country: + 10%,":                 "stands_in is empty",
		"9903.03.01,10,,,":                      "the reason why there is none",
		"9903.03.01,11,2026 Revision 10,+ 11%,": "no official row of money",
		"9903.03.01,10,2026 Revision 10," + strings.Repeat("x", 300) + " + 10%,": "300 is the most",
		"9903.03.01,10,2026 Revision 10,+ 10%,\n9903.03.01,10,x,+ 10%,":          "twice",
	} {
		p, err := l.Prove(proofsHead + row + "\n")
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, f := range p.Faults {
			said += f.String() + "\n"
		}
		if !strings.Contains(said, want) {
			t.Errorf("%s: %q, want %q", row, said, want)
		}
	}
	if _, err := l.Prove("heading,rate\n"); err == nil || !strings.Contains(err.Error(), "stands_in") {
		t.Errorf("columns that are others: %v", err)
	}
}
