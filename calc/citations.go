package calc

import "section321/calc/law"

// citations gathers the documents that an answer cites.
type citations struct {
	book   *law.Book
	cited  []bool        // by the place of a source among all
	others []*law.Source // documents that are not the law's
}

func cite(b *law.Book, others ...*law.Source) *citations {
	return &citations{b, make([]bool, len(b.SourcesInOrder)), others}
}

func (c *citations) add(ids []string) {
	for _, id := range ids {
		if s := c.book.Sources[id]; s != nil {
			c.cited[s.Place] = true
		}
	}
}

// sources returns the documents, each once: the law's in the order of their IDs,
// then the others.
func (c *citations) sources() []*law.Source {
	sources := make([]*law.Source, 0, 32)
	for place, cited := range c.cited {
		if cited {
			sources = append(sources, c.book.SourcesInOrder[place])
		}
	}
	return append(sources, c.others...)
}
