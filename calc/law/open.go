package law

import "section321/calc/say"

// A Point is something that was due to be decided since the law was last checked, of which
// nobody could see how it was: every day from From on has two readings.
type Point struct {
	ID    string
	Since Date
	Until Date // the last day it matters, "" while no end is known
	Text  say.Message
	Modes set
	// What differs between the readings: the fact that is so under one of them, or, where it
	// is none, the entries, which under the other are those of the day before.
	Fact string
	Yes  say.Message // the readings
	No   say.Message
	Cite []string
}

// OpenPoints returns what is open for a day and a way of arriving: nothing that was checked.
func (b *Book) OpenPoints(mode Mode) []*Point {
	var open []*Point
	for _, p := range b.Points {
		if p.Since <= b.Day && (p.Until == "" || b.Day <= p.Until) && b.VerifiedThrough < p.Since && p.Modes.has(string(mode)) {
			open = append(open, p)
		}
	}
	return open
}

// Before is the book under the reading that the entries of a point did not come.
func (b *Book) Before(p *Point) *Book {
	before := *b
	before.entered = p.Since.AddDays(-1)
	return &before
}

// Entered is the day whose entries the book has, where it is another than its own.
func (b *Book) Entered() Date { return b.entered }

func readPoint(r *row, sources map[string]*Source) *Point {
	return &Point{ID: r.required("id"), Since: r.date("since"), Until: r.date("until"), Text: r.say("text"), Modes: r.words("modes"),
		Fact: r.text("fact"), Yes: r.say("yes"), No: r.say("no"), Cite: r.cite(sources)}
}
