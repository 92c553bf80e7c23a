package law

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Circumstances are what the conditions of the law look at in one shipment.
type Circumstances struct {
	Free      string // provision that frees the shipment: general, gift, personal; "no" if none
	Suspended bool   // it would be free but for a suspension
	Mode      Mode
	Purpose   string          // sale, gift, personal
	Withdrawn string          // ftz or bonded, "" when the goods come from abroad
	Origins   []string        // countries of origin of the items
	Facts     []string        // facts of any item
	Claims    []string        // special programs claimed for the items
	Value     decimal.Decimal // entered value, dollars
	Filing    string          // automated, manual, cbp
	ECCF      bool            // cleared at an express consignment facility
	Chapter99 string          // whether the goods bear a duty of chapter 99: yes, no, or "" when that is not known
	Entry     string          // type of entry, once known
	EntryRule string          // rule that chose the entry
}

// A When is a list of conditions that must all hold, written in the data as
// "mode=post over=informal-limit". The words after the sign are alternatives.
// An empty When always holds.
type When []condition

type condition struct {
	name string
	any  []string
}

var conditionNames = []string{"free", "suspended", "mode", "purpose", "withdrawn", "origin", "fact",
	"claim", "chapter99", "over", "upto", "filing", "eccf", "entry", "entry-rule"}

func parseWhen(s string) (When, error) {
	var w When
	for _, part := range strings.Fields(s) {
		name, words, ok := strings.Cut(part, "=")
		if !ok || words == "" || !slices.Contains(conditionNames, name) {
			return nil, fmt.Errorf("%q is not a condition; write name=word or name=word|word with one of the names %s",
				part, strings.Join(conditionNames, " "))
		}
		w = append(w, condition{name, strings.Split(words, "|")})
	}
	return w, nil
}

// Holds reports whether every condition holds in the circumstances under the
// law of the book's day.
func (w When) Holds(b *Book, c *Circumstances) bool {
	for _, cond := range w {
		if !slices.ContainsFunc(cond.any, func(word string) bool { return cond.holds(b, c, word) }) {
			return false
		}
	}
	return true
}

func (cond condition) holds(b *Book, c *Circumstances, word string) bool {
	switch cond.name {
	case "free":
		return c.Free == word
	case "suspended":
		return c.Suspended == (word == "yes")
	case "mode":
		return string(c.Mode) == word
	case "purpose":
		return c.Purpose == word
	case "withdrawn":
		return c.Withdrawn == word
	case "origin":
		return slices.Contains(c.Origins, word)
	case "fact":
		return slices.Contains(c.Facts, word)
	case "claim":
		return slices.ContainsFunc(c.Claims, func(claim string) bool { return claim == word || word == "yes" && claim != "" })
	case "chapter99":
		if c.Chapter99 != "" {
			return c.Chapter99 == word
		}
		return b.reach(c.Origins) == word
	case "over":
		limit := b.Threshold(word)
		return limit != nil && c.Value.GreaterThan(limit.Amount)
	case "upto":
		limit := b.Threshold(word)
		return limit != nil && !c.Value.GreaterThan(limit.Amount)
	case "filing":
		return c.Filing == word
	case "eccf":
		return c.ECCF == (word == "yes")
	case "entry":
		return c.Entry == word
	case "entry-rule":
		return c.EntryRule == word
	}
	return false
}

// words returns the alternatives of a condition, or "*" where it is absent.
func (w When) words(name string) set {
	for _, cond := range w {
		if cond.name == name {
			return cond.any
		}
	}
	return every
}

var every = set{"*"}
