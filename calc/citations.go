package calc

import (
	"slices"

	"section321/calc/law"
)

// citations are the IDs of documents, gathered while an answer is made.
type citations []string

func (c *citations) add(ids []string) { *c = append(*c, ids...) }

// sources returns the documents, each once, in the order of their IDs.
func (c citations) sources(b *law.Book) []*law.Source {
	slices.Sort(c)
	sources := make([]*law.Source, 0, 32)
	for _, id := range slices.Compact(c) {
		sources = append(sources, b.Sources[id])
	}
	return sources
}
