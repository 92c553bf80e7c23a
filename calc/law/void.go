package law

// A Void row says of layers that were charged whether they come back.
type Void struct {
	Fact
	Layers set
	Kind   string // refunded; lost, a void duty that no way brings back; or fee, which was never void
}

// VoidOf returns what became of a layer's charges of the day, nil where they stand.
func (b *Book) VoidOf(layer string) *Void {
	for _, v := range b.Voids {
		if v.InForce(b.Day) && v.Takes(layer) {
			return v
		}
	}
	return nil
}

// Takes reports whether the row is about a layer.
func (v *Void) Takes(layer string) bool { return v.Layers.has(layer) }
