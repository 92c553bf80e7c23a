package law

import (
	"slices"

	"section321/calc/say"
)

// A Source is a document that states the law.
type Source struct {
	ID         string // short name used in answers, such as "eo-14388"
	Title      string // citation
	URL        string
	Published  Date // the day the document was published
	Checked    Date // the day someone last confirmed that it still says so
	Confidence Confidence

	Place int // in the order of the IDs of all sources
}

// A Fact is what every row of the law has: when it holds, what it says in plain
// words and the documents that say so.
type Fact struct {
	From, To   Date        // first and last day in force; To is "" while no end is known
	Text       say.Message // plain words; {names} in braces are filled in by the reader
	Change     say.Message // what changed on From, in words a seller understands, or silence
	Cite       []string
	Confidence Confidence
	Excerpt    say.Message // short quotation; "[in our words]" marks a paraphrase
	Note       say.Message // a doubt, or how two sources were reconciled
}

// InForce reports whether the fact holds on a day.
func (f *Fact) InForce(on Date) bool {
	return f.From <= on && (f.To == "" || on <= f.To)
}

// overlaps reports whether two facts hold on any same day.
func (f *Fact) overlaps(g *Fact) bool {
	return (g.To == "" || f.From <= g.To) && (f.To == "" || g.From <= f.To)
}

// A set is a list of words such as countries or modes; "*" holds every word.
type set []string

func (s set) has(word string) bool {
	for _, w := range s {
		if w == "*" || w == word {
			return true
		}
	}
	return false
}

func (s set) meets(words []string) bool { return slices.ContainsFunc(words, s.has) }
