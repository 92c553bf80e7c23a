package calc

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/law"
)

// A memory is what a ranger has worked out for one request: nothing outlives its answer. Each
// thing is kept under all of what it depends on that a claim, a presumption or an answer to a
// question can change; the rest is the same for all that the ranger looks at.
type memory struct {
	items  map[string]*reach               // what single items may bear
	alike  map[string]*reach               // what they bear by numbers that are alike
	totals map[string]*totals              // of shipments of which nothing is open but what they bear
	trials map[string]*assessment          // with what was tried of the exemption
	fees   map[string]*decimal.NullDecimal // of a way of entry
	books  map[*law.Point]*law.Book        // under the readings that open points did not come
}

// remembering begins with what was tried already.
func remembering(a *assessment) memory {
	return memory{map[string]*reach{}, map[string]*reach{}, map[string]*totals{}, map[string]*assessment{ofFacts(a.facts): a}, map[string]*decimal.NullDecimal{}, map[*law.Point]*law.Book{}}
}

// ofGoods is what is said of goods that can change, beside their number, and of their way.
func (r *ranger) ofGoods(s *Shipment, i int, claim string, facts []string) string {
	return " " + strconv.Itoa(i) + " " + s.Items[i].Origin + " " + claim + " " + strings.Join(facts, ",") + " " + string(s.Loaded) + " " + r.metal
}

// key is what is said of a shipment that can change.
func (r *ranger) key(s *Shipment, b *law.Book, loose bool) string {
	key := strings.Builder{}
	key.WriteString(string(b.Entered()) + " " + strconv.FormatBool(loose) + " " + s.Entry + " " + s.PostalMethod)
	for i := range s.Items {
		it := &s.Items[i]
		key.WriteString(" " + it.HTS + r.ofGoods(s, i, it.Claim, it.Facts))
	}
	return key.String()
}

// opened starts the assessment of a shipment with its exemption, which goes by the facts of
// the goods.
func (r *ranger) opened(s *Shipment) *assessment {
	of := &basis{s: s, book: r.book}
	facts := make([][]string, 0, len(s.Items))
	for i := range s.Items {
		facts = append(facts, of.factsOf(&s.Items[i]))
	}
	key := ofFacts(facts)
	tried := r.trials[key]
	if tried == nil {
		tried = open(s, r.tariff)
		tried.until, tried.tried = r.until, r.tried
		tried.exemption()
		r.trials[key] = tried
	}
	a := &assessment{basis: basis{s: s, until: r.until, tried: r.tried, book: r.book, tariff: tried.tariff, whole: tried.whole,
		facts: facts, retail: tried.retail, customs: tried.customs}, trial: tried.trial, Answer: &Answer{Exemption: tried.trial.Exemption}}
	if !a.trial.Exempt {
		a.Asks = slices.Clip(a.trial.asks)
	}
	return a
}

func ofFacts(facts [][]string) string {
	key := strings.Builder{}
	for _, of := range facts {
		key.WriteString(" " + strings.Join(of, ","))
	}
	return key.String()
}

// before is the law under the reading that an open point did not come.
func (r *ranger) before(p *law.Point) *law.Book {
	if r.books[p] == nil {
		r.books[p] = r.book.Before(p)
	}
	return r.books[p]
}

// ofFees is what the fees depend on beside the entry: what is claimed and what is so of the goods.
func ofFees(a *assessment) string {
	key := strings.Builder{}
	for i := range a.s.Items {
		key.WriteString(" " + a.s.Items[i].Claim)
	}
	return key.String() + ofFacts(a.facts)
}
