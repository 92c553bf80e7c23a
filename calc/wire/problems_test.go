package wire_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"section321/calc/wire"
)

// The first problem of an answer stands in its place, the others in also; the last of
// them says how many are not named.
func TestALongWrongRequestHasAShortAnswer(t *testing.T) {
	repeated := func(n int, s string) string { return strings.TrimSuffix(strings.Repeat(s+",", n), ",") }
	const head = `{"date":"2026-09-01","mode":"express","from":"CN","items":`
	for _, c := range []struct {
		name, verb, request string
		named, others       int
	}{
		{"a field given 101 times is 100 times too much", "check", head + `[{"origin":"CN","retailValue":"1"}],` + repeated(100, `"mode":"post"`) + `}`, 100, 0},
		{"and 102 times", "check", head + `[{"origin":"CN","retailValue":"1"}],` + repeated(101, `"mode":"post"`) + `}`, 100, 1},
		{"and 400,001 times", "check", head + `[{"origin":"CN","retailValue":"1"}],` + repeated(400_000, `"from":""`) + `}`, 100, 400_000 - 100},
		{"half a million misspelt fields", "law", `{"date":"2026-09-01",` + repeated(500_000, `"x":1`) + `}`, 100, 500_000 - 100},
		{"30 items without an origin of theirs and without values", "check", head + `[` + repeated(30, `{}`) + `]}`, 60, 0},
		{"60 items the like of them", "check", head + `[` + repeated(60, `{}`) + `]}`, 100, 2*60 - 100},
		{"90 facts that nobody knows, of 2 items", "check", head + `[` + repeated(2, `{"origin":"CN","retailValue":"1","facts":[`+repeated(90, `"x"`)+`]}`) + `]}`, 100, 2*90 - 100},
		{"1,000 names and 300,000 more", "check", head + `[{"origin":"CN","retailValue":"1"}],"fx":{` + names(1000) + `,` + repeated(300_000, `"x":1`) + `}}`, 100, 300_000 - 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := wire.Answer(c.verb, []byte(c.request))
			all := problemsOf(t, answer)
			if c.others > 0 {
				last := all[len(all)-1]
				if last.Code != "too-many-problems" || !strings.HasSuffix(last.Message, fmt.Sprintf(": %d", c.others)) {
					t.Errorf("the last is %v", last)
				}
				all = all[:len(all)-1]
			}
			if len(all) != c.named {
				t.Errorf("%d problems are named, not %d", len(all), c.named)
			}
			// A fact that is not known names those that are, in some two thousand letters.
			if len(answer) > 101*4096 {
				t.Errorf("the answer has %d bytes", len(answer))
			}
		})
	}
}

// Lists of which a shipment has few are not read to an end that is far away.
func TestListsHaveAnEnd(t *testing.T) {
	for _, c := range []struct{ name, verb, request, code, field string }{
		{"facts", "check", `{"items":[{"facts":[` + strings.Repeat(`"",`, 1_000_000) + `""]}]}`, "too-many-facts", "items[0].facts"},
		{"items", "check", `{"items":[` + strings.Repeat(`{},`, 999) + `{}]}`, "too-many-items", "items"},
		{"kinds of orders", "compare", `{"orders":{"mix":[` + strings.Repeat(`{"share":1},`, 1000) + `{}]}}`, "too-many-items", "orders.mix"},
		{"routes", "compare", `{"routes":[` + strings.Repeat(`{},`, 100) + `{}]}`, "too-many-routes", "routes"},
		{"names", "check", `{"fx":{` + names(1001) + `}}`, "too-many-names", "fx.c1000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := false
			for _, p := range problemsOf(t, wire.Answer(c.verb, []byte(c.request))) {
				found = found || p.Code == c.code && p.Field == c.field
			}
			// Of 999 items without values only a hundred are named.
			if !found && c.name != "items" {
				t.Errorf("no %s in %s", c.code, c.field)
			}
		})
	}
}

// What a message repeats of a request is short, however long it was.
func TestAMessageRepeatsLittle(t *testing.T) {
	long := strings.Repeat("Ж", 1_000_000)
	for _, request := range []string{
		`{"mode":"` + long + `"}`, `{"from":"` + long + `"}`, `{"` + long + `":1}`, `{"fx":{"` + long + `":"x"}}`, `{"date":"` + long + `"}`,
		`{"items":[{"origin":"` + long + `","retailValue":"` + long + `","currency":"` + long + `","hts":"` + long + `","claim":"` + long + `","facts":["` + long + `"]}]}`,
		`{"` + long + `"}`,
	} {
		if answer := wire.Answer("check", []byte(request)); len(answer) > 10_000 {
			t.Errorf("%d bytes: %.300s", len(answer), answer)
		}
	}
	if answer := wire.Answer(long, nil); len(answer) > 10_000 {
		t.Errorf("a verb: %d bytes", len(answer))
	}
	for _, request := range []string{
		`{"routes":[{"id":"` + long + `","mode":"` + long + `","value":"` + long + `","costs":{"` + long + `":"1"}}],"currency":"` + long + `","costs":{"` + long + `":1}}`,
	} {
		if answer := wire.Answer("compare", []byte(request)); len(answer) > 10_000 {
			t.Errorf("%d bytes: %.300s", len(answer), answer)
		}
	}
}

// names writes so many currencies.
func names(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"c%d":1,`, i)
	}
	return strings.TrimSuffix(b.String(), ",")
}

type problem struct{ Code, Field, Message string }

func problemsOf(t *testing.T, answer []byte) []problem {
	t.Helper()
	var told struct {
		Error struct {
			problem
			Also []problem
		}
	}
	if err := json.Unmarshal(answer, &told); err != nil || told.Error.Code == "" {
		t.Fatalf("%v: %.300s", err, answer)
	}
	return append([]problem{told.Error.problem}, told.Error.Also...)
}
