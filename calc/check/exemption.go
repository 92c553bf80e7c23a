package check

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/money"
	"section321/calc/say"
)

// A trial is the attempt to free a shipment by one provision.
type trial struct {
	calc.Exemption
	provision  string     // general, gift or personal
	unknown    bool       // the data know no limit for the day
	Suspended  bool       // suspensions are the only thing against it
	asks       []calc.Ask // facts that decide it
	notApplied []calc.NotApplied
}

// TryExemption tries the provisions that fit the purpose, the closest first, and
// keeps the one that frees the shipment or, when none does, the closest with
// every reason against it.
func (a *Assessment) TryExemption() {
	var trials []trial
	for _, provision := range a.provisions() {
		t := a.try(provision)
		trials = append(trials, t)
		if t.Exempt {
			break
		}
	}
	best := trials[len(trials)-1]
	if !best.Exempt {
		best = trials[0]
		for _, other := range trials[1:] {
			for _, r := range other.Because {
				best.because(r)
			}
			best.Suspended = best.Suspended || other.Suspended
		}
	}
	a.Trial = best
	a.Exemption = best.Exemption
	for _, t := range trials {
		for _, n := range t.notApplied {
			if !slices.ContainsFunc(a.NotApplied, func(o calc.NotApplied) bool { return o.Rule == n.Rule }) {
				a.NotApplied = append(a.NotApplied, n)
			}
		}
	}
	if best.Exempt && len(trials) > 1 {
		for _, r := range trials[0].Because {
			a.NotApplied = append(a.NotApplied, calc.NotApplied{Rule: r.Rule, Why: r.Text, Cite: r.Cite})
		}
	}
	if !best.Exempt {
		a.Asks = append(a.Asks, best.asks...)
	}
}

// provisions lists what to try for the shipment's purpose, and notes what the
// purpose rules out.
func (a *Assessment) provisions() []string {
	s := a.Shipment
	var provisions []string
	switch {
	case s.Purpose == "gift" && s.Mode != "baggage":
		provisions = []string{"gift", "general"}
		a.didNotApply("not-personal")
	case s.Purpose == "personal" && s.Mode == "baggage":
		provisions = []string{"personal"}
		a.didNotApply("personal-not-general")
	default:
		provisions = []string{"general"}
		switch s.Purpose {
		case "gift":
			a.didNotApply("gift-not-sent")
		case "personal":
			a.didNotApply("personal-not-accompanied")
		default:
			a.didNotApply("not-a-gift")
			a.didNotApply("not-personal")
		}
	}
	return provisions
}

func (a *Assessment) try(provision string) trial {
	t := trial{provision: provision, notApplied: make([]calc.NotApplied, 0, 12)}
	limit := a.Book.Limit(provision, a.Shipment.From)
	t.Recipients, t.Aggregate = a.aggregate(provision)
	if limit == nil {
		t.unknown = true
		t.Provision = "19 USC 1321"
		return t
	}
	t.Provision = limit.Authority
	t.Statutory, t.Limit = money.Known(limit.Amount), money.Known(limit.Amount)

	// A suspension comes first: while it lasts no value and no other way of sending
	// would free the goods.
	suspended := a.trySuspensions(&t)
	suspensions := len(t.Because)
	a.tryWithdrawal(&t)
	a.trySplit(&t)
	a.tryExclusions(&t)
	over := false
	if limit.Amount.IsZero() {
		t.because(calc.Reason{Rule: "repealed", Text: limit.Text, Excerpt: limit.Excerpt, Cite: limit.Cite})
	} else {
		over = t.Aggregate.GreaterThan(limit.Amount)
	}
	switch {
	case !suspended && over:
		a.overLimit(&t, limit)
	case suspended:
		t.Limit = money.Known(decimal.Zero)
		t.Suspended = !over && len(t.Because) == suspensions
	}
	t.Headroom = money.Known(decimal.Max(decimal.Zero, t.Limit.Decimal.Sub(t.Aggregate)))
	t.Exempt = len(t.Because) == 0 && len(t.asks) == 0
	for i := range t.Recipients {
		t.Recipients[i].Exempt = t.Exempt
	}
	if t.Exempt {
		a.reason(&t, "within-limit", say.Money("aggregate", t.Aggregate), say.Money("limit", limit.Amount))
	}
	if t.Exempt || over && !suspended {
		a.reasonPerson(&t)
	}
	if t.Exempt {
		a.reason(&t, "fair-retail-value")
	}
	return t
}

// aggregate adds up the retail value of the person's day and rounds the sum half
// up to the cent: the law speaks of cents, exchange rates do not. Gifts count for each
// recipient by name, and the one with the most decides.
func (a *Assessment) aggregate(provision string) ([]calc.RecipientShare, decimal.Decimal) {
	if provision != "gift" {
		return nil, money.Plus(a.Shipment.PriorToday, money.Sum(a.Retail)).Round(2)
	}
	var shares []calc.RecipientShare
	total := a.Shipment.PriorToday
	for i := range a.Shipment.Items {
		it := &a.Shipment.Items[i]
		value := a.Retail[i]
		total = total.Add(value)
		at := slices.IndexFunc(shares, func(r calc.RecipientShare) bool { return r.Recipient == it.Recipient })
		if at < 0 {
			at = len(shares)
			shares = append(shares, calc.RecipientShare{Recipient: it.Recipient})
		}
		shares[at].Aggregate = shares[at].Aggregate.Add(value)
	}
	if len(shares) == 1 {
		return nil, total.Round(2)
	}
	most := decimal.Zero
	for i, r := range shares {
		// Whose the earlier gifts were is only known when the person is one of
		// the recipients; otherwise they may have been anyone's.
		if a.Shipment.Person.ID == "" || a.Shipment.Person.ID == r.Recipient || !slices.ContainsFunc(shares, func(o calc.RecipientShare) bool { return o.Recipient == a.Shipment.Person.ID }) {
			shares[i].Aggregate = r.Aggregate.Add(a.Shipment.PriorToday)
		}
		shares[i].Aggregate = shares[i].Aggregate.Round(2)
		most = decimal.Max(most, shares[i].Aggregate)
	}
	return shares, most
}

func (a *Assessment) tryWithdrawal(t *trial) {
	if a.Shipment.WithdrawnFrom != "" {
		a.reason(t, "withdrawn-"+string(a.Shipment.WithdrawnFrom))
	}
}

func (a *Assessment) trySplit(t *trial) {
	rule := a.Book.Rule("split-order")
	switch {
	case rule == nil:
	case a.Shipment.SplitOrder:
		a.reason(t, "split-order")
	default:
		t.notApplied = append(t.notApplied, calc.NotApplied{Rule: "split-order", Why: say.It("not-declared-split"), Cite: rule.Cite})
	}
}

func (a *Assessment) tryExclusions(t *trial) {
	for _, x := range a.Book.Exclusions {
		if !x.InForce(a.Shipment.Date) || !slices.Contains(x.Provisions, t.provision) {
			continue
		}
		if x.UnlessUpto != "" {
			if small := a.Book.Threshold(x.UnlessUpto); small != nil && !money.Sum(a.Retail).GreaterThan(small.Amount) {
				t.notApplied = append(t.notApplied, calc.NotApplied{Rule: x.Rule, Why: small.Text, Cite: x.Cite})
				continue
			}
		}
		var excluded []int
		for i := range a.Shipment.Items {
			if slices.Contains(a.Facts[i], x.Kind) {
				excluded = append(excluded, i)
			}
		}
		switch {
		case len(excluded) == 0:
			t.notApplied = append(t.notApplied, calc.NotApplied{Rule: x.Rule, Why: say.Then(say.It("not-declared"), x.Text), Cite: x.Cite})
		case x.Asks:
			t.asks = append(t.asks, calc.Ask{Subject: calc.OfItem(excluded[0], calc.FieldFacts), Question: x.Text, Decides: say.It("decides-free"), Effect: calc.CouldLower, Cite: x.Cite})
		default:
			t.because(calc.Reason{Rule: x.Rule, Text: x.Text, Excerpt: x.Excerpt, Cite: x.Cite})
			a.reasonMixed(t, len(excluded))
		}
	}
}

func (a *Assessment) overLimit(t *trial, limit *law.Limit) {
	a.reason(t, "over-limit", say.Money("aggregate", t.Aggregate), say.Money("limit", limit.Amount), say.Money("over", t.Aggregate.Sub(limit.Amount)))
	if t.provision == "gift" && len(t.Recipients) > 1 {
		a.reason(t, "gift-one-over")
	}
}

// trySuspensions reports whether a suspension reaches the shipment. The worst
// item decides: one that is reached takes the whole shipment with it.
func (a *Assessment) trySuspensions(t *trial) bool {
	reached := map[string]bool{}
	for _, sp := range a.Book.Suspensions {
		if sp.Provision != t.provision || !sp.InForce(a.Shipment.Date) {
			continue
		}
		n, elsewhere := 0, false
		for i := range a.Shipment.Items {
			if sp.Reaches(a.Shipment.Items[i].Origin, a.Shipment.Mode, a.Facts[i]) {
				n++
				elsewhere = elsewhere || a.Shipment.Items[i].Origin != a.Shipment.From
			}
		}
		if n == 0 {
			continue
		}
		reached[sp.Rule] = true
		t.because(calc.Reason{Rule: sp.Rule, Text: sp.Text, Excerpt: sp.Excerpt, Cite: sp.Cite})
		if elsewhere && sp.Origins[0] != "*" {
			a.reason(t, "origin-not-shipment")
		}
		a.reasonMixed(t, n)
	}
	a.suspensionsNotApplied(t, reached)
	return len(reached) > 0
}

// suspensionsNotApplied says of each suspension that did not reach the shipment
// when it was in force or whom it reaches.
func (a *Assessment) suspensionsNotApplied(t *trial, reached map[string]bool) {
	for i, sp := range a.Book.Suspensions {
		rest := a.Book.Suspensions[i+1:]
		sameRule := func(o *law.Suspension) bool { return o.Rule == sp.Rule }
		if sp.Provision != t.provision || reached[sp.Rule] || slices.ContainsFunc(a.Book.Suspensions[:i], sameRule) {
			continue
		}
		first := sp
		for _, o := range rest {
			if sameRule(o) && o.From < first.From {
				first = o
			}
		}
		var why say.Message
		switch {
		case a.Shipment.Date < first.From:
			why = say.Then(say.It("not-before", say.Text("day", string(first.From))), first.Text)
		case sp.To != "" && sp.To < a.Shipment.Date:
			why = say.Then(say.It("only-until", say.Text("day", string(sp.To))), sp.Text)
		default:
			why = say.Then(say.It("not-among"), sp.Text)
		}
		t.notApplied = append(t.notApplied, calc.NotApplied{Rule: sp.Rule, Why: why, Cite: sp.Cite})
	}
}

// because records a reason once.
func (t *trial) because(r calc.Reason) {
	if !slices.ContainsFunc(t.Because, func(o calc.Reason) bool { return o.Rule == r.Rule }) {
		t.Because = append(t.Because, r)
	}
}

// reason records a rule of the book as a reason.
func (a *Assessment) reason(t *trial, rule string, values ...*say.Value) {
	if r := a.Book.Rule(rule); r != nil {
		t.because(calc.Reason{Rule: rule, Text: r.Text.With(values...), Excerpt: r.Excerpt, Cite: r.Cite})
	}
}

func (a *Assessment) reasonMixed(t *trial, items int) {
	if items < len(a.Shipment.Items) {
		a.reason(t, "mixed-shipment")
	}
}

// reasonPerson says whose day was counted.
func (a *Assessment) reasonPerson(t *trial) {
	switch {
	case t.provision == "gift":
		a.reason(t, "gift-per-recipient")
	case t.provision == "general":
		a.reason(t, "person-"+string(a.Shipment.Person.Kind))
	}
	if a.Shipment.PriorToday.IsPositive() {
		a.reason(t, "prior-today", say.Money("prior", a.Shipment.PriorToday))
	}
}

// didNotApply records a rule of the book as one that did not apply.
func (a *Assessment) didNotApply(rule string) {
	if r := a.Book.Rule(rule); r != nil {
		a.NotApplied = append(a.NotApplied, calc.NotApplied{Rule: rule, Why: r.Text, Cite: r.Cite})
	}
}
