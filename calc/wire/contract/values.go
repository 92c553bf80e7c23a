// Package contract describes the requests and answers of every face, once. It is compiled
// into nothing: tools/contract writes the decoders and encoders of Go, the components of
// openapi.json and the types of TypeScript from it, and a test holds all of them to it. That real requests and answers are as it
// says is held by the tests of wasm/edge/api.
//
// What is here of the core says which type of Go it is, and tools/contract writes how it is read
// and written over the runtime of calc/wire: request and answer have their fields in this order.
//
// A type is documented by its comment, a field by the one above it. A word that is one of
// several has a type with its constants. omitempty says that a field may be left out, a
// pointer that it may be null. Other tags are what a schema says: pattern, default, minimum,
// minItems, maxItems; or:"empty" lets a word be empty, page:"yes" keeps a field out of the API. A comment may end in directives:
//
//	contract:pattern  what a text must match
//	contract:schema   the schema of a type that Go cannot say
//	contract:type     what such a type is in TypeScript
//	contract:name     what a type is called there
//	contract:page     the type is not of the API
//	contract:go       its type in Go
//	contract:by       the method that writes the field itself of such a type
//	contract:then     the method of the reader that is handed which fields of a request were given
//
// A field is that of the same name in Go, or as its tags say: go:"Field", go:"=expression" for
// what is worked out, go:"-" for none; read and by name the method that reads or writes it, code
// the code of a wrong amount, most how many a list may have, with the code and the message of
// more, and drop where none of them is looked at then, and when the condition under which it is written, or always.
package contract

// US dollars with two decimals. Only savings and differences can be below 0.
//
//contract:pattern ^-?[0-9]+\.[0-9]{2}$
type Money string

// A rate or quantity: 12.5 is 12.5 percent where it is a rate.
//
//contract:pattern ^[0-9]+(\.[0-9]+)?$
type Rate string

// An amount of 0 or more: at most 12 digits before the point and 20 after it. A number is read
// from its literal text.
//
//contract:schema {"oneOf": [{"type": "string", "pattern": "^[0-9]{1,12}(\\.[0-9]{1,20})?$"}, {"type": "number", "minimum": 0}]}
//contract:type string
type Amount string

// Amounts by what they are of.
type Amounts map[string]Amount

// A day in Eastern time.
//
//contract:pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
type Date string

// A day in Eastern time, or empty.
//
//contract:pattern ^([0-9]{4}-[0-9]{2}-[0-9]{2})?$
type DateOrNone string

// ISO 3166-1 alpha-2.
//
//contract:pattern ^[A-Z]{2}$
type Country string

// ISO 3166-1 alpha-2, or empty.
//
//contract:pattern ^([A-Z]{2})?$
type CountryOrNone string

// Names under sources.
type Cite []string

// What is said, for those who render it in a language of their own: [id, {name: value}], or a list
// of such messages, one behind the other. A value is a text as the contract writes it (7.91,
// 2026-07-23, CN), a list of texts, or a message. Beside a field text it stands as say, beside any
// other field under that field's name with Say: why and whySay.
//
//contract:schema {"type": "array", "items": {}}
//contract:type [id: string, values: Record<string, MessageValue>] | Message[]
//contract:name Message
type Say []any

// A Source is a text of the law or about it.
//
//contract:go law.Source
type Source struct {
	Title      string     `json:"title"`
	URL        string     `json:"url" pattern:"^https?://"`
	Published  DateOrNone `json:"published"`
	Checked    DateOrNone `json:"checked"`
	Confidence Confidence `json:"confidence"`
}

// Sources by the names that cite lists.
//
//contract:by sources
type Sources map[string]Source

// Law is how far the data of the law reach, and what is known to change.
//
//contract:name LawState
//contract:go calc.LawStamp
//contract:by stamp
type Law struct {
	Edition string `json:"edition"`
	// Names the files of this edition exactly: with it, the answer can be asked for again.
	Hash            string `json:"hash,omitempty"`
	VerifiedThrough Date   `json:"verifiedThrough"`
	// The day asked about lies after the last day the law was checked for.
	BeyondVerified bool     `json:"beyondVerified"`
	Ahead          []Change `json:"ahead"`
}

// A Change is what begins or ends on a day.
//
//contract:go calc.Change
type Change struct {
	Date Date   `json:"date"`
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
	Cite Cite   `json:"cite"`
}

// A Problem is one thing wrong with a request.
type Problem struct {
	// A stable word.
	Code string `json:"code" pattern:"^[a-z0-9-]+$"`
	// Where it is in the request, such as items[0].hts.
	Field string `json:"field,omitempty"`
	// What was given, what was expected, what to write instead.
	Message    string `json:"message"`
	MessageSay Say    `json:"messageSay,omitempty"`
}

// An Error stands instead of an answer.
//
//contract:name Failure
type Error struct {
	Error Fault `json:"error"`
}

// A Fault is the first problem of a request, and the others.
type Fault struct {
	Problem
	// The other problems. Of more than 100 in all, the last says how many are not named.
	Also []Problem `json:"also,omitempty"`
}

// A Reason is a sentence with the sources it rests on, and their own words.
//
//contract:go calc.Reason
type Reason struct {
	Rule string `json:"rule"`
	Text string `json:"text" go:"=told(x.Text, x.Wrong)"`
	Say  Say    `json:"say,omitempty"`
	// The document's own words.
	Excerpt    string `json:"excerpt,omitempty"`
	ExcerptSay Say    `json:"excerptSay,omitempty"`
	Cite       Cite   `json:"cite"`
}

// A Gap is what the data do not cover.
//
//contract:go calc.Gap
type Gap struct {
	What string `json:"what"`
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
	Cite Cite   `json:"cite"`
}

// A Line is one amount the importer owes.
//
//contract:go calc.Line
type Line struct {
	// Place of the item in the request; absent for fees.
	Item    int    `json:"item,omitempty" minimum:"0" when:"x.Item >= 0"`
	Layer   string `json:"layer"`
	Heading string `json:"heading,omitempty"`
	// What was given, in dollars.
	Value Money `json:"value,omitempty"`
	// What the law multiplies.
	Base   Money  `json:"base,omitempty"`
	Rate   Rate   `json:"rate,omitempty"`
	Amount Money  `json:"amount"`
	Text   string `json:"text,omitempty"`
	Say    Say    `json:"say,omitempty"`
	Cite   Cite   `json:"cite"`
}

// Confidence is what kind of text a source is.
type Confidence string

const (
	ConfidenceOfficial   Confidence = "official"
	ConfidenceSecondary  Confidence = "secondary"
	ConfidenceBackground Confidence = "background"
)
