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
	totals map[string]*totals              // of shipments of which nothing is open but what they bear
	trials map[string]*assessment          // with what was tried of the exemption
	fees   map[string]*decimal.NullDecimal // of a way of entry
	books  map[*law.Point]*law.Book        // under the readings that open points did not come
}

func remembering() memory {
	return memory{map[string]*reach{}, map[string]*totals{}, map[string]*assessment{}, map[string]*decimal.NullDecimal{}, map[*law.Point]*law.Book{}}
}

// ofItem is what is said of an item that can change, and of the goods on the way.
func (r *ranger) ofItem(s *Shipment, i int, it *Item) string {
	return " " + strconv.Itoa(i) + " " + it.Origin + " " + it.HTS + " " + it.Claim + " " + strings.Join(it.Facts, ",") + " " + string(s.Loaded) + " " + r.metal
}

// key is what is said of a shipment that can change.
func (r *ranger) key(s *Shipment, b *law.Book, loose bool) string {
	key := strings.Builder{}
	key.WriteString(string(b.Entered()) + " " + strconv.FormatBool(loose) + " " + s.Entry + " " + s.PostalMethod)
	for i := range s.Items {
		key.WriteString(r.ofItem(s, i, &s.Items[i]))
	}
	return key.String()
}

// opened starts the assessment of a shipment with its exemption, which goes by the facts of
// the goods.
func (r *ranger) opened(s *Shipment) *assessment {
	key := strings.Builder{}
	of := &assessment{s: s, book: r.book}
	for i := range s.Items {
		key.WriteString(strings.Join(of.factsOf(&s.Items[i]), ",") + ";")
	}
	tried := r.trials[key.String()]
	if tried == nil {
		tried = open(s, r.tariff)
		tried.until, tried.tried = r.until, r.tried
		tried.exemption()
		r.trials[key.String()] = tried
	}
	a := *tried
	a.s, a.notes, a.Answer = s, nil, &Answer{Exemption: tried.Exemption, Asks: slices.Clip(tried.Asks)}
	return &a
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
		key.WriteString(" " + a.s.Items[i].Claim + " " + strings.Join(a.facts[i], ","))
	}
	return key.String()
}
