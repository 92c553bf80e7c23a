package native

import (
	"encoding/json"
	"fmt"
	"testing"
)

// Who may claim a program changes from day to day, and so do the numbers that it leaves out
// for one country. Each amount is the rate named, of $1,000.
func TestTheCountriesOfAProgramByDay(t *testing.T) {
	for _, c := range []struct{ day, origin, number, claim, duty string }{
		// Travel bags at 7 %, free under the GSP: India to 4 June 2019, Turkey to 16 May 2019.
		{"2018-06-01", "IN", "4202920400", "A", "0.00"},
		{"2019-06-04", "IN", "4202920400", "A", "0.00"},
		{"2019-06-05", "IN", "4202920400", "A", "70.00"},
		{"2019-05-16", "TR", "4202920400", "A", "0.00"},
		{"2019-05-17", "TR", "4202920400", "A", "70.00"},
		{"2017-12-31", "AR", "4202920400", "A", "70.00"},
		{"2018-01-01", "AR", "4202920400", "A", "0.00"},
		{"2020-12-31", "ID", "4202920400", "A", "0.00"},
		{"2021-01-01", "ID", "4202920400", "A", "70.00"},
		// Orchids at 6.4 % are left out for Thailand, not for Indonesia.
		{"2019-03-01", "TH", "06031300", "A*", "64.00"},
		{"2017-03-01", "TH", "06031300", "A*", "64.00"},
		{"2019-03-01", "ID", "06031300", "A*", "0.00"},
		// Column 2 of a T-shirt is 90 %; Russia came to it on 9 April 2022.
		{"2017-06-01", "CU", "6109100012", "", "900.00"},
		{"2019-06-01", "KP", "6109100012", "", "900.00"},
		{"2022-04-08", "RU", "6109100012", "", "165.00"},
		{"2022-04-09", "RU", "6109100012", "", "900.00"},
		// AGOA frees bicycles, 11 % otherwise: Swaziland came back in 2018, Mauritania was out from 2019 to 2023.
		{"2017-12-31", "SZ", "87120015", "D", "110.00"},
		{"2018-01-01", "SZ", "87120015", "D", "0.00"},
		{"2018-12-31", "MR", "87120015", "D", "0.00"},
		{"2019-01-01", "MR", "87120015", "D", "110.00"},
		{"2024-01-01", "MR", "87120015", "D", "0.00"},
		{"2019-12-31", "CM", "87120015", "D", "0.00"},
		{"2020-01-01", "CM", "87120015", "D", "110.00"},
		// NAFTA to 30 June 2020, then USMCA.
		{"2020-06-30", "MX", "6109100012", "MX", "0.00"},
		{"2020-07-01", "MX", "6109100012", "MX", "165.00"},
		{"2020-06-30", "MX", "6109100012", "S", "165.00"},
		{"2020-07-01", "MX", "6109100012", "S", "0.00"},
	} {
		request := fmt.Sprintf(`{"date":%q,"mode":"ocean","from":%q,"items":[{"origin":%q,"hts":%q,"claim":%q,"retailValue":"1000"}]}`, c.day, c.origin, c.origin, c.number, c.claim)
		if c.claim == "" {
			request = fmt.Sprintf(`{"date":%q,"mode":"ocean","from":%q,"items":[{"origin":%q,"hts":%q,"retailValue":"1000"}]}`, c.day, c.origin, c.origin, c.number)
		}
		var a struct{ Duty string }
		if raw := Calculator().Answer("check", []byte(request)); json.Unmarshal(raw, &a) != nil || a.Duty != c.duty {
			t.Errorf("%s: the duty is %q, want %s", request, a.Duty, c.duty)
		}
	}
}

// A program is not offered where it leaves goods of the origin out.
func TestAProgramThatLeavesGoodsOutIsNotAskedFor(t *testing.T) {
	for origin, want := range map[string]int{"TH": 0, "ID": 1} {
		request := fmt.Sprintf(`{"date":"2019-03-01","mode":"ocean","from":%q,"items":[{"origin":%q,"hts":"06031300","retailValue":"1000"}]}`, origin, origin)
		var a struct{ Asks []struct{ Field string } }
		if err := json.Unmarshal(Calculator().Answer("check", []byte(request)), &a); err != nil || len(a.Asks) != want {
			t.Errorf("%s: %v is asked, want %d", origin, a.Asks, want)
		}
	}
}
