//go:build !overhttp

package schedule

import _ "embed"

var (
	//go:embed eras/2018.bin
	data2018 []byte
	//go:embed eras/2018-lists.bin
	lists2018 []byte
	//go:embed eras/2022.bin
	data2022 []byte
	//go:embed eras/2022-lists.bin
	lists2022 []byte
)
