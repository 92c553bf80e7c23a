package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"os"
	"strings"

	"section321/calc/wire/native"
	"section321/tools/site/language"
)

// example is a question to start from: a link that fills the form of a page, and the
// answer in a sentence, which the calculator gives when the site is built.
type example struct {
	Asked  string // what people ask, which the example answers
	Name   string
	Short  string // for a button
	Page   string
	Link   template.URL // from any page
	Hash   template.URL // on the page itself
	Answer string
	Latest string // the day that stands for the latest, where the question names none
}

// readExamples asks the calculator every example. One without a day is asked for the
// last day the law was checked for.
func readExamples(file, latest string, l *language.Language) ([]example, error) {
	text, err := os.ReadFile(source("pages/" + file))
	if err != nil {
		return nil, err
	}
	var written []struct {
		Asked, Name, Short, Page string
		Question                 map[string]any
	}
	if err := json.Unmarshal(text, &written); err != nil {
		return nil, fmt.Errorf("reading the examples: %w", err)
	}
	var all []example
	for _, w := range written {
		undated := w.Question["date"] == nil
		if undated {
			w.Question["date"] = latest
		}
		if err := worded(w.Question, l); err != nil {
			return nil, err
		}
		var question bytes.Buffer
		plain := json.NewEncoder(&question)
		plain.SetEscapeHTML(false)
		if err := plain.Encode(w.Question); err != nil {
			return nil, err
		}
		request := bytes.TrimSpace(question.Bytes())
		e := example{Asked: w.Asked, Name: w.Name, Short: w.Short, Page: w.Page}
		if undated && w.Page == "check" {
			e.Latest = latest
		}
		address := map[string]string{"check": "index.html", "compare": "compare.html"}[w.Page]
		e.Hash = template.URL("#" + w.Page + "=" + strings.ReplaceAll(url.QueryEscape(string(request)), "+", "%20"))
		e.Link = template.URL(address) + e.Hash
		if e.Answer, err = inWords(w.Page, request, l); err != nil {
			return nil, fmt.Errorf("the example %q: %w", w.Name, err)
		}
		all = append(all, e)
	}
	return all, nil
}

// worded says what the goods of a question are in the language.
func worded(question map[string]any, l *language.Language) error {
	goods := []any{question["product"]}
	if items, ok := question["items"].([]any); ok {
		goods = items
	}
	for _, one := range goods {
		of, ok := one.(map[string]any)
		if !ok || of["description"] == nil {
			continue
		}
		word, err := l.Word(of["description"].(string))
		if err != nil {
			return err
		}
		of["description"] = word
	}
	return nil
}

// inWords asks the calculator and says its answer in a sentence or two.
func inWords(verb string, request []byte, l *language.Language) (string, error) {
	var a struct {
		Error              *struct{ Message string }
		Outcome            string
		Duty, Fees, Total  string
		Exemption          struct{ Because []said }
		Cheapest, RunnerUp string
		Routes             []struct {
			Route, ID, Name, PerOrder string
			NameSay                   json.RawMessage
		}
	}
	if err := json.Unmarshal(native.Calculator().Answer(verb, request), &a); err != nil {
		return "", err
	}
	if a.Error != nil {
		return "", fmt.Errorf("%s", a.Error.Message)
	}
	because := ""
	if len(a.Exemption.Because) > 0 {
		var err error
		if because, err = l.Told(a.Exemption.Because[0].Text, a.Exemption.Because[0].Say); err != nil {
			return "", err
		}
	}
	switch {
	case a.Outcome == "exempt":
		return l.Behind(l.Put("Free of duty."), because), nil
	case a.Outcome == "dutiable":
		return l.Behind(l.Put("Not free: {0} to pay, {1} duty and {2} fees.", l.Money(a.Total), l.Money(a.Duty), l.Money(a.Fees)), because), nil
	case a.Cheapest != "":
		at := func(sentence, id string) string {
			for _, r := range a.Routes {
				if r.ID == id {
					name, _ := l.Told(r.Name, r.NameSay)
					return l.Put(sentence, name, l.Money(r.PerOrder))
				}
			}
			return ""
		}
		return l.Behind(at("Cheapest: {0} at {1} an order.", a.Cheapest), at("Second: {0} at {1} an order.", a.RunnerUp), l.Put("Prices that nobody gave are our estimates.")), nil
	}
	return "", fmt.Errorf("it has no plain answer: %s", a.Outcome)
}

// For returns the examples of a page.
func (k *knowledge) For(page string) (some []example) {
	for _, e := range k.Examples {
		if e.Page == page {
			some = append(some, e)
		}
	}
	return some
}

// A faq is the questions of a page as search engines read them, by the words of schema.org.
type faq struct {
	Context    string  `json:"@context"`
	Type       string  `json:"@type"`
	Language   string  `json:"inLanguage"`
	MainEntity []asked `json:"mainEntity"`
}

type asked struct {
	Type           string   `json:"@type"`
	Name           string   `json:"name"`
	AcceptedAnswer answered `json:"acceptedAnswer"`
}

type answered struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

// readFAQ makes it of the questions with their examples and answers.
func readFAQ(all []example, l *language.Language) faq {
	f := faq{Context: "https://schema.org", Type: "FAQPage", Language: l.Format.Tag}
	for _, e := range all {
		f.MainEntity = append(f.MainEntity, asked{"Question", l.Put(e.Asked), answered{"Answer", l.Put(e.Name) + l.Format.Colon + e.Answer}})
	}
	return f
}
