package calc

import (
	"section321/calc/law"
	"section321/calc/say"
)

// Bounds are the least and the most of a total over everything that is not known and
// everything that could be claimed or chosen and was not. One that is Unknown has no known
// bound; Why says why.
type Bounds struct {
	Least, Most Cents
	Why         say.Message
}

// NoBounds are those of which nothing is known, and why.
func NoBounds(why say.Message) Bounds { return Bounds{Unknown, Unknown, why} }

// Width is how far apart the bounds are, or Unknown.
func (b *Bounds) Width() Cents {
	if b.Least == Unknown || b.Most == Unknown {
		return Unknown
	}
	return b.Most - b.Least
}

func (b *Bounds) Same(o *Bounds) bool { return b.Least == o.Least && b.Most == o.Most }

// An OpenPoint is what nobody could check for the day, with what the total is under each
// reading.
type OpenPoint struct {
	*law.Point
	Readings []Reading
}

// A Reading is one way in which an open point may have been decided.
type Reading struct {
	Text say.Message
	Bounds
}

// Include widens the bounds to a total, where that is known.
func (b *Bounds) Include(total Cents) {
	if b.Least == Unknown || total == Unknown {
		return
	}
	if b.Least = min(b.Least, total); b.Most != Unknown {
		b.Most = max(b.Most, total)
	}
}
