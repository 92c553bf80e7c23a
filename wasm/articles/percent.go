package articles

import "github.com/shopspring/decimal"

// A charge is a line of an answer.
type charge struct {
	Item                *int
	Value, Rate, Amount string
}

// percent adds up the rates of the duties, where a percentage of the customs value is all that
// they are.
func (a *Answer) percent(lines []charge) {
	switch {
	case a.Outcome == "prohibited":
		a.NoPercent = "the goods may not come in"
		return
	case a.Outcome == "exempt":
		a.NoPercent = "free or not is counted by person and day, which a rate cannot say"
		return
	case a.Duty == "":
		a.NoPercent = "the duty is not known: " + a.Question
		return
	}
	sum, whole := decimal.Zero, ""
	for _, l := range lines {
		if l.Item == nil {
			continue // a fee of the shipment
		}
		if whole == "" {
			whole = l.Value
		}
		switch {
		case l.Rate == "" && l.Amount != "0.00":
			a.NoPercent = "a duty is by weight or number, and no percentage"
			return
		case l.Rate != "" && l.Value != whole:
			a.NoPercent = "a duty is on a part of the value"
			return
		case l.Rate != "":
			sum = sum.Add(amount(l.Rate))
		}
	}
	a.Percent = sum.String()
}
