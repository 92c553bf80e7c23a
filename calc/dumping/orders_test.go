package dumping

import (
	"encoding/csv"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"section321/calc/law"
	"section321/calc/rows"
)

func cases(origin, number string) string {
	var all []string
	for _, m := range MayCover(origin, number) {
		all = append(all, m.Case+" "+m.How)
	}
	return strings.Join(all, ", ")
}

// Orders of the notices, each with numbers that its words name.
func TestKnownOrders(t *testing.T) {
	for _, test := range []struct{ what, origin, number, want string }{
		{"candles of China, all of 3406.00.00", "CN", "3406000000", "A-570-504 named"},
		{"candles of Vietnam", "VN", "3406000000", ""},
		{"candles of Hong Kong, a customs territory of its own", "HK", "3406000000", ""},
		{"raw honey of Argentina", "AR", "0409000005", "A-357-823 named"},
		{"honey of Argentina under another statistical number", "AR", "0409000010", "A-357-823 beside"},
		{"honey of Argentina by its eight digits", "AR", "04090000", "A-357-823 under"},
		{"mattresses of China", "CN", "9404210010", "C-570-128 named"},
		{"lemon juice and grape juice are apart", "AR", "2009314000", "A-357-818 named"},
		{"two orders on one number", "AR", "2009690040", "A-357-825 named, C-357-826 named"},
		{"shirts of China", "CN", "6109100012", ""},
		{"seats: the words about nails leave them out", "VN", "9401390000", ""},
		{"nails", "OM", "7317005502", "A-523-808 named"},
		{"no number", "CN", "", ""},
		{"garlic of any country is under the order on China", "*", "0703200010", "A-570-831 named"},
		{"candles of any country", "*", "3406000000", "A-570-504 named"},
		{"grape juice of any country", "*", "2009690040", "A-357-825 named, C-357-826 named"},
	} {
		if got := cases(test.origin, test.number); got != test.want {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}

func TestTheListIsWhole(t *testing.T) {
	for _, file := range []string{orders, documents, places} {
		want, err := csv.NewReader(strings.NewReader(file)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows.Parse(file); !reflect.DeepEqual(got, want) {
			t.Error("a file is read otherwise than encoding/csv reads it")
		}
	}
	seen, number := map[string]bool{}, regexp.MustCompile(`^(\d{4}|\d{6}|\d{8}|\d{10})$`)
	shape := regexp.MustCompile(`^[AC]-\d{3}-\d{3}$`)
	for _, all := range list().by {
		for _, o := range all {
			seen[o.Case] = true
			if _, known := law.CountryOf(o.Country); !known || !shape.MatchString(o.Case) || o.Product == "" || o.Document == nil || len(o.Document.Published) != len("2026-01-31") {
				t.Errorf("%+v", o)
			}
			for _, n := range o.Numbers {
				if !number.MatchString(n) {
					t.Errorf("%s: %q", o.Case, n)
				}
			}
		}
	}
	if len(seen) != Count() || Count() != strings.Count(orders, "\n")-1 {
		t.Errorf("%d cases of %d orders", len(seen), Count())
	}
	if got, want := MayCover("CN", "34060000")[0].Latest, `https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=%22A-570-504%22&order=newest`; got != want {
		t.Error(got)
	}
}
