package wire_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// published.jsonl of tools/cases has what CBP, the Trade Representative and others published
// of 2018 to 2024, which TestCases answers. Here only that it is what it says: each example
// leads to its publication, and where ours is another amount, it says who is right by the law.
func TestPublishedExamplesAreCited(t *testing.T) {
	data, err := os.ReadFile("../../tools/cases/published.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	amounts, disagree := 0, 0
	years := map[string]int{}
	for line := range strings.Lines(string(data)) {
		var c struct {
			ID, Title, Source, Link string
			Disagrees               *string
			Request                 struct{ Date string }
			Expect                  map[string]any
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`^https?://[^ ]+$`).MatchString(c.Link) || len(c.Source) < 8 {
			t.Errorf("%s is not cited with a link", c.ID)
		}
		if duty, ok := c.Expect["duty"].(string); ok {
			amounts++
			if !regexp.MustCompile(`^\d+\.\d\d$`).MatchString(duty) {
				t.Errorf("%s: a duty of %q is not to the cent", c.ID, duty)
			}
		}
		if c.Disagrees != nil {
			disagree++
			if len(*c.Disagrees) < 80 {
				t.Errorf("%s does not say who is right: %q", c.ID, *c.Disagrees)
			}
		}
		years[c.Request.Date[:4]]++
	}
	if amounts < 20 || disagree == 0 {
		t.Errorf("%d examples to the cent, %d of which disagree", amounts, disagree)
	}
	for _, year := range []string{"2018", "2019", "2020", "2021", "2022", "2023", "2024"} {
		if years[year] == 0 {
			t.Errorf("no example of %s", year)
		}
	}
}
