//go:build checkonly

package law

// routes reads nothing: the engine that only checks knows no routes, which would
// cost it 5 KB.
func (in *loader) routes(*Library) {}
