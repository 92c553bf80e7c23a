package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

// A questioned is the part of an answer that says what the total could be and what to ask.
type questioned struct {
	Error   *struct{ Message string }
	CouldBe struct{ Least, Most string }
	Asks    []struct {
		About struct {
			Item      *int
			Field, Of string
		}
		Options []struct {
			Answer      map[string]any
			Least, Most string
		}
		Text string
	}
}

func inquire(t *testing.T, request map[string]any) (a questioned) {
	t.Helper()
	text, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(native.Calculator().Answer("check", text), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

// settled reports whether an answer has one amount.
func (a *questioned) settled() bool {
	return a.CouldBe.Least != "" && a.CouldBe.Least == a.CouldBe.Most
}

// answered is a request with an answer to a question in it.
func answered(request map[string]any, item *int, answer map[string]any) map[string]any {
	next := maps.Clone(request)
	into := next
	if item != nil {
		items := slices.Clone(request["items"].([]any))
		into = maps.Clone(items[*item].(map[string]any))
		items[*item], next["items"] = into, items
	}
	for name, value := range answer {
		switch value := value.(type) {
		case []any:
			before, _ := into[name].([]any)
			into[name] = append(slices.Clone(before), value...)
		case map[string]any:
			all := map[string]any{}
			if before, ok := into[name].(map[string]any); ok {
				maps.Copy(all, before)
			}
			maps.Copy(all, value)
			into[name] = all
		default:
			into[name] = value
		}
	}
	return next
}

// questions is how many questions lead to one amount, whatever each is answered, with the
// first that is asked answered first; beyond most where more are needed.
func questions(t *testing.T, request map[string]any, most int) int {
	t.Helper()
	a := inquire(t, request)
	switch {
	case a.settled():
		return 0
	case most == 0 || len(a.Asks) == 0:
		return most + 1
	}
	q := a.Asks[0]
	answers := []map[string]any{{q.About.Field: map[string]any{q.About.Of: "2"}}} // a quantity
	if len(q.Options) > 0 {
		answers = nil
		for _, o := range q.Options {
			answers = append(answers, o.Answer)
		}
	}
	longest := 0
	for _, answer := range answers {
		longest = max(longest, questions(t, answered(request, q.About.Item, answer), most-1))
	}
	return 1 + longest
}

// Of the real products that can be answered, four fifths reach one amount with two
// questions or fewer, and half of those that are open with one; and no question stands
// beside others of which every answer makes the same total. A number that is asked for by
// itself may: the line decides what is asked next.
func TestTwoQuestionsReachOneAmount(t *testing.T) {
	for _, day := range []string{"2025-06-15", "2025-10-20", "2026-05-01", "2026-11-27"} {
		var counts []int
		open := 0
		for _, request := range products(t, day) {
			a := inquire(t, request)
			if a.Error != nil {
				continue // no price, or no origin
			}
			for _, q := range a.Asks {
				if len(a.Asks) > 1 && len(q.Options) > 1 && !slices.ContainsFunc(q.Options, func(o struct {
					Answer      map[string]any
					Least, Most string
				}) bool {
					return o.Least != q.Options[0].Least || o.Most != q.Options[0].Most
				}) {
					t.Errorf("%s: %v of %v: every answer to %q makes %s to %s", day, request["items"], a.CouldBe, q.Text, q.Options[0].Least, q.Options[0].Most)
				}
			}
			if !a.settled() {
				open++
			}
			counts = append(counts, questions(t, request, 5))
		}
		slices.Sort(counts)
		within, shown := 0, make([]string, 7)
		for i := range shown {
			n := 0
			for _, c := range counts {
				if c == i {
					n++
				}
			}
			if i <= 2 {
				within += n
			}
			shown[i] = strconv.Itoa(n)
		}
		t.Logf("%s: of %d products %d are open; questions 0, 1, 2, 3, 4, 5, more: %s; %d %% within two, median %d",
			day, len(counts), open, strings.Join(shown, " "), 100*within/len(counts), counts[len(counts)/2])
		if 100*within < 80*len(counts) || counts[len(counts)/2] > 1 {
			t.Errorf("%s: %d of %d reach one amount with two questions, median %d", day, within, len(counts), counts[len(counts)/2])
		}
	}
}
