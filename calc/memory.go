package calc

import (
	"strconv"
	"strings"

	"section321/calc/law"
)

// A memory is what a ranger has worked out for one request: nothing outlives its answer. Each
// thing is kept under all of what it depends on that a claim, a presumption or an answer to a
// question can change; the rest is the same for all that the ranger looks at.
type memory struct {
	alike  map[string]*reach      // what goods may bear, by numbers that are alike
	totals map[string]*totals     // of shipments of which nothing is open but what they bear
	trials map[string]*assessment // with what was tried of the exemption
}

// key is what is said of a shipment that can change.
func (r *ranger) key(s *Shipment, b *law.Book, loose bool) string {
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
func (r *ranger) ofGoods(g *goods) string {
	said := []string{g.entered.String(), strconv.Itoa(g.item), g.it.Claim, string(g.s.Loaded), r.metal}
	return strings.Join(append(said, g.facts...), " ")
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
func (r *ranger) opened(s *Shipment) *assessment {
	of := &basis{s: s, book: r.book}
	for i := range s.Items {
		of.facts = append(of.facts, of.factsOf(&s.Items[i]))
	}
	key := ofFacts(of.facts)
	tried := r.trials[key]
	if tried == nil {
		tried = open(s, r.tariff)
		tried.until, tried.tried = r.until, r.tried
		tried.exemption()
		r.trials[key] = tried
	}
	a := *tried
	a.s, a.facts, a.notes, a.result, a.charged = s, of.facts, nil, dutyResult{}, nil
	a.Answer = &Answer{Exemption: a.trial.Exemption}
	return &a
}

// size is how often something was worked out and kept.
func (m *memory) size() int { return len(m.alike) + len(m.totals) + len(m.trials) }
