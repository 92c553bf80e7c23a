package law

import (
	"slices"
	"strings"
)

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

// VoidHeads returns how the headings begin under which duties were charged that come back,
// such as 9903.01.
func (l *Library) VoidHeads() []string {
	var heads []string
	for _, m := range l.Measures {
		refunded := slices.ContainsFunc(l.Voids, func(v *Void) bool { return v.Kind == "refunded" && v.Takes(m.Layer) })
		if head, _, _ := strings.Cut(m.Heading, " "); refunded && m.Kind != Exemption && len(head) >= len("9903.01") && !slices.Contains(heads, head[:7]) {
			heads = append(heads, head[:7])
		}
	}
	slices.Sort(heads)
	return heads
}
