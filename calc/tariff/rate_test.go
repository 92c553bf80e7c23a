package tariff_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/tariff"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// given reads "kg=0.4 no=2".
func given(s string) map[string]decimal.Decimal {
	measures := map[string]decimal.Decimal{}
	for _, pair := range strings.Fields(s) {
		name, value, _ := strings.Cut(pair, "=")
		measures[name] = dec(value)
	}
	return measures
}

const sugar = "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg"

func TestDutyIsTheSumOfTheParts(t *testing.T) {
	for _, c := range []struct {
		rate, base, measures string
		want                 string // part by part
	}{
		{"Free", "100", "", ""},
		{"16.5%", "18.00", "", "2.97"},                                         // 18 × 16.5 %
		{"33 1/3%", "15", "", "5"},                                             // a third of 15, exactly
		{"33 1/3%", "0.015", "", "0.005"},                                      // and of half a cent’s worth
		{"68¢/head", "0", "head=3", "2.04"},                                    // 3 × 0.68
		{"$1.035/kg", "0", "kg=2", "2.07"},                                     // 2 × 1.035
		{"12.1¢/kg + 4%", "50", "kg=0.4", "0.0484 2"},                          // 0.4 × 0.121; 50 × 4 %
		{"39.9¢/kg +6%", "10", "g=500", "0.1995 0.6"},                          // half a kilogram
		{"$1.24/t", "0", "kg=250", "0.31"},                                     // a quarter of a ton
		{"32¢/doz.", "0", "no=30", "0.8"},                                      // 2½ dozen
		{"1.5¢/doz.", "0", "no=4", "0.005"},                                    // a third of a dozen, exactly
		{"14¢/gross + 4.3%", "100", "doz=6", "0.07 4.3"},                       // half a gross
		{"76¢/pr. + 32%", "10", "doz-prs=1", "9.12 3.2"},                       // 12 × 0.76
		{"$6/1000", "0", "no=2500", "15"},                                      // 2½ thousand
		{"31.4¢/pf. liter", "0", "pf.liter=1.5", "0.471"},                      //
		{"0.9¢ each", "0", "no=10", "0.09"},                                    //
		{"$1/1,000 pins + 35%", "2", "thousand-pins=3", "3 0.7"},               //
		{"86.1¢/m2of recording surface", "0", "m2-recording=2", "1.722"},       //
		{"1.7¢/kg on lead content", "0", "kg=100 kg-lead=60", "1.02"},          // the lead, not the ore
		{"2.5% on the value of the lead content", "100", "value-lead=80", "2"}, // 80 × 2.5 %
		{"6.5% on the entire set", "40", "", "2.6"},                            //
		{"17¢ each + 2.5% + 1¢/jewel", "40", "no=2 jewel=30", "0.34 1 0.3"},    //
		{"$2.50/thou- sand + 40%", "10", "thousand=2", "5 4"},                  // a word the page divides
		{"0.3¢/line/ gross + 4.6%", "100", "line-gross=40", "0.12 4.6"},        //
		{"43¢ each + 2.8¢/jewel over 7", "0", "no=2 jewel=34", "0.86 0.56"},    // (34 − 2 × 7) × 0.028
		{"43¢ each + 2.8¢/jewel over 7", "0", "no=2 jewel=10", "0.86 0"},       // five each are under seven
		{sugar, "0", "kg=100 degree=100", "3.6606"},                            // 100 × 3.6606 ¢
		{sugar, "0", "kg=100 degree=96", "3.577928"},                           // less 4 × 0.020668 ¢
		{sugar, "0", "kg=100 degree=0", "3.143854"},                            // not less than this
		{"4.7% on the value of the rifle + 20% on the value of the telescopic sight, if any", "0", "value-rifle=300 value-telescopic-sight=0", "14.1 0"},
		{"51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery", "60",
			"no=2 value-case=20 value-strap=4 value-battery=1", "1.02 1.5 0.053"}, // 2 × 0.51; 24 × 6.25 %; 1 × 5.3 %
	} {
		rate, err := tariff.ParseRate(c.rate)
		if err != nil {
			t.Errorf("%s: %v", c.rate, err)
			continue
		}
		amounts, err := rate.Duty(dec(c.base), given(c.measures), nil)
		var got []string
		for _, a := range amounts {
			got = append(got, a.Duty.String())
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s on $%s, %s: %s, %v; want %s", c.rate, c.base, c.measures, strings.Join(got, " "), err, c.want)
		}
	}
}

func TestWhatIsMissingIsNamed(t *testing.T) {
	for _, c := range []struct{ rate, measures, missing, known string }{
		{"68¢/head", "", "head", ""},
		{"68¢/head", "no=3", "", "2.04"},
		{"12.1¢/kg + 4%", "liter=1", "kg", "4"},
		{"3.7¢/kg on drained weight", "kg=1", "kg-drained", ""}, // the weight with the brine is another
		{"22.1¢/pf. liter", "liter=1", "pf.liter", ""},          // the strength is not known
		{sugar, "kg=1", "degree", ""},
		{"3.9% on the movement and case + 5.3% on the battery", "value-case=5", "value-movement value-battery", ""},
		{"43¢ each + 2.8¢/jewel over 7", "jewel=17", "no", ""},
	} {
		rate, _ := tariff.ParseRate(c.rate)
		amounts, err := rate.Duty(dec("100"), given(c.measures), nil)
		var missing *tariff.MissingError
		var names string
		if errors.As(err, &missing) {
			names = strings.Join(missing.Measures, " ")
		}
		known := ""
		for _, a := range amounts {
			known += a.Duty.String()
		}
		if names != c.missing || known != c.known {
			t.Errorf("%s with %s: missing %q, known %q; want %q and %q", c.rate, c.measures, names, known, c.missing, c.known)
		}
	}
}

func TestATextThatIsNoRateIsNeverZero(t *testing.T) {
	for _, text := range []string{"", " ", "free", "Free.", "%", "5", "5 %x", "$5", "$5 kg", "5¢", "5¢/parsec", "-5%", "1e3%", "5% on the moon",
		"Free, under bond", "See 9822.05.20", "See additional U.S. note 1", "The rate applicable to the natural juice in heading 2009",
		"5% + ", "1/3%", "33 1/4%", "5¢/kg less 1¢/kg for each degree under", "5%%", "4¢/on the case", "5..5%", "5%\x00", "5% each"} {
		rate, err := tariff.ParseRate(text)
		if err == nil && rate.Unsupported.Silent() {
			t.Errorf("%q was taken for the rate %+v", text, rate)
		}
		var unsupported *tariff.UnsupportedError
		if amounts, err := rate.Duty(dec("100"), nil, nil); !errors.As(err, &unsupported) || len(amounts) > 0 {
			t.Errorf("%q gave the duty %v, %v", text, amounts, err)
		}
	}
	if _, err := (tariff.Rate{}).Duty(dec("100"), nil, nil); err == nil {
		t.Error("the zero Rate gave a duty")
	}
}

// 19 CFR 159.3(b).
func TestFractionsOfAUnit(t *testing.T) {
	for _, c := range []struct{ perUnit, quantity, want string }{
		{"0.121", "0.4", "0"}, {"0.121", "0.5", "1"}, {"0.121", "2.49", "2"}, {"0.121", "2.5", "3"},
		{"1", "1.5", "2"}, {"1.01", "1.5", "1.5"}, {"4.50", "0.25", "0.25"},
	} {
		if got := tariff.WholeUnits(dec(c.perUnit), dec(c.quantity)); got.String() != c.want {
			t.Errorf("%s units at $%s: %s, want %s", c.quantity, c.perUnit, got, c.want)
		}
	}
	rate, _ := tariff.ParseRate("12.1¢/kg + 4%")
	amounts, err := rate.Duty(dec("50"), given("kg=2.6"), tariff.WholeUnits)
	if err != nil || amounts[0].Duty.String() != "0.363" || amounts[0].On.String() != "3" || amounts[1].Duty.String() != "2" {
		t.Errorf("2.6 kg count as 3: %v %v", amounts, err)
	}
}

func TestSpecialColumn(t *testing.T) {
	line := tariff.Line{Special: "Free (A*,AU,BH,CL,E IL,MA,.OM,S)4.6% (JP) See 9822.05.20 (P+) 5.1¢/liter(PA)"}
	for _, c := range []struct{ claim, want string }{
		{"AU", "Free"}, {"A*", "Free"}, {"IL", "Free"}, {"OM", "Free"}, {"JP", "4.6%"}, {"PA", "5.1¢/liter"},
		{"P+", "See 9822.05.20"}, {"A", ""}, {"S+", ""}, {"KR", ""}, {"", ""}, {"Free", ""},
	} {
		rate, found := line.SpecialRate(c.claim)
		if found != (c.want != "") || rate.Text != c.want {
			t.Errorf("claim %q: %q %t, want %q", c.claim, rate.Text, found, c.want)
		}
		if c.claim == "P+" && rate.Unsupported.Silent() {
			t.Error("a rate in another provision is not unsupported")
		}
	}
	for _, text := range []string{"Free", "Free (", "Free ()", "Free (AU", "(AU)", "Free (au)", "Free (1)", "Gratis (AU)"} {
		if programs, err := tariff.ParseSpecial(text); err == nil {
			t.Errorf("%q was taken for %v", text, programs)
		}
	}
}

// Every text of every edition is read, or explained in unsupported.csv.
func TestEveryRateOfEveryEditionIsReadOrExplained(t *testing.T) {
	counts := map[string]int{}
	why := map[string]string{}
	note := func(rate tariff.Rate, err error) {
		if err != nil {
			t.Error(err)
		}
		if rate.Unsupported.Silent() {
			return
		}
		text := rate.Text
		if strings.HasPrefix(text, "See 9") {
			text = text[:len("See 9822")] // and what follows the heading
		}
		counts[text]++
		why[text] = rate.Unsupported.String()
	}
	texts := 0
	for _, e := range open(t).Editions() {
		for _, line := range everyLine(t, e.From) {
			note(tariff.ParseRate(line.General))
			note(tariff.ParseRate(line.Column2))
			programs, err := tariff.ParseSpecial(line.Special)
			if err != nil {
				t.Error(line.Number, err)
			}
			for _, p := range programs {
				note(p.Rate, nil)
			}
			texts += 2 + len(programs)
		}
	}
	for _, row := range readTable(t, "unsupported.csv", ',') {
		text := row["text"]
		if fmt.Sprint(counts[text]) != row["times"] || why[text] != row["why"] {
			t.Errorf("%q occurs %d times: %s; unsupported.csv says %s: %s", text, counts[text], why[text], row["times"], row["why"])
		}
		delete(counts, text)
	}
	for text, n := range counts {
		t.Errorf("unsupported and not explained: UNS|%s|%d|%s", text, n, why[text])
	}
	t.Logf("%d rates read", texts)
}

func FuzzParseRate(f *testing.F) {
	for _, text := range []string{"Free", "16.5%", "33 1/3%", "12.1¢/kg + 4%", "$1.035/kg", sugar, "See 9823.01.01", "43¢ each + 2.8¢/jewel over 7 + 3.7% on the case", "Free (A*,AU) 4.6% (JP)"} {
		f.Add(text)
	}
	all := given("degree=99.5")
	for _, name := range []string{"value-case", "value-strap", "value-battery", "value-movement", "value-apparatus", "value-lead", "value-rifle", "value-telescopic-sight"} {
		all[name] = dec("10")
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = tariff.ParseSpecial(text)
		rate, err := tariff.ParseRate(text)
		if (err != nil || !rate.IsFree()) && rate.Unsupported.Silent() && len(rate.Parts) == 0 {
			t.Fatalf("%q is neither free nor refused", text)
		}
		if rate.IsFree() && strings.TrimSpace(text) != "Free" {
			t.Fatalf("%q is free", text)
		}
		for _, p := range rate.Parts {
			for _, unit := range p.Needs() {
				if _, ok := all[unit]; !ok {
					all[unit] = dec("1000")
				}
			}
		}
		amounts, err := rate.Duty(dec("100"), all, nil)
		if !rate.Unsupported.Silent() && err == nil || rate.Unsupported.Silent() && err != nil || len(amounts) != len(rate.Parts) {
			t.Fatalf("%q: %v %v", text, amounts, err)
		}
		nothing := !strings.ContainsAny(text, "123456789") || strings.Contains(text, "over")
		if slices.ContainsFunc(amounts, func(a tariff.Amount) bool { return a.Duty.IsZero() }) && !nothing && !strings.Contains(text, "0") {
			t.Fatalf("%q: a duty of nothing: %v", text, amounts)
		}
	})
}
