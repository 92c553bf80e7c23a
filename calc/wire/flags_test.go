package wire_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

type flagsAnswer struct {
	Error  *struct{ Code, Field string }
	Orders []struct {
		Case, Kind, Product, Country, How, Text, Latest, Deposits string
		Items                                                     []int
		Numbers, Cite                                             []string
	}
	About, Cite   []string
	ListedThrough string
	Sources       map[string]struct{ Title, URL, Published string }
}

func flagsOf(t *testing.T, items string) (a flagsAnswer, raw string) {
	t.Helper()
	answer := native.Calculator().Answer("flags", []byte(`{"date":"2026-11-01","mode":"express","from":"CN","items":[`+items+`]}`))
	if err := json.Unmarshal(answer, &a); err != nil {
		t.Fatal(err, string(answer))
	}
	return a, string(answer)
}

// Candles of China stand in one order, with all of 3406.00.00; grape juice of Argentina in
// two, with numbers under 2009.69.00.
func TestFlagsNameTheOrdersThatMayCoverTheGoods(t *testing.T) {
	a, raw := flagsOf(t, `{"origin":"CN","hts":"3406.00.00.00","retailValue":"20"},{"origin":"AR","hts":"2009.69.00","retailValue":"1"},
		{"origin":"CN","retailValue":"3"},{"origin":"CN","hts":"3406000000","retailValue":"2"}`)
	if len(a.Orders) != 3 {
		t.Fatal(raw)
	}
	o := a.Orders[0]
	if o.Case != "A-570-504" || o.Kind != "antidumping" || o.How != "named" || !slices.Equal(o.Items, []int{0, 3}) || !slices.Equal(o.Numbers, []string{"3406.00.00"}) {
		t.Errorf("%+v", o)
	}
	if o.Text != "Antidumping duty order A-570-504 on Petroleum Wax Candles from China may cover these goods. It names this tariff number." {
		t.Error(o.Text)
	}
	if source := a.Sources[o.Cite[0]]; source.URL != "https://www.federalregister.gov/d/2021-23560" || source.Published == "" {
		t.Errorf("%+v", source)
	}
	for i, want := range []string{"A-357-825 antidumping", "C-357-826 countervailing"} {
		o := a.Orders[1+i]
		if o.Case+" "+o.Kind != want || o.How != "under" || !slices.Equal(o.Items, []int{1}) || !slices.Equal(o.Numbers, []string{"2009.69.00.40", "2009.69.00.60"}) {
			t.Errorf("%+v", o)
		}
		if !strings.Contains(o.Latest, o.Case) || !strings.HasPrefix(o.Deposits, "https://") {
			t.Errorf("%+v", o)
		}
	}
	said := strings.Join(a.About, " ")
	for _, want := range []string{"items[2].", "The words of an order decide", "709 antidumping and countervailing duty orders", "never means that none applies", "“adcvd”"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not say %q", said, want)
		}
	}
	if strings.Contains(raw, `"rate"`) || strings.Contains(said, "%") {
		t.Error("a rate is named", raw)
	}
}

func TestNoFlagIsNeverSilent(t *testing.T) {
	a, raw := flagsOf(t, `{"origin":"CN","hts":"6109.10.00.12","retailValue":"20"}`)
	said := strings.Join(a.About, " ")
	if a.Orders == nil || len(a.Orders) != 0 || !strings.Contains(said, "No antidumping or countervailing duty order in the list names") || !strings.Contains(said, "never means that none applies") {
		t.Error(raw)
	}
	a, raw = flagsOf(t, `{"origin":"CN","retailValue":"20"}`)
	if said := strings.Join(a.About, " "); strings.Contains(said, "No antidumping") || !strings.Contains(said, "items[0].") {
		t.Error("goods without a number were looked for", raw)
	}
	if a, raw = flagsOf(t, `{"hts":"99"}`); a.Error == nil || !strings.HasPrefix(a.Error.Field, "items[0].") {
		t.Error(raw)
	}
}

// Where it is not sure where goods were made, an order on any of the countries may cover them.
func TestFlagsOfGoodsOfSeveralCountries(t *testing.T) {
	candle := func(origins string) (string, string) {
		a, raw := flagsOf(t, `{"origins":[`+origins+`],"hts":"3406.00.00.00","retailValue":"20"}`)
		if a.Error != nil {
			return a.Error.Code, a.Error.Field
		}
		if len(a.Orders) == 0 {
			return "none", raw
		}
		return a.Orders[0].Case, raw
	}
	for origins, want := range map[string]string{`"VN","CN"`: "A-570-504", `"*"`: "A-570-504", `"VN","MX"`: "none", `"VN","XX","CN"`: "invalid-country", `"*","XX"`: "invalid-country"} {
		if got, raw := candle(origins); got != want {
			t.Errorf("%s: %s, want %s: %s", origins, got, want, raw)
		}
	}
}

// A frame of wood has needed a declaration since the third phase; of a shirt nothing is named,
// and what is in no list is said of both.
func TestFlagsNameThePapersThatSuchGoodsNeed(t *testing.T) {
	var a struct {
		Papers []struct {
			Items         []int
			Numbers, Cite []string
			Since, Text   string
		}
		About   []string
		Sources map[string]struct{ URL string }
	}
	_, raw := flagsOf(t, `{"origin":"CN","hts":"6109.10.00.12","retailValue":"20"},{"origin":"CN","hts":"4414.90.00.00","retailValue":"1"},{"origin":"VN","hts":"4414900000","retailValue":"1"}`)
	if err := json.Unmarshal([]byte(raw), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Papers) != 1 || !slices.Equal(a.Papers[0].Items, []int{1, 2}) || !slices.Equal(a.Papers[0].Numbers, []string{"4414"}) || a.Papers[0].Since != "2009-10-01" || !strings.Contains(a.Papers[0].Text, "Lacey Act declaration") {
		t.Fatal(raw)
	}
	for _, id := range a.Papers[0].Cite {
		if a.Sources[id].URL == "" {
			t.Errorf("%s is cited and no source", id)
		}
	}
	if said := strings.Join(a.About, " "); !strings.Contains(said, "about 250 more numbers") || !strings.Contains(said, "never means that none is needed") {
		t.Error(said)
	}
	if _, raw = flagsOf(t, `{"origin":"CN","hts":"6109.10.00.12","retailValue":"20"}`); strings.Contains(raw, `"papers"`) || !strings.Contains(raw, "never means that none is needed") {
		t.Error(raw)
	}
}
