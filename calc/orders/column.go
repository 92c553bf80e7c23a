package orders

// A column holds many values of one kind in blocks: it grows without copying
// what it holds, and what it holds takes no more room than it needs.
type column[T any] struct {
	blocks [][]T
	n      int
}

const (
	blockBits = 12
	blockMask = 1<<blockBits - 1
)

// add appends a value and returns its place.
func (c *column[T]) add(v T) uint32 {
	if c.n&blockMask == 0 {
		c.blocks = append(c.blocks, make([]T, 1<<blockBits))
	}
	i := uint32(c.n)
	c.n++
	c.blocks[i>>blockBits][i&blockMask] = v
	return i
}

// at returns the value at a place, to read or to change.
func (c *column[T]) at(i uint32) *T { return &c.blocks[i>>blockBits][i&blockMask] }

// sized returns a column of n zero values.
func sized[T any](n int) column[T] {
	c := column[T]{n: n}
	for ; n > 0; n -= 1 << blockBits {
		c.blocks = append(c.blocks, make([]T, 1<<blockBits))
	}
	return c
}
