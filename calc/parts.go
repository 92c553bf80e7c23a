// What other packages of the calculation need of it beside whole answers.

package calc

import (
	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// Stamp says how current the law is for a question of a day.
func Stamp(day law.Date) LawStamp { return stamp(law.At(day), nil) }

// DutyUntil is the duty that CheckUntil would answer, without what else an answer says: for
// those who try one shipment in many ways. Not Valid where it has no single amount.
func DutyUntil(u Until, s Shipment, t *Tariff) (duty decimal.NullDecimal, err error) {
	defer unlessStopped(&err)
	wait(u)
	if s.Validate() != nil {
		return decimal.NullDecimal{}, nil
	}
	a, problems := assess(u, &s, t)
	if problems != nil {
		return decimal.NullDecimal{}, nil
	}
	return a.Duty, nil
}

// Dotted writes a tariff number of digits as the schedule does: 6109.10.00.12.
func Dotted(number string) string { return dotted(number) }

// Citations gathers the documents that an answer cites.
type Citations struct{ citations }

// Cite starts the citations of an answer under the law of a day.
func Cite(t *Tariff, day law.Date) *Citations { return &Citations{*cite(t.at(day))} }

// Add cites documents.
func (c *Citations) Add(ids []string) { c.add(ids) }

// Sources returns the documents, each once.
func (c *Citations) Sources() []*law.Source { return c.sources() }
