// Package packet makes a file for a customs broker of a check: the facts as they were given,
// the lines as an entry summary has them, what was presumed, what is open, and by which law.
// The broker marks the questions and sends the file back; the two can be held side by side.
package packet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"section321/calc/say"
)

// Format and Version say what the file is.
const (
	Format  = "section321-packet"
	Version = 1
)

// A Calculator answers the questions that a packet is made of: a wire.Calculator, or the
// checker of order files.
type Calculator interface {
	Answer(verb string, request []byte) []byte
}

// A Packet is one check, handed on.
type Packet struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	Law     Law             `json:"law"`
	Request json.RawMessage `json:"request"` // the facts, as they were given
	Outcome string          `json:"outcome"`
	Entry   *Entry          `json:"entry"` // null where the law's data do not say
	Lines   []Line          `json:"lines"`
	Fees    []Row           `json:"fees"`
	Totals  Totals          `json:"totals"`
	Invoice []Invoice       `json:"invoice"`
	// What stands between the amounts and certainty.
	Questions  []Question        `json:"questions"`
	Assumed    []Statement       `json:"assumed"`
	Unknown    []Statement       `json:"unknown"`
	NotApplied []Statement       `json:"notApplied"`
	Flags      []Flag            `json:"flags"`
	About      []Statement       `json:"about"` // what the list of orders reaches, and what a broker has to add
	Sources    map[string]Source `json:"sources"`
}

// A Law says under which edition the packet was made.
type Law struct {
	Edition         string `json:"edition"`
	Hash            string `json:"hash,omitempty"` // names exactly this law
	VerifiedThrough string `json:"verifiedThrough"`
	BeyondVerified  bool   `json:"beyondVerified"`
}

// An Entry is the type of entry that the answer is for.
type Entry struct {
	Type string `json:"type"`
	Name string `json:"name"`
	Text string `json:"text"`
}

// A Line is a line of the entry summary: block 27 of CBP Form 7501, and what stands beside it.
type Line struct {
	Line        string `json:"line"`        // block 27
	Description string `json:"description"` // block 28
	Origin      string `json:"origin"`
	Rows        []Row  `json:"rows"`
	Quantity    string `json:"quantity"` // block 31, in the units of the tariff; ? where it was not given
}

// A Row is a tariff number of a line, or a fee: blocks 29A, 32A, 33A and 34.
type Row struct {
	Number       string          `json:"number"`
	EnteredValue string          `json:"enteredValue"` // on the goods' own number only
	Rate         string          `json:"rate"`
	Amount       string          `json:"amount"`
	Text         string          `json:"text"`
	Say          json.RawMessage `json:"say,omitempty"`
	Place        string          `json:"place"` // why it stands where it does
	Cite         []string        `json:"cite"`
}

// Totals are those of the whole shipment; null is not known, with the bounds where there are any.
type Totals struct {
	Duty    *string `json:"duty"`
	Fees    *string `json:"fees"`
	Total   *string `json:"total"`
	AtLeast string  `json:"atLeast"`
	AtMost  string  `json:"atMost"`
	Least   string  `json:"couldBeLeast"` // over every answer to the questions
	Most    string  `json:"couldBeMost"`  // "" where there is no bound
}

// An Invoice line is one kind of goods as its invoice has it.
type Invoice struct {
	Description  string `json:"description"`
	Number       string `json:"number"`
	Origin       string `json:"origin"`
	Quantity     string `json:"quantity"`
	CustomsValue string `json:"customsValue"` // of one unit
	Currency     string `json:"currency"`
	Claim        string `json:"claim"`
}

// A Question is open until the broker marks it.
type Question struct {
	Field  string          `json:"field"`
	Fact   string          `json:"fact"`
	Text   string          `json:"text"`
	Say    json.RawMessage `json:"say,omitempty"` // the text as a message, for a page in another language
	Effect string          `json:"effect"`
	Cite   []string        `json:"cite"`
	Mark   string          `json:"mark"` // one of Marks, "" while nobody has looked
	Answer string          `json:"answer"`
}

// Marks are what a broker says of a question.
var Marks = []string{"confirmed", "changed", "needed"}

// A Statement is something presumed, not known, or that did not apply.
type Statement struct {
	Field string          `json:"field"`
	About string          `json:"about"`
	Text  string          `json:"text"`
	Say   json.RawMessage `json:"say,omitempty"`
	Cite  []string        `json:"cite"`
}

// A Flag is an antidumping or countervailing duty order that may cover goods.
type Flag struct {
	Case     string          `json:"case"`
	Items    []int           `json:"items"`
	Text     string          `json:"text"`
	Say      json.RawMessage `json:"say,omitempty"`
	Latest   string          `json:"latest"`
	Deposits string          `json:"deposits"`
	Cite     []string        `json:"cite"`
}

// A Source is a document that is cited.
type Source struct {
	Title     string `json:"title"`
	URL       string `json:"url"`
	Published string `json:"published"`
}

// request is what a packet needs of the facts.
type request struct {
	Items []struct {
		Description, HTS, Origin, Quantity, RetailValue, CustomsValue, Currency, Claim string
		Origins                                                                        []string
		Measures                                                                       map[string]string
	}
	Date, Mode, From string
}

type checked struct {
	Error   *struct{ Field, Message string }
	Outcome string
	Entry   *Entry
	Lines   []charge
	Asks    []struct {
		Field, Fact, Text, Effect string
		Say                       json.RawMessage
		Cite                      []string
	}
	Assumed []Statement
	Duty    *string
	Fees    *string
	Total   *string
	AtLeast string
	AtMost  string
	CouldBe struct{ Least, Most string }
	Law     Law
	Sources map[string]Source

	NotApplied []struct {
		Rule, Layer, Why string
		WhySay           json.RawMessage
		Cite             []string
	}
	Unsupported []struct {
		What, Text string
		Say        json.RawMessage
		Cite       []string
	}
	Open []struct {
		Text string
		Say  json.RawMessage
		Cite []string
	}
	Alternatives []struct{ Method, Duty string }
}

type charge struct {
	Item                                      *int
	Layer, Heading, Value, Rate, Amount, Text string
	Say                                       json.RawMessage
	Cite                                      []string
}

// Build makes the packet of a check.
func Build(c Calculator, facts []byte) (*Packet, error) {
	var a checked
	if err := json.Unmarshal(c.Answer("check", facts), &a); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	if a.Error != nil {
		return nil, errors.New(strings.TrimPrefix(a.Error.Field+": "+a.Error.Message, ": "))
	}
	var f struct {
		Orders   []Flag
		Papers   []Statement
		About    []string
		AboutSay []json.RawMessage
		Sources  map[string]Source
	}
	if err := json.Unmarshal(c.Answer("flags", facts), &f); err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	var q request
	var plain bytes.Buffer
	if err := errors.Join(json.Unmarshal(facts, &q), json.Compact(&plain, facts)); err != nil {
		return nil, fmt.Errorf("reading the facts: %w", err)
	}
	p := &Packet{
		Format: Format, Version: Version, Law: a.Law, Request: plain.Bytes(), Outcome: a.Outcome, Entry: a.Entry, Assumed: a.Assumed,
		Totals: Totals{a.Duty, a.Fees, a.Total, a.AtLeast, a.AtMost, a.CouldBe.Least, a.CouldBe.Most},
		Flags:  f.Orders, Questions: []Question{}, Unknown: []Statement{}, NotApplied: []Statement{}, Invoice: []Invoice{}, Lines: []Line{}, Fees: []Row{},
		Sources: f.Sources,
	}
	p.About = append(p.About, f.Papers...)
	for i, text := range f.About {
		p.About = append(p.About, Statement{Text: text, Say: f.AboutSay[i]})
	}
	p.About = append(p.About, beside()...)
	// A list of nothing is a list: a reader need not ask twice.
	p.Assumed, p.Flags = append([]Statement{}, p.Assumed...), append([]Flag{}, p.Flags...)
	for id, s := range a.Sources {
		p.Sources[id] = s
	}
	p.Sources[reporting.id] = reporting.Source
	for _, x := range a.Asks {
		p.Questions = append(p.Questions, Question{Field: x.Field, Fact: x.Fact, Text: x.Text, Say: x.Say, Effect: x.Effect, Cite: x.Cite})
	}
	for _, x := range a.Unsupported {
		p.Unknown = append(p.Unknown, Statement{About: x.What, Text: x.Text, Say: x.Say, Cite: x.Cite})
	}
	for _, x := range a.Open {
		p.Unknown = append(p.Unknown, Statement{About: "law", Text: x.Text, Say: x.Say, Cite: x.Cite})
	}
	for _, x := range a.Alternatives {
		p.Unknown = append(p.Unknown, Statement{About: "postalMethod", Text: "Duty if the carrier chose " + x.Method + ": " + x.Duty})
	}
	for _, x := range a.NotApplied {
		p.NotApplied = append(p.NotApplied, Statement{About: x.Rule + x.Layer, Text: x.Why, Say: x.WhySay, Cite: x.Cite})
	}
	for i, it := range q.Items {
		p.Invoice = append(p.Invoice, invoice(&q, i))
		line := Line{Line: fmt.Sprintf("%03d", i+1), Description: it.Description, Origin: p.Invoice[i].Origin, Quantity: quantity(c, &q, i), Rows: []Row{}}
		for _, l := range a.Lines {
			if l.Item != nil && *l.Item == i {
				line.Rows = append(line.Rows, row(l, p.Invoice[i].Number))
			}
		}
		line.Rows = inOrder(line.Rows)
		p.Lines = append(p.Lines, line)
	}
	for _, l := range a.Lines {
		if l.Item == nil {
			p.Fees = append(p.Fees, row(l, ""))
		}
	}
	return p, nil
}

// beside is what a broker has to add, whatever the goods.
func beside() (all []Statement) {
	for _, id := range []string{"packet-spared", "packet-add"} {
		all = append(all, Statement{Text: say.It(id).String(), Say: json.RawMessage(`["` + id + `",{}]`)})
	}
	return all
}

func invoice(q *request, i int) Invoice {
	it := q.Items[i]
	l := Invoice{Description: it.Description, Number: dotted(it.HTS), Origin: it.Origin, Quantity: it.Quantity, CustomsValue: it.CustomsValue, Currency: it.Currency, Claim: it.Claim}
	if l.Origin == "" && len(it.Origins) == 0 {
		l.Origin = q.From
	}
	for _, given := range []struct {
		to    *string
		other string
	}{{&l.Quantity, "1"}, {&l.CustomsValue, it.RetailValue}, {&l.Currency, "USD"}} {
		if *given.to == "" {
			*given.to = given.other
		}
	}
	return l
}

// dotted writes a number as the tariff does.
func dotted(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	var parts []string
	for len(digits) > 0 {
		n := 2
		if parts == nil {
			n = 4
		}
		n = min(n, len(digits))
		parts, digits = append(parts, digits[:n]), digits[n:]
	}
	return strings.Join(parts, ".")
}

// row is a charge as a row. The goods' own number is given with all its digits.
func row(l charge, whole string) Row {
	r := Row{Number: l.Heading, Amount: l.Amount, Text: l.Text, Say: l.Say, Place: placeOf(l), Cite: l.Cite}
	if l.Rate != "" {
		r.Rate = l.Rate + "%"
	}
	if r.Place == commodity && l.Item != nil {
		r.EnteredValue = l.Value
		if r.Rate == "" { // a rate by weight or number is words
			r.Rate = l.Text
		}
		if l.Heading != "" && strings.HasPrefix(whole, l.Heading) {
			r.Number = whole
		}
	}
	return r
}

// quantity is what was given of the units of the goods' number, as the tariff lists them.
func quantity(c Calculator, q *request, i int) string {
	it := q.Items[i]
	if it.HTS == "" {
		return "?"
	}
	ask, _ := json.Marshal(map[string]string{"date": q.Date, "query": dotted(it.HTS), "most": "1"})
	var found struct {
		Lines []struct {
			HTS   string
			Units []string
		}
	}
	if json.Unmarshal(c.Answer("find", ask), &found) != nil || len(found.Lines) == 0 || !strings.HasPrefix(found.Lines[0].HTS, dotted(it.HTS)[:min(10, len(dotted(it.HTS)))]) {
		return "?"
	}
	var all []string
	for _, unit := range found.Lines[0].Units {
		amount := "?"
		for name, given := range it.Measures {
			if sameUnit(name, unit) {
				amount = given
			}
		}
		all = append(all, amount+" "+unit)
	}
	return strings.Join(all, ", ")
}

func sameUnit(a, b string) bool {
	plain := func(s string) string { return strings.ToLower(strings.Trim(s, ". ")) }
	return plain(a) == plain(b)
}
