//go:build checkonly

package law

// Refunds are nothing here.
type Refunds struct{}

func (*Refunds) facts() []Fact { return nil }

// refunds reads nothing: the engine that only checks tells what was void, and not the
// ways to claim it.
func (in *loader) refunds(*Refunds) {}
