//go:build !js

package orders

import (
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

var legacy = map[string]func() transform.Transformer{
	"gbk":          func() transform.Transformer { return simplifiedchinese.GB18030.NewDecoder() },
	"shift-jis":    func() transform.Transformer { return japanese.ShiftJIS.NewDecoder() },
	"windows-1250": func() transform.Transformer { return charmap.Windows1250.NewDecoder() },
	"windows-1251": func() transform.Transformer { return charmap.Windows1251.NewDecoder() },
	"windows-1253": func() transform.Transformer { return charmap.Windows1253.NewDecoder() },
	"windows-1254": func() transform.Transformer { return charmap.Windows1254.NewDecoder() },
}
