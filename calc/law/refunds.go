//go:build !checkonly

package law

import (
	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// Refunds are the facts of how a void duty comes back.
type Refunds struct {
	Interest []*Interest // newest first
	Ways     []*RefundWay
	Types    []*EntryLiquidation
	Open     []*OpenPoint
}

// Interest is the yearly rate in percent that customs pays on what it gives back.
type Interest struct {
	Fact
	Individual, Corporate decimal.Decimal
}

// A RefundWay is one way to claim, for imports of which all its columns hold. The first
// row of a way that holds is the one.
type RefundWay struct {
	Fact
	Way                  string
	State                WayState
	Program              string // the trade program it refunds; "" for the void duties
	EnteredFrom, Entered Date   // first and last day of entry
	Types, Importers     set
	GoodsFact            EntryFact   // what must be so of the entry
	Unliquidated         bool        // it is there while the entry is not liquidated
	SinceFrom, SinceTo   int         // and from which to which day since liquidation; never, where the second is negative
	Days                 int         // days from liquidation within which it must be taken, negative where none are counted
	Last                 string      // the last day itself, or "paid" when Days run from payment
	Letter               say.Message // words ready to send
}

// For reports whether the way is for entries of this day, type and importer.
func (w *RefundWay) For(entered Date, kind string, importer Importer) bool {
	return w.EnteredFrom <= entered && entered <= w.Entered && w.Types.has(kind) && w.Importers.has(string(importer))
}

// Since reports whether the way is there so many days after liquidation, of which there
// has been none where liquidated is false.
func (w *RefundWay) Since(liquidated bool, days int) bool {
	if !liquidated {
		return w.Unliquidated
	}
	return w.SinceFrom <= days && days <= w.SinceTo
}

// An EntryLiquidation says after how many days entries of a type are liquidated.
type EntryLiquidation struct {
	Fact
	Types set
	Days  int
}

// For reports whether it is about a type of entry.
func (e *EntryLiquidation) For(kind string) bool { return e.Types.has(kind) }

// An OpenPoint is law that is not settled, with both readings.
type OpenPoint struct {
	Fact
	Point string
}

// facts returns those of all rows.
func (r *Refunds) facts() []Fact {
	var all []Fact
	for _, x := range r.Interest {
		all = append(all, x.Fact)
	}
	for _, x := range r.Ways {
		all = append(all, x.Fact)
	}
	for _, x := range r.Types {
		all = append(all, x.Fact)
	}
	for _, x := range r.Open {
		all = append(all, x.Fact)
	}
	return all
}
