package calc

import "section321/calc/law"

// Stamp says how current the law is for a question of a day.
func Stamp(day law.Date) LawStamp { return stamp(law.At(day), nil) }

// Citations gathers the documents that an answer cites.
type Citations struct{ citations }

// Cite starts the citations of an answer under the law of a day.
func Cite(t *Tariff, day law.Date) *Citations { return &Citations{*cite(t.at(day))} }

// Add cites documents.
func (c *Citations) Add(ids []string) { c.add(ids) }

// Sources returns the documents, each once.
func (c *Citations) Sources() []*law.Source { return c.sources() }
