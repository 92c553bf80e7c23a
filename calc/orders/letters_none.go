//go:build js

package orders

import "golang.org/x/text/transform"

// legacy has nothing where the program must be small: files in these encodings are
// refused by the name of their encoding.
var legacy map[string]func() transform.Transformer
