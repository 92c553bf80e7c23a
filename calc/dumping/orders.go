// Package dumping knows which antidumping and countervailing duty orders name a tariff
// number of goods from a country. It says where to look, never that an order covers goods
// or that none does: the words of an order decide, its numbers stand there for convenience,
// and the list is not whole. It knows no rate.
package dumping

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/rows"
)

var (
	//go:embed documents.csv
	documents string
	//go:embed places.csv
	places string
)

// An Order is an antidumping or countervailing duty order on goods of one country.
type Order struct {
	Case     string // such as A-570-504
	Country  string
	Product  string // what the order calls its goods
	Numbers  []string
	Document *law.Source // where its words were read
	Latest   string      // the address of its latest notices
}

// Kind is antidumping or countervailing.
func (o *Order) Kind() string {
	if strings.HasPrefix(o.Case, "C") {
		return "countervailing"
	}
	return "antidumping"
}

// How a number of goods stands to the numbers of an order.
const (
	Named  = "named"  // the order names it, or a number that it is under
	Under  = "under"  // the order names numbers under it
	Beside = "beside" // the order names others that begin with the same eight digits
)

// A Match is an order that may cover goods.
type Match struct {
	*Order
	How     string   // Named, Under or Beside, the nearest that is so
	Numbers []string // of the order, that are so
}

// MayCover returns the orders that may cover goods of an origin with a tariff number of 4 to
// 10 digits, in the order of their cases. The origin "*" stands for any country.
func MayCover(origin, number string) []Match {
	if len(number) < 4 {
		return nil
	}
	of := list().by[origin+number[:4]]
	if origin == "*" {
		for key, some := range list().by {
			if strings.HasSuffix(key, number[:4]) {
				of = append(of, some...)
			}
		}
		slices.SortFunc(of, func(a, b *Order) int { return strings.Compare(a.Case, b.Case) })
	}
	var all []Match
	for _, o := range of {
		if m := o.match(number); m.Numbers != nil {
			all = append(all, m)
		}
	}
	return all
}

func (o *Order) match(number string) Match {
	ways := [...]string{Named, Under, Beside}
	m := Match{Order: o, How: Beside}
	nearest := len(ways)
	for _, n := range o.Numbers {
		way := len(ways)
		switch {
		case strings.HasPrefix(number, n):
			way = 0
		case strings.HasPrefix(n, number):
			way = 1
		case len(n) == 10 && len(number) == 10 && n[:8] == number[:8]:
			way = 2
		}
		if way < nearest {
			nearest, m.How, m.Numbers = way, ways[way], nil
		}
		if way == nearest && way < len(ways) {
			m.Numbers = append(m.Numbers, n)
		}
	}
	return m
}

// Count is how many orders are known.
func Count() int { return list().orders }

// Last is the day of the latest document that was read.
func Last() law.Date { return list().last }

// Information is the government's page about orders, and Deposits where the rates of the day
// are looked up.
func Information() *law.Source { return list().places["orders-information"] }
func Deposits() *law.Source    { return list().places["cash-deposits"] }

// Take takes the list of orders over in a program that does not carry it, before anything is asked
// of it. It reports whether it is such a list.
func Take(text string) bool {
	if !strings.HasPrefix(text, "case,country,product,numbers,document\n") {
		return false
	}
	orders = text
	return true
}

// A library is all that is known, with the orders by country and heading.
type library struct {
	by     map[string][]*Order
	places map[string]*law.Source
	orders int
	last   law.Date
}

var list = sync.OnceValue(func() *library {
	l := &library{by: map[string][]*Order{}, places: map[string]*law.Source{}}
	for _, r := range rows.Parse(places)[1:] {
		l.places[r[0]] = &law.Source{ID: r[0], Title: r[1], URL: r[2], Published: law.Date(r[3]), Confidence: "official"}
	}
	read := map[string]*law.Source{}
	for _, r := range rows.Parse(documents)[1:] {
		document := l.places["document"]
		read[r[0]] = &law.Source{
			ID: "fr-" + r[0], Title: document.Title + " " + r[0], Published: law.Date(r[1]), Confidence: "secondary",
			URL: strings.ReplaceAll(document.URL, "{document}", r[0]),
		}
		l.last = max(l.last, law.Date(r[1]))
	}
	for _, r := range rows.Parse(orders)[1:] {
		o := &Order{
			Case: r[0], Country: r[1], Product: r[2], Numbers: strings.Fields(r[3]), Document: read[r[4]],
			Latest: strings.ReplaceAll(l.places["latest"].URL, "{case}", r[0]),
		}
		l.orders++
		for _, n := range o.Numbers {
			if at := o.Country + n[:4]; !slices.Contains(l.by[at], o) {
				l.by[at] = append(l.by[at], o)
			}
		}
	}
	return l
})
