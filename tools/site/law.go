package main

import (
	"encoding/json"
	"fmt"

	"section321/calc/wire"
	"section321/tools/site/language"
)

// lawNow is the state of the law in sentences, for those who read before they ask and
// for those without JavaScript. It is told for the last day the data was checked for,
// so that the same data always gives the same page.
type lawNow struct {
	Date    string
	Through string // the same day as 2026-10-10
	Edition string
	Checked string
	Now     []sentence
	Ahead   []sentence
}

type sentence struct {
	Date  string
	Due   string // the day as 2026-10-10
	Text  string
	Links []link
}

// link is a document. Dates says when it was published and last checked.
type link struct{ Title, URL, Published, Checked, Confidence, Dates string }

// dates says of a document what the page's script says of it.
func (l *link) dates(in *language.Language) {
	said := "published {0}, last checked {1}"
	switch l.Confidence {
	case "secondary":
		said += ", not the official text"
	case "background":
		said += ", background, not verified"
	}
	l.Dates = in.Put(said, in.Day(l.Published), in.Day(l.Checked))
}

// said is a statement of the law as the answer has it.
type said struct {
	Date string
	Text string
	Say  json.RawMessage
	Cite []string
}

// readLaw asks the calculator itself, so the page cannot say another thing than it does.
func readLaw(date string, l *language.Language) (lawNow, error) {
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
	told := lawNow{Date: l.Day(date), Through: date, Edition: l.Value(answer.Law.Edition), Checked: l.Day(answer.Law.VerifiedThrough)}
	if told.Now, err = tell(now, answer.Sources, l); err != nil {
		return lawNow{}, err
	}
	told.Ahead, err = tell(answer.Law.Ahead, answer.Sources, l)
	return told, err
}

func tell(all []said, from sources, l *language.Language) (told []sentence, err error) {
	for _, s := range all {
		text, err := l.Told(s.Text, s.Say)
		if err != nil {
			return nil, err
		}
		told = append(told, sentence{Date: l.Day(s.Date), Due: s.Date, Text: text, Links: from.of(s.Cite, l)})
	}
	return told, nil
}
