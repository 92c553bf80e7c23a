package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"section321/calc/wire"
)

// lawNow is the state of the law in sentences, for those who read before they ask and
// for those without JavaScript. It is told for the last day the data was checked for,
// so that the same data always gives the same page.
type lawNow struct {
	Date    string
	Edition string
	Checked string
	Now     []sentence
	Ahead   []sentence
}

type sentence struct {
	Date  string
	Text  string
	Links []link
}

// link is a document, with the days it was published and last checked, in words.
type link struct{ Title, URL, Published, Checked, Confidence string }

// Dates says of a document what the page's script says of it.
func (l link) Dates() string {
	parts := []string{"published " + l.Published, "last checked " + l.Checked}
	switch l.Confidence {
	case "secondary":
		parts = append(parts, "not the official text")
	case "background":
		parts = append(parts, "background, not verified")
	}
	return strings.Join(parts, ", ")
}

// said is a statement of the law as the answer has it.
type said struct {
	Date string
	Text string
	Cite []string
}

// readLaw asks the calculator itself, so the page cannot say another thing than it does.
// Days are written as `words` does.
func readLaw(date string, words func(date string) string) (lawNow, error) {
	request, err := json.Marshal(map[string]string{"date": date})
	if err != nil {
		return lawNow{}, err
	}
	var answer struct {
		Error      *struct{ Message string }
		Provisions []struct {
			said
			Limit, StatutoryLimit string
		}
		Suspensions []said
		Law         struct {
			Edition, VerifiedThrough string
			Ahead                    []said
		}
		Sources sources
	}
	if err := json.Unmarshal(wire.Answer("law", request), &answer); err != nil {
		return lawNow{}, fmt.Errorf("reading the law of %s: %w", date, err)
	}
	if answer.Error != nil {
		return lawNow{}, fmt.Errorf("the law of %s: %s", date, answer.Error.Message)
	}
	now := answer.Suspensions
	for _, p := range answer.Provisions {
		// Of one that is suspended the suspensions have said enough.
		if p.Limit == p.StatutoryLimit {
			now = append(now, p.said)
		}
	}
	tell := func(all []said) (told []sentence) {
		for _, s := range all {
			told = append(told, sentence{Date: words(s.Date), Text: s.Text, Links: answer.Sources.of(s.Cite, words)})
		}
		return told
	}
	return lawNow{
		Date:    words(date),
		Edition: answer.Law.Edition,
		Checked: words(answer.Law.VerifiedThrough),
		Now:     tell(now),
		Ahead:   tell(answer.Law.Ahead),
	}, nil
}
