package calc

import (
	"slices"

	"github.com/shopspring/decimal"

	"section321/calc/law"
	"section321/calc/say"
)

// A trial is the attempt to free a shipment by one provision.
type trial struct {
	Exemption
	provision  string // general, gift or personal
	unknown    bool   // the data know no limit for the day
	suspended  bool   // suspensions are the only thing against it
	asks       []Ask  // facts that decide it
	notApplied []NotApplied
}

// exemption tries the provisions that fit the purpose, the closest first, and
// keeps the one that frees the shipment or, when none does, the closest with
// every reason against it.
func (a *assessment) exemption() {
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
			best.suspended = best.suspended || other.suspended
		}
	}
	a.trial = best
	a.Exemption = best.Exemption
	for _, t := range trials {
		for _, n := range t.notApplied {
			if !slices.ContainsFunc(a.NotApplied, func(o NotApplied) bool { return o.Rule == n.Rule }) {
				a.NotApplied = append(a.NotApplied, n)
			}
		}
	}
	if best.Exempt && len(trials) > 1 {
		for _, r := range trials[0].Because {
			a.NotApplied = append(a.NotApplied, NotApplied{Rule: r.Rule, Why: r.Text, Cite: r.Cite})
		}
	}
	if !best.Exempt {
		a.Asks = append(a.Asks, best.asks...)
	}
}

// provisions lists what to try for the shipment's purpose, and notes what the
// purpose rules out.
func (a *assessment) provisions() []string {
	s := a.s
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

func (a *assessment) try(provision string) trial {
	t := trial{provision: provision, notApplied: make([]NotApplied, 0, 12)}
	limit := a.book.Limit(provision, a.s.From)
	t.Recipients, t.Aggregate = a.aggregate(provision)
	if limit == nil {
		t.unknown = true
		t.Provision = "19 USC 1321"
		return t
	}
	t.Provision = limit.Authority
	t.Statutory, t.Limit = known(limit.Amount), known(limit.Amount)

	// A suspension comes first: while it lasts no value and no other way of sending
	// would free the goods.
	suspended := a.trySuspensions(&t)
	suspensions := len(t.Because)
	a.tryWithdrawal(&t)
	a.trySplit(&t)
	a.tryExclusions(&t)
	over := false
	if limit.Amount.IsZero() {
		t.because(Reason{Rule: "repealed", Text: limit.Text, Excerpt: limit.Excerpt, Cite: limit.Cite})
	} else {
		over = t.Aggregate.GreaterThan(limit.Amount)
	}
	switch {
	case !suspended && over:
		a.overLimit(&t, limit)
	case suspended:
		t.Limit = known(decimal.Zero)
		t.suspended = !over && len(t.Because) == suspensions
	}
	t.Headroom = known(decimal.Max(decimal.Zero, t.Limit.Decimal.Sub(t.Aggregate)))
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
func (a *assessment) aggregate(provision string) ([]RecipientShare, decimal.Decimal) {
	if provision != "gift" {
		return nil, plus(a.s.PriorToday, sum(a.retail)).Round(2)
	}
	var shares []RecipientShare
	total := a.s.PriorToday
	for i := range a.s.Items {
		it := &a.s.Items[i]
		value := a.retail[i]
		total = total.Add(value)
		at := slices.IndexFunc(shares, func(r RecipientShare) bool { return r.Recipient == it.Recipient })
		if at < 0 {
			at = len(shares)
			shares = append(shares, RecipientShare{Recipient: it.Recipient})
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
		if a.s.Person.ID == "" || a.s.Person.ID == r.Recipient || !slices.ContainsFunc(shares, func(o RecipientShare) bool { return o.Recipient == a.s.Person.ID }) {
			shares[i].Aggregate = r.Aggregate.Add(a.s.PriorToday)
		}
		shares[i].Aggregate = shares[i].Aggregate.Round(2)
		most = decimal.Max(most, shares[i].Aggregate)
	}
	return shares, most
}

func (a *assessment) tryWithdrawal(t *trial) {
	if a.s.WithdrawnFrom != "" {
		a.reason(t, "withdrawn-"+string(a.s.WithdrawnFrom))
	}
}

func (a *assessment) trySplit(t *trial) {
	rule := a.book.Rule("split-order")
	switch {
	case rule == nil:
	case a.s.SplitOrder:
		a.reason(t, "split-order")
	default:
		t.notApplied = append(t.notApplied, NotApplied{Rule: "split-order", Why: say.It("not-declared-split"), Cite: rule.Cite})
	}
}

func (a *assessment) tryExclusions(t *trial) {
	for _, x := range a.book.Exclusions {
		if !x.InForce(a.s.Date) || !slices.Contains(x.Provisions, t.provision) {
			continue
		}
		if x.UnlessUpto != "" {
			if small := a.book.Threshold(x.UnlessUpto); small != nil && !sum(a.retail).GreaterThan(small.Amount) {
				t.notApplied = append(t.notApplied, NotApplied{Rule: x.Rule, Why: small.Text, Cite: x.Cite})
				continue
			}
		}
		var excluded []int
		for i := range a.s.Items {
			if slices.Contains(a.facts[i], x.Kind) {
				excluded = append(excluded, i)
			}
		}
		switch {
		case len(excluded) == 0:
			t.notApplied = append(t.notApplied, NotApplied{Rule: x.Rule, Why: say.Then(say.It("not-declared"), x.Text), Cite: x.Cite})
		case x.Asks:
			t.asks = append(t.asks, Ask{Field: fieldOf(excluded[0], "facts"), Question: x.Text, Decides: say.It("decides-free"), Effect: CouldLower, Cite: x.Cite})
		default:
			t.because(Reason{Rule: x.Rule, Text: x.Text, Excerpt: x.Excerpt, Cite: x.Cite})
			a.reasonMixed(t, len(excluded))
		}
	}
}

func (a *assessment) overLimit(t *trial, limit *law.Limit) {
	a.reason(t, "over-limit", say.Money("aggregate", t.Aggregate), say.Money("limit", limit.Amount), say.Money("over", t.Aggregate.Sub(limit.Amount)))
	if t.provision == "gift" && len(t.Recipients) > 1 {
		a.reason(t, "gift-one-over")
	}
}

// trySuspensions reports whether a suspension reaches the shipment. The worst
// item decides: one that is reached takes the whole shipment with it.
func (a *assessment) trySuspensions(t *trial) bool {
	reached := map[string]bool{}
	for _, sp := range a.book.Suspensions {
		if sp.Provision != t.provision || !sp.InForce(a.s.Date) {
			continue
		}
		n, elsewhere := 0, false
		for i := range a.s.Items {
			if sp.Reaches(a.s.Items[i].Origin, a.s.Mode, a.facts[i]) {
				n++
				elsewhere = elsewhere || a.s.Items[i].Origin != a.s.From
			}
		}
		if n == 0 {
			continue
		}
		reached[sp.Rule] = true
		t.because(Reason{Rule: sp.Rule, Text: sp.Text, Excerpt: sp.Excerpt, Cite: sp.Cite})
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
func (a *assessment) suspensionsNotApplied(t *trial, reached map[string]bool) {
	for i, sp := range a.book.Suspensions {
		rest := a.book.Suspensions[i+1:]
		sameRule := func(o *law.Suspension) bool { return o.Rule == sp.Rule }
		if sp.Provision != t.provision || reached[sp.Rule] || slices.ContainsFunc(a.book.Suspensions[:i], sameRule) {
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
		case a.s.Date < first.From:
			why = say.Then(say.It("not-before", say.Text("day", string(first.From))), first.Text)
		case sp.To != "" && sp.To < a.s.Date:
			why = say.Then(say.It("only-until", say.Text("day", string(sp.To))), sp.Text)
		default:
			why = say.Then(say.It("not-among"), sp.Text)
		}
		t.notApplied = append(t.notApplied, NotApplied{Rule: sp.Rule, Why: why, Cite: sp.Cite})
	}
}

// because records a reason once.
func (t *trial) because(r Reason) {
	if !slices.ContainsFunc(t.Because, func(o Reason) bool { return o.Rule == r.Rule }) {
		t.Because = append(t.Because, r)
	}
}

// reason records a rule of the book as a reason.
func (a *assessment) reason(t *trial, rule string, values ...*say.Value) {
	if r := a.book.Rule(rule); r != nil {
		t.because(Reason{Rule: rule, Text: r.Text.With(values...), Excerpt: r.Excerpt, Cite: r.Cite})
	}
}

func (a *assessment) reasonMixed(t *trial, items int) {
	if items < len(a.s.Items) {
		a.reason(t, "mixed-shipment")
	}
}

// reasonPerson says whose day was counted.
func (a *assessment) reasonPerson(t *trial) {
	switch {
	case t.provision == "gift":
		a.reason(t, "gift-per-recipient")
	case t.provision == "general":
		a.reason(t, "person-"+string(a.s.Person.Kind))
	}
	if a.s.PriorToday.IsPositive() {
		a.reason(t, "prior-today", say.Money("prior", a.s.PriorToday))
	}
}

// didNotApply records a rule of the book as one that did not apply.
func (a *assessment) didNotApply(rule string) {
	if r := a.book.Rule(rule); r != nil {
		a.NotApplied = append(a.NotApplied, NotApplied{Rule: rule, Why: r.Text, Cite: r.Cite})
	}
}
