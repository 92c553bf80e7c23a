package schedule

import _ "embed"

// Lists are the compiled product lists, made by tools/lists.
//
//go:embed lists.bin
var Lists []byte
