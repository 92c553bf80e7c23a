//go:build !checkonly

package wire

import (
	"slices"
	"strconv"

	"section321/calc"
	"section321/calc/check"
	"section321/calc/dumping"
	"section321/calc/law"
	"section321/calc/papers"
	"section321/calc/say"
	"section321/calc/tariff"
)

// A flagged order may cover some of the goods.
type flagged struct {
	dumping.Match
	items []int
}

// flags answers which antidumping and countervailing duty orders may cover the goods of a
// check. It is a question of its own, for it says nothing of amounts, and the list is too
// much for what a page loads first.
func (c *Calculator) flags(w *writer, request []byte) {
	shipment, problems := decodeCheck(request)
	made := make([][]string, len(shipment.Items)) // where each item may have been made
	for i := range shipment.Items {
		it := &shipment.Items[i]
		if made[i] = []string{it.Origin}; it.Origin == "" && len(it.Origins) > 0 {
			made[i] = it.Origins
			it.Origin = heldTo(it.Origins)
		}
	}
	if problems = problems.With(spelled(shipment.Validate())); problems != nil {
		w.problems(problems)
		return
	}
	var (
		all     []*flagged
		without []string
		sources []*law.Source
	)
	// One order may meet several goods, and each in its own way.
	seen, read := map[string]*flagged{}, map[string]bool{}
	for i := range shipment.Items {
		it := &shipment.Items[i]
		if it.HTS == "" {
			without = append(without, "items["+strconv.Itoa(i)+"]")
		}
		for _, origin := range made[i] {
			for _, m := range dumping.MayCover(origin, it.HTS) {
				at := m.Case + " " + m.How + " " + it.HTS
				if seen[at] == nil {
					seen[at] = &flagged{Match: m}
					all = append(all, seen[at])
				}
				if !slices.Contains(seen[at].items, i) {
					seen[at].items = append(seen[at].items, i)
				}
				if !read[m.Document.ID] {
					read[m.Document.ID] = true
					sources = append(sources, m.Document)
				}
			}
		}
	}
	asked, needs := papersOf(&shipment)
	sources = append(sources, dumping.Deposits(), dumping.Information())
	sources = append(sources, needs...)
	w.object("", func() {
		list(w, "orders", all, func(f *flagged) { w.object("", func() { w.flagged(f) }) })
		if asked != nil {
			list(w, "papers", asked, func(p *paper) { w.object("", func() { w.paper(p) }) })
		}
		about := aboutFlags(all, without, len(shipment.Items))
		if len(without) < len(shipment.Items) {
			about = append(about, say.It("papers-rest"), say.It("papers-others"))
		}
		w.saidAll("about", about)
		w.texts("cite", []string{dumping.Information().ID, papers.Rest().ID, papers.Others().ID})
		w.text("listedThrough", string(dumping.Last()))
		w.sources(sources)
	})
}

// A paper is asked of some of the goods.
type paper struct {
	*papers.Match
	items []int
}

// papersOf are the papers that are usually asked of goods, and what they rest on.
func papersOf(s *calc.Shipment) (all []*paper, sources []*law.Source) {
	for i := range s.Items {
		m := papers.Lacey(s.Date, s.Items[i].HTS)
		if m == nil {
			continue
		}
		at := slices.IndexFunc(all, func(p *paper) bool { return p.Since == m.Since && slices.Equal(p.Numbers, m.Numbers) })
		if at < 0 {
			at, all = len(all), append(all, &paper{Match: m})
			if !slices.Contains(sources, m.Document) {
				sources = append(sources, m.Document)
			}
		}
		all[at].items = append(all[at].items, i)
	}
	if all != nil {
		sources = append(sources, papers.Entries())
	}
	return all, append(sources, papers.Rest(), papers.Others())
}

func (w *writer) paper(p *paper) {
	list(w, "items", p.items, func(i int) { w.raw(strconv.Itoa(i)) })
	list(w, "numbers", p.Numbers, func(n string) { w.value(tariff.Dotted(n)) })
	w.text("since", string(p.Since))
	w.said("text", say.It("papers-lacey"))
	w.texts("cite", []string{p.Document.ID, papers.Entries().ID})
}

// heldTo is the country that decides whether the countries an item may be of are countries:
// the first that is none, or else any.
func heldTo(origins []string) string {
	some := law.Countries()[0].Code
	for _, origin := range origins {
		if origin == check.AnyOrigin {
			continue
		}
		if some = origin; !known(origin) {
			break
		}
	}
	return some
}

func known(country string) bool {
	_, ok := law.CountryOf(country)
	return ok
}

func (w *writer) flagged(f *flagged) {
	w.text("case", f.Case)
	w.text("kind", f.Kind())
	list(w, "items", f.items, func(i int) { w.raw(strconv.Itoa(i)) })
	w.text("product", f.Product)
	w.text("country", f.Country)
	w.text("how", f.How)
	list(w, "numbers", f.Numbers, func(n string) { w.value(tariff.Dotted(n)) })
	country, _ := law.CountryOf(f.Country)
	w.said("text", say.Then(
		say.It("flag-"+f.Kind(), say.Text("case", f.Case), say.Text("product", f.Product), say.Country("country", f.Country, country.Name)),
		say.It("flag-"+f.How)))
	w.text("latest", f.Latest)
	w.text("deposits", dumping.Deposits().URL)
	w.texts("cite", []string{f.Document.ID})
}

// aboutFlags says how far the list reaches, and what follows from it.
func aboutFlags(all []*flagged, without []string, items int) (text []say.Message) {
	switch {
	case all != nil:
		text = append(text, say.It("flags-words"), say.It("flags-fact"))
	case len(without) < items:
		text = append(text, say.It("flags-none"))
	}
	if without != nil {
		text = append(text, say.It("flags-without", say.Words("items", without)))
	}
	return append(text, say.It("flags-list", say.Count("count", dumping.Count()), say.Text("day", string(dumping.Last()))))
}
