package calc

import (
	"slices"

	"section321/calc/law"
)

// citations are the IDs of documents, gathered while an answer is made.
type citations []string

func (c *citations) add(ids []string) { *c = append(*c, ids...) }

// sources returns the documents, each once, in the order of their IDs. Those
// that are not the law's are given.
func (c citations) sources(b *law.Book, others ...*law.Source) []*law.Source {
	slices.Sort(c)
	sources := make([]*law.Source, 0, 32)
	for _, id := range slices.Compact(c) {
		s := b.Sources[id]
		for _, o := range others {
			if o.ID == id {
				s = o
			}
		}
		sources = append(sources, s)
	}
	return sources
}
