package refund

import (
	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// A growth is what one dollar has become by each day, from the first day that the data
// have a rate for. Interest is compounded daily (26 U.S.C. 6622): each day from that of
// payment to the one before the refund adds its own rate, a 365th of it or, in a leap
// year, a 366th. Between two days it is the ratio of the two.
type growth struct {
	first, last         law.Date // last is the day after the last with a rate
	individual, company map[law.Date]decimal.Decimal
	ratios              map[[2]law.Date][2]decimal.Decimal // what was asked already: many entries share their days
}

const places = 24 // far beyond the cent on any amount, after some thousand days

func grow(rates []*law.Interest) *growth {
	g := &growth{individual: map[law.Date]decimal.Decimal{}, company: map[law.Date]decimal.Decimal{}, ratios: map[[2]law.Date][2]decimal.Decimal{}}
	one := decimal.NewFromInt(1)
	own, corporate := one, one
	for i := len(rates) - 1; i >= 0; i-- {
		r := rates[i]
		if g.first == "" {
			g.first = r.From
		}
		for day := r.From; day <= r.To; day = day.AddDays(1) {
			g.individual[day], g.company[day] = own, corporate
			year := daysOfYear(day)
			own = own.Mul(one.Add(r.Individual.DivRound(year, places))).Round(places)
			corporate = corporate.Mul(one.Add(r.Corporate.DivRound(year, places))).Round(places)
		}
		g.last = r.To.AddDays(1)
	}
	g.individual[g.last], g.company[g.last] = own, corporate
	return g
}

// daysOfYear is a hundred times the days of the day's year, because rates are percent.
func daysOfYear(day law.Date) decimal.Decimal {
	if (day[:4] + "-02-28").AddDays(1)[5:] == "02-29" {
		return decimal.NewFromInt(36600)
	}
	return decimal.NewFromInt(36500)
}

// on returns the interest on an amount paid on one day and given back on another, as to
// a person and to a corporation; not Valid where the data have no rate for all its days.
func (g *growth) on(amount decimal.Decimal, paid, back law.Date) (individual, company decimal.NullDecimal) {
	if paid < g.first || back > g.last || back < paid {
		return
	}
	days := [2]law.Date{paid, back}
	ratio, known := g.ratios[days]
	if !known {
		ratio = [2]decimal.Decimal{g.individual[back].DivRound(g.individual[paid], places), g.company[back].DivRound(g.company[paid], places)}
		g.ratios[days] = ratio
	}
	of := func(ratio decimal.Decimal) decimal.NullDecimal {
		return decimal.NewNullDecimal(amount.Mul(ratio).Sub(amount).Round(2))
	}
	return of(ratio[0]), of(ratio[1])
}
