package wire

import (
	"bytes"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/money"
)

// writers keep their memory from answer to answer.
var writers = sync.Pool{New: func() any { return &writer{buf: make([]byte, 0, 32<<10)} }}

// answered returns what answer writes.
func answered(answer func(w *writer)) []byte {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.buf, w.comma = w.buf[:0], false
	w.guarded(answer)
	return bytes.Clone(w.buf)
}

// written returns what fields write as one object.
func written(fields func(w *writer)) []byte {
	return answered(func(w *writer) { w.object("", func() { fields(w) }) })
}

// A writer appends JSON. It knows just what answers need: objects and lists
// whose fields come in a fixed order, strings and nulls.
type writer struct {
	until  calc.Until // somebody waits for what is written
	buf    []byte
	comma  bool
	spoken []byte // what is being said, before it is written
	priced bool   // questions are written with what each answer makes of the total
	brief  bool   // sentences are left out
	ofFile func() // writes the cells of a row as the file has them
}

func (w *writer) open(bracket byte) {
	w.next()
	w.buf = append(w.buf, bracket)
	w.comma = false
}

func (w *writer) close(bracket byte) {
	w.buf = append(w.buf, bracket)
	w.comma = true
}

func (w *writer) next() {
	if w.comma {
		w.buf = append(w.buf, ',')
	}
	w.comma = true
}

func (w *writer) key(name string) {
	w.next()
	w.buf = append(appendQuoted(w.buf, name), ':')
	w.comma = false
}

func (w *writer) value(s string) {
	w.next()
	w.buf = appendQuoted(w.buf, s)
}

func (w *writer) raw(s string) {
	w.next()
	w.buf = append(w.buf, s...)
}

// object writes an object under a name; "" stands for an element of a list.
func (w *writer) object(name string, fields func()) {
	if name != "" {
		w.key(name)
	}
	w.open('{')
	fields()
	w.close('}')
}

func (w *writer) text(name, s string) {
	w.key(name)
	w.value(s)
}

// maybe writes a text unless it is empty.
func (w *writer) maybe(name, s string) {
	if s != "" {
		w.text(name, s)
	}
}

func (w *writer) flag(name string, b bool) {
	w.key(name)
	if b {
		w.raw("true")
	} else {
		w.raw("false")
	}
}

func (w *writer) count(name string, n int) {
	w.key(name)
	w.raw(strconv.Itoa(n))
}

// money writes dollars with two decimals.
func (w *writer) money(name string, d decimal.Decimal) {
	w.key(name)
	w.dollars(d)
}

func (w *writer) dollars(d decimal.Decimal) {
	w.next()
	w.buf = append(money.Append(append(w.buf, '"'), d), '"')
}

// moneyOrNull writes dollars, or null where they are unknown.
func (w *writer) moneyOrNull(name string, d decimal.NullDecimal) {
	w.key(name)
	w.moneyValue(d)
}

func (w *writer) moneyValue(d decimal.NullDecimal) {
	if d.Valid {
		w.dollars(d.Decimal)
		return
	}
	w.raw("null")
}

// rateOrNull writes a rate, or null where it is unknown.
func (w *writer) rateOrNull(name string, d decimal.NullDecimal) {
	if d.Valid {
		w.text(name, d.Decimal.String())
		return
	}
	w.null(name)
}

func (w *writer) null(name string) {
	w.key(name)
	w.raw("null")
}

func (w *writer) maybeMoney(name string, d decimal.NullDecimal) {
	if d.Valid {
		w.money(name, d.Decimal)
	}
}

func (w *writer) maybeRate(name string, d decimal.NullDecimal) {
	if d.Valid {
		w.text(name, d.Decimal.String())
	}
}

// objects writes a list of n objects with their fields.
func (w *writer) objects(name string, n int, fields func(i int)) {
	w.key(name)
	w.open('[')
	for i := range n {
		w.open('{')
		fields(i)
		w.close('}')
	}
	w.close(']')
}

// texts writes a list of texts.
func (w *writer) texts(name string, all []string) {
	w.key(name)
	w.open('[')
	for _, s := range all {
		w.value(s)
	}
	w.close(']')
}

// list writes a list, [] when it is empty.
func list[T any](w *writer, name string, values []T, each func(T)) {
	w.key(name)
	w.open('[')
	for _, v := range values {
		each(v)
	}
	w.close(']')
}

const hexDigits = "0123456789abcdef"

// plain tells the bytes that stand in a JSON string as they are.
var plain = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		is[c] = c >= 0x20 && c != '"' && c != '\\'
	}
	return is
}()

// appendQuoted appends a JSON string. Bytes that are not UTF-8 become U+FFFD.
func appendQuoted(buf []byte, s string) []byte {
	buf = append(buf, '"')
	from := 0 // where the text not yet copied begins
	for i := 0; i < len(s); {
		if plain[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			buf = append(append(buf, s[from:i]...), '\\', byte(r))
		case r < 0x20 || r == 0x2028 || r == 0x2029:
			buf = append(append(buf, s[from:i]...), '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		case r == utf8.RuneError && size == 1:
			buf = append(append(buf, s[from:i]...), "\ufffd"...)
		default:
			i += size
			continue
		}
		i += size
		from = i
	}
	return append(append(buf, s[from:]...), '"')
}

// problems writes the error answer: the first problem, and the others under "also".
func (w *writer) problems(problems calc.Problems) {
	w.object("", func() {
		w.object("error", func() {
			w.problem(problems[0])
			if len(problems) > 1 {
				w.objects("also", len(problems)-1, func(i int) { w.problem(problems[i+1]) })
			}
		})
	})
}

func (w *writer) problem(p calc.Problem) {
	w.text("code", p.Code)
	w.maybe("field", Path(p.Subject))
	w.said("message", told(p.Message, p.Of))
}
