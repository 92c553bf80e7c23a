//go:build !js

package orders

import (
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/transform"
)

var legacy = map[string]func() transform.Transformer{
	"gbk":          func() transform.Transformer { return simplifiedchinese.GB18030.NewDecoder() },
	"big5":         func() transform.Transformer { return traditionalchinese.Big5.NewDecoder() },
	"euc-jp":       func() transform.Transformer { return japanese.EUCJP.NewDecoder() },
	"euc-kr":       func() transform.Transformer { return korean.EUCKR.NewDecoder() },
	"shift-jis":    func() transform.Transformer { return japanese.ShiftJIS.NewDecoder() },
	"windows-1250": func() transform.Transformer { return charmap.Windows1250.NewDecoder() },
	"windows-1251": func() transform.Transformer { return charmap.Windows1251.NewDecoder() },
	"windows-1253": func() transform.Transformer { return charmap.Windows1253.NewDecoder() },
	"windows-1254": func() transform.Transformer { return charmap.Windows1254.NewDecoder() },
}
