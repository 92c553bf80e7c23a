package calc

import "section321/calc/law"

// Citations gathers the documents that an answer cites.
type Citations struct {
	book   *law.Book
	cited  []bool        // by the place of a source among all
	Others []*law.Source // documents that are not the law's
}

func Cite(b *law.Book, others ...*law.Source) *Citations {
	return &Citations{b, make([]bool, len(b.SourcesInOrder)), others}
}

// Add cites documents.
func (c *Citations) Add(ids []string) {
	for _, id := range ids {
		if s := c.book.Sources[id]; s != nil {
			c.cited[s.Place] = true
		}
	}
}

// Sources returns the documents, each once: the law's in the order of their IDs,
// then the others.
func (c *Citations) Sources() []*law.Source {
	sources := make([]*law.Source, 0, 32)
	for place, cited := range c.cited {
		if cited {
			sources = append(sources, c.book.SourcesInOrder[place])
		}
	}
	return append(sources, c.Others...)
}
