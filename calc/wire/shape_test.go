package wire_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/wire/native"
)

// shapes is how many shipments are drawn; the same ones each time.
const shapes = 3000

// Whatever the goods: an item has one line of a layer (but the parts of a rate that
// is several), a heading is one number, no lower bound is above its upper bound, and a
// number means the same with points, with spaces and without.
func TestEveryAnswerHasItsShape(t *testing.T) {
	whole, err := calc.LoadTariff(native.Tariff())
	if err != nil {
		t.Fatal(err)
	}
	schedule := whole.Schedule
	r := rand.New(rand.NewPCG(14, 321))
	days := []string{"2025-02-20", "2025-03-20", "2025-04-20", "2025-06-30", "2025-08-20", "2025-10-20", "2025-12-05", "2026-03-10", "2026-05-01", "2026-08-01", "2026-10-05", "2026-12-05", "2027-07-01"}
	origins := strings.Fields("CN HK VN DE GB JP KR IN BR MX CA CH RU TW ID BD AU SG MU NI IL KP")
	oneHeading := regexp.MustCompile(`^(\d{4}\.\d\d\.\d\d|9903\.\d\d\.\d\d|)$`)
	several := map[string]bool{"base": true, "special": true, "column-2": true}
	numbers := map[string][]string{}
	for _, day := range days {
		for digit := range 10 {
			lines, err := schedule.Children(day, strconv.Itoa(digit))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				numbers[day] = append(numbers[day], l.Number)
			}
		}
	}
	facts := law.All().GoodsFacts
	for range shapes {
		day := days[r.IntN(len(days))]
		number := numbers[day][r.IntN(len(numbers[day]))]
		if below, _ := schedule.Children(day, number); len(below) > 0 && r.IntN(4) > 0 {
			number = below[r.IntN(len(below))].Number
		}
		fact := ""
		if r.IntN(3) == 0 {
			fact = facts[r.IntN(len(facts))].Fact
			if r.IntN(2) == 0 {
				fact = "not-" + fact
			}
			fact = strconv.Quote(fact)
		}
		origin, mode := origins[r.IntN(len(origins))], []string{"express", "ocean", "post"}[r.IntN(3)]
		ask := func(number string) []byte {
			return native.Calculator().Answer("check", fmt.Appendf(nil,
				`{"date": %q, "mode": %q, "from": %q, "items": [{"origin": %q, "hts": %q, "retailValue": "1000", "facts": [%s], "measures": {"kg": "3", "no": "7"}}]}`,
				day, mode, origin, origin, number, fact))
		}
		raw := ask(number)
		var a struct {
			Error           *struct{ Message string }
			AtLeast, AtMost *json.Number
			Lines           []struct {
				Item           *int
				Layer, Heading string
			}
		}
		if err := json.Unmarshal(raw, &a); err != nil {
			t.Fatal(err)
		}
		about := fmt.Sprint(day, " ", origin, " ", number, " ", mode, " ", fact)
		if a.Error != nil {
			t.Errorf("%s: %s", about, a.Error.Message)
		}
		seen := map[string]bool{}
		for _, l := range a.Lines {
			if l.Item != nil && seen[l.Layer] && !several[l.Layer] {
				t.Errorf("%s: two lines of %s", about, l.Layer)
			}
			seen[l.Layer] = true
			if !oneHeading.MatchString(l.Heading) {
				t.Errorf("%s: the heading of %s is %q", about, l.Layer, l.Heading)
			}
		}
		if a.AtLeast != nil && a.AtMost != nil {
			least, _ := a.AtLeast.Float64()
			if most, _ := a.AtMost.Float64(); least > most {
				t.Errorf("%s: at least %s, at most %s", about, *a.AtLeast, *a.AtMost)
			}
		}
		pointed := number[:4] + "." + number[4:6] + "." + number[6:8]
		if len(number) == 10 {
			pointed += "." + number[8:]
		}
		for _, written := range []string{pointed, strings.ReplaceAll(pointed, ".", " ")} {
			if string(ask(written)) != string(raw) {
				t.Errorf("%s: answered otherwise when written %s", about, written)
			}
		}
	}
}
