package wire_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"section321/calc/wire/native"
)

type pricedLine struct {
	Number, General, AtLeast, AtMost, SameAs string
	Path                                     []string
	Duty                                     *string
}

type pricedAnswer struct {
	Error   *struct{ Code, Field, Message string }
	Lines   []pricedLine
	Sure    *struct{ Level, Right, Of string }
	Decides *struct {
		Under   string
		Choices []struct {
			Text, Least, Most string
			Numbers           []string
		}
	}
}

func priced(t *testing.T, query, more string) pricedAnswer {
	t.Helper()
	var a pricedAnswer
	if err := json.Unmarshal(native.Calculator().Answer("find", fmt.Appendf(nil, `{"date":"2026-09-01","query":%q%s}`, query, more)), &a); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a pricedAnswer) line(number string) pricedLine {
	if i := slices.IndexFunc(a.Lines, func(l pricedLine) bool { return l.Number == number }); i >= 0 {
		return a.Lines[i]
	}
	return pricedLine{}
}

const goods = `,"origin":"CN","mode":"express","value":"40"`

// Two lines of porcelain differ by 20.8% less 6%, of $40: $5.92, whatever else is charged on both.
func TestALineThatIsFoundSaysWhatItBears(t *testing.T) {
	a := priced(t, "6911.10", goods+`,"most":"20"`)
	dear, cheap := a.line("6911.10.80"), a.line("6911.10.25")
	if dear.General != "20.8%" || cheap.General != "6%" || dear.Duty == nil || cheap.Duty == nil {
		t.Fatalf("%+v and %+v", dear, cheap)
	}
	if apart := decimal.RequireFromString(*dear.Duty).Sub(decimal.RequireFromString(*cheap.Duty)); apart.String() != "5.92" {
		t.Errorf("the lines are $%s apart, want $5.92", apart)
	}
}

// What a line bears is what a check of the same goods says.
func TestALineBearsWhatACheckSays(t *testing.T) {
	for _, l := range priced(t, "teapot", goods).Lines {
		var check struct{ Duty *string }
		request := fmt.Sprintf(`{"date":"2026-09-01","mode":"express","from":"CN","purpose":"sale","person":{"id":"buyer","kind":"buyer"},"filing":"automated",`+
			`"items":[{"hts":%q,"origin":"CN","retailValue":"40","customsValue":"40"}]}`, l.Number)
		if err := json.Unmarshal(native.Calculator().Answer("check", []byte(request)), &check); err != nil {
			t.Fatal(err)
		}
		if (check.Duty == nil) != (l.Duty == nil) || l.Duty != nil && *l.Duty != *check.Duty {
			t.Errorf("%s bears %v, and the check says %v", l.Number, l.Duty, check.Duty)
		}
	}
}

func TestLinesThatBearTheSameAreSaidToBe(t *testing.T) {
	a := priced(t, "teapot", goods+`,"most":"24"`)
	if l := a.line("3924.10.10"); l.SameAs != "3924.10.40" || l.General != a.line("3924.10.40").General {
		t.Errorf("%+v, want the same as 3924.10.40, which has its rate", l)
	}
	for i, l := range a.Lines {
		for _, k := range a.Lines[:i] {
			if alike := l.Duty != nil && k.Duty != nil && *l.Duty == *k.Duty; alike && l.SameAs == "" {
				t.Errorf("%s bears what %s bears, and does not say so", l.Number, k.Number)
			}
		}
	}
}

// The choice is one of the tariff's own tree: each line is in one branch, and a branch's
// bounds hold its lines.
func TestWhatDecidesTheDutyIsAsked(t *testing.T) {
	for _, query := range []string{"teapot", "necklace", "sweater", "shoes", "wine", "cheddar", "doll", "wooden chair"} {
		a := priced(t, query, goods)
		same := true
		for _, l := range a.Lines {
			same = same && l.Duty != nil && *l.Duty == *a.Lines[0].Duty
		}
		if same != (a.Decides == nil) {
			t.Errorf("%s: all lines bear the same is %t, and decides is %+v", query, same, a.Decides)
		}
		if a.Decides == nil {
			continue
		}
		seen := map[string]bool{}
		for _, c := range a.Decides.Choices {
			for _, n := range c.Numbers {
				l := a.line(n)
				if seen[n] || l.Number == "" {
					t.Errorf("%s: %s stands in two choices, or was not found", query, n)
				}
				seen[n] = true
				if c.Most != "" && l.Duty != nil {
					duty := decimal.RequireFromString(*l.Duty)
					if duty.LessThan(decimal.RequireFromString(c.Least)) || duty.GreaterThan(decimal.RequireFromString(c.Most)) {
						t.Errorf("%s: %s bears %s, outside %s to %s", query, n, duty, c.Least, c.Most)
					}
				}
			}
		}
		if len(a.Decides.Choices) < 2 {
			t.Errorf("%s: a choice of one: %+v", query, a.Decides)
		}
	}
}

func TestWhatIsMissingForThePriceIsNamed(t *testing.T) {
	for more, field := range map[string]string{
		`,"mode":"express","value":"40"`: "origin", `,"origin":"CN","value":"40"`: "mode",
		`,"origin":"XX","mode":"express","value":"40"`: "origin", `,"origin":"CN","mode":"express","value":"-1"`: "value",
		`,"origin":"CN","mode":"express"`: "value",
	} {
		if a := priced(t, "teapot", more); a.Error == nil || a.Error.Field != field {
			t.Errorf("%s: %+v, want a problem with %s", more, a.Error, field)
		}
	}
}

// Words that fit several headings are asked which it is; words that say it clearly are asked
// what the heading divides. Digits are no guess.
func TestWhatIsAskedFollowsFromHowSureTheWordsAre(t *testing.T) {
	for _, c := range []struct {
		query, level, under string
		choices             []string
	}{
		{"ceramic mug", "choose", "", []string{"other than of porcelain or china", "of porcelain or china"}},
		{"necklace", "choose", "", []string{"Imitation jewelry", "Articles of jewelry"}},
		{"hoodie", "clear", "Sweaters, pullovers", []string{"Of cotton", "Of man-made fibers"}},
	} {
		a := priced(t, c.query, goods)
		if a.Sure == nil || a.Sure.Level != c.level || a.Decides == nil || !strings.HasPrefix(a.Decides.Under, c.under) || (c.under == "") != (a.Decides.Under == "") {
			t.Errorf("%s: %+v and %+v, want %s and a question of %q", c.query, a.Sure, a.Decides, c.level, c.under)
			continue
		}
		for i, text := range c.choices {
			if !strings.Contains(a.Decides.Choices[i].Text, text) {
				t.Errorf("%s: choice %d is %q, want %q", c.query, i, a.Decides.Choices[i].Text, text)
			}
		}
	}
	if a := priced(t, "xylographic qwz", goods); a.Sure != nil && a.Sure.Level != "guess" {
		t.Errorf("words that name nothing are %+v", a.Sure)
	}
	if a := priced(t, "6911.10", goods); a.Sure != nil {
		t.Errorf("digits are %+v", a.Sure)
	}
}
