package tariff

import "testing"

func TestParseNumber(t *testing.T) {
	for given, want := range map[string]string{
		"6109.10.00": "61091000", "6109100012": "6109100012", "6109.10.00.12": "6109100012", "0101.21.00": "01012100",
		"": "", "6109.10": "610910", "6109": "6109", "61": "", "6109.1": "", "6109.10.001": "", "6109,10,00": "", ".61091000": "", "6109..1000": "", "9903.88.15": "",
		"9802.00.80": "", "7700.00.00": "", "0001.00.00": "", "61091000a": "", "６１０９１０００": "",
	} {
		got, err := ParseNumber(given)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q, %v; want %q", given, got, err, want)
		}
	}
}
