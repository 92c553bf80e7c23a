package check

import (
	"strconv"
	"strings"

	"section321/calc"
	"section321/calc/duty"
	"section321/calc/law"
)

// A Memory is what a ranger has worked out for one request: nothing outlives its answer. Each
// thing is kept under all of what it depends on that a claim, a presumption or an answer to a
// question can change; the rest is the same for all that the ranger looks at.
type Memory struct {
	alike  map[string]*duty.Reach // what goods may bear, by numbers that are alike
	totals map[string]*totals     // of shipments of which nothing is open but what they bear
	trials map[string]*Assessment // with what was tried of the exemption
}

// key is what is said of a shipment that can change.
func (r *ranger) key(s *calc.Shipment, b *law.Book, loose bool) string {
	said := []string{string(b.Entered()), s.Entry, string(s.PostalMethod), string(s.Loaded), r.metal}
	if loose {
		said = append(said, "loose")
	}
	for i := range s.Items {
		it := &s.Items[i]
		said = append(append(said, ";", it.HTS, it.Claim), it.Facts...)
	}
	return strings.Join(said, " ")
}

// ofGoods is what is said of goods that can change, beside their number, and of their way.
func (r *ranger) ofGoods(g *duty.Goods) string {
	said := []string{g.Entered.String(), strconv.Itoa(g.Index), g.Item.Claim, string(g.Shipment.Loaded), r.metal}
	return strings.Join(append(said, g.Facts...), " ")
}

// ofFacts is what is so of the goods of a shipment.
func ofFacts(facts [][]string) string {
	var said []string
	for _, of := range facts {
		said = append(append(said, ";"), of...)
	}
	return strings.Join(said, " ")
}

// opened starts the assessment of a shipment with its exemption, which goes by the facts of
// the goods.
func (r *ranger) opened(s *calc.Shipment) *Assessment {
	of := &duty.Basis{Shipment: s, Book: r.book}
	for i := range s.Items {
		of.Facts = append(of.Facts, of.FactsOf(&s.Items[i]))
	}
	key := ofFacts(of.Facts)
	tried := r.trials[key]
	if tried == nil {
		tried = Open(s, r.tariff)
		tried.Until, tried.Tried = r.until, r.tried
		tried.TryExemption()
		r.trials[key] = tried
	}
	a := *tried
	a.Shipment, a.Facts, a.notes, a.Result, a.Charged = s, of.Facts, nil, duty.Result{}, nil
	a.Answer = &calc.Answer{Exemption: a.Trial.Exemption}
	return &a
}

// Size is how often something was worked out and kept.
func (m *Memory) Size() int { return len(m.alike) + len(m.totals) + len(m.trials) }
