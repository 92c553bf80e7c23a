package native

import (
	"encoding/json"
	"fmt"
	"testing"
)

// From 13 October 2018 to the end of 2020 subchapter II of chapter 99 freed some products of a
// number, or lowered their duty. It is asked for, and nothing is taken for granted. Mustard oil
// (9902.01.02) paid 6.4 % otherwise and was free, pickled artichokes (9902.01.04) 10.2 and 7.2 %.
func TestProductsThatCongressFreedAreAskedFor(t *testing.T) {
	for _, c := range []struct{ day, number, facts, duty, least string }{
		{"2018-10-12", "15149990", "", "64.00", "67.35"}, // and $2.10 + $1.25 of fees, $2.18 + $1.25 in fiscal 2021
		{"2018-10-13", "15149990", "", "64.00", "3.35"},
		{"2018-10-13", "15149990", `"temporary-reduction"`, "0.00", "3.35"},
		{"2018-10-13", "15149990", `"not-temporary-reduction"`, "64.00", "67.35"},
		{"2020-12-31", "15149990", "", "64.00", "3.43"},
		{"2021-01-01", "15149990", "", "64.00", "67.43"},
		{"2019-03-01", "20019025", "", "102.00", "3.35"},
		{"2019-03-01", "20019025", `"temporary-reduction"`, "", "3.35"}, // at which rate is not in the data
	} {
		request := fmt.Sprintf(`{"date":%q,"mode":"ocean","from":"DE","items":[{"origin":"DE","hts":%q,"facts":[%s],"retailValue":"1000"}]}`, c.day, c.number, c.facts)
		var a struct {
			Duty    string
			Asks    []struct{ Fact, Effect string }
			CouldBe struct{ Least string }
		}
		if err := json.Unmarshal(Calculator().Answer("check", []byte(request)), &a); err != nil {
			t.Fatal(err)
		}
		asked := c.facts == "" && c.day >= "2018-10-13" && c.day <= "2020-12-31"
		if a.Duty != c.duty || a.CouldBe.Least != c.least || len(a.Asks) > 0 != asked {
			t.Errorf("%s: duty %q, at least %s, asked %v; want %q, %s, %v", request, a.Duty, a.CouldBe.Least, a.Asks, c.duty, c.least, asked)
		}
	}
}
