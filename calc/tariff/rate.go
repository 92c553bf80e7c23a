package tariff

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/say"
)

// A Rate is what one column of the schedule charges: nothing, or the sum of its
// parts. The zero Rate charges nothing either, but does not say that the goods
// are free: its Duty is an error.
type Rate struct {
	Text        string // as the schedule writes it
	Parts       []Part
	Unsupported say.Message // why the duty cannot be computed from facts about the goods, else silence
	free        bool
}

// IsFree reports whether the schedule says that the goods are free.
func (r Rate) IsFree() bool { return r.free }

// A Part of a rate is a percentage of a value or an amount for each unit.
type Part struct {
	Text    string          // as the schedule writes it
	Percent decimal.Decimal // of the value; 33 1/3 % is rounded here to sixteen places, not in the duty
	PerUnit decimal.Decimal // dollars for each unit
	Of      []string        // measures it multiplies, added together; none: the value of the goods

	specific bool
	thirds   decimal.Decimal // the percentage three times over where it has no decimal form
	over     decimal.Decimal // units of each piece that are not charged: jewels over 7
	sugar    *polarization
}

// A polarization lowers the rate of raw sugar for each degree below a test.
type polarization struct{ perDegree, from, floor decimal.Decimal }

// IsAdValorem reports whether the part is a percentage of a value.
func (p Part) IsAdValorem() bool { return !p.specific }

// Needs returns the measures that the part's amount depends on. Words that begin
// with "value-" are values in dollars of a component; "degree" is the
// polarization of sugar; all others are quantities.
func (p Part) Needs() []string {
	needs := append([]string{}, p.Of...)
	if p.over.IsPositive() {
		needs = append(needs, "no")
	}
	if p.sugar != nil {
		needs = append(needs, "degree")
	}
	return needs
}

// An Amount is what one part of a rate comes to, in dollars and not rounded. On
// is the value or the quantity that was multiplied; PerUnit is the rate by the
// unit, after any polarization.
type Amount struct {
	Part    Part
	On      decimal.Decimal
	PerUnit decimal.Decimal
	Duty    decimal.Decimal
}

// A Count turns a quantity into the quantity that a rate by the unit multiplies.
type Count func(perUnit, quantity decimal.Decimal) decimal.Decimal

// WholeUnits is the Count of 19 CFR 159.3(b): at a rate of $1 or less for each
// unit a fraction under one half is dropped and one half or more counts as a
// unit; at a higher rate the fraction counts as it is.
func WholeUnits(perUnit, quantity decimal.Decimal) decimal.Decimal {
	if perUnit.GreaterThan(decimal.NewFromInt(1)) {
		return quantity
	}
	return quantity.Round(0)
}

// A MissingError names the measures that a duty needs and was not given.
type MissingError struct {
	Rate     string
	Measures []string
}

func (e *MissingError) Error() string {
	return "the rate " + e.Rate + " needs " + strings.Join(e.Measures, ", ")
}

// An UnsupportedError says why no duty is computed from a rate.
type UnsupportedError struct {
	Rate string
	Why  say.Message
}

func (e *UnsupportedError) Error() string { return "the rate " + e.Rate + ": " + e.Why.String() }

// Duty returns what each part of the rate comes to: a percentage of base, the
// value of the goods in dollars, or of the component values in measures; and so
// much for each unit of the total quantities in measures, which count may round.
// A nil count takes them as they are. Nothing is rounded but fractions without a
// decimal form, after sixteen places. With a MissingError it returns the parts
// that are known.
func (r Rate) Duty(base decimal.Decimal, measures map[string]decimal.Decimal, count Count) ([]Amount, error) {
	if r.free {
		return nil, nil
	}
	if !r.Unsupported.Silent() || len(r.Parts) == 0 {
		return nil, &UnsupportedError{r.Text, r.Unsupported}
	}
	var amounts []Amount
	var missing []string
	for i := range r.Parts {
		if amount, lacks := r.Parts[i].duty(base, measures, count); len(lacks) > 0 {
			missing = append(missing, lacks...)
		} else {
			amounts = append(amounts, amount)
		}
	}
	if len(missing) > 0 {
		return amounts, &MissingError{r.Text, unique(missing)}
	}
	return amounts, nil
}

func (p *Part) duty(base decimal.Decimal, measures map[string]decimal.Decimal, count Count) (Amount, []string) {
	if p.specific {
		return p.specificDuty(measures, count)
	}
	if len(p.Of) > 0 {
		base = decimal.Zero
	}
	var missing []string
	for _, component := range p.Of {
		value, ok := measures[component]
		if !ok {
			missing = append(missing, component)
		}
		base = base.Add(value)
	}
	duty := base.Mul(p.Percent).Shift(-2)
	if !p.thirds.IsZero() {
		duty = base.Mul(p.thirds).Div(decimal.NewFromInt(300))
	}
	return Amount{Part: *p, On: base, Duty: duty}, missing
}

func (p *Part) specificDuty(measures map[string]decimal.Decimal, count Count) (Amount, []string) {
	var missing []string
	need := func(measure string) (quantity, divisor decimal.Decimal) {
		quantity, divisor, ok := Quantity(measures, measure)
		if !ok {
			missing = append(missing, measure)
		}
		return quantity, divisor
	}
	quantity, divisor := need(p.Of[0])
	if p.over.IsPositive() {
		pieces, _ := need("no")
		quantity = decimal.Max(decimal.Zero, quantity.Sub(pieces.Mul(p.over)))
	}
	perUnit := p.PerUnit
	if s := p.sugar; s != nil {
		degree, _ := need("degree")
		under := decimal.Max(decimal.Zero, s.from.Sub(degree))
		perUnit = decimal.Max(s.floor, perUnit.Sub(s.perDegree.Mul(under)))
	}
	on := quantity
	if !divisor.Equal(decimal.NewFromInt(1)) {
		on = quantity.Div(divisor)
	}
	duty := perUnit.Mul(quantity).Div(divisor)
	if count != nil {
		on = count(perUnit, on)
		duty = perUnit.Mul(on)
	}
	return Amount{Part: *p, On: on, PerUnit: perUnit, Duty: duty}, missing
}

func unique(words []string) []string {
	var once []string
	for i, w := range words {
		if !slices.Contains(words[:i], w) {
			once = append(once, w)
		}
	}
	return once
}
