package tariff

import (
	"maps"
	"slices"
)

// Synonyms returns the names of the synonym file, as words.
func Synonyms() []string { return slices.Sorted(maps.Keys(synonyms())) }
