// Package fmt stands in the place of the standard one in the engine that a page loads first. Of fmt the
// engine needs the texts of its errors and numbers with zeros before them; the standard package brings
// reflection, files and the printing of anything along, an eleventh of all that would travel. What this
// one prints, the standard one prints alike: a test holds both beside each other.
//
// The types and functions below that nothing calls are those without which packages that are linked
// would not compile.
package fmt

import (
	"errors"
	"io"
	"strconv"
	"strings"
)

type (
	State interface {
		Write(b []byte) (n int, err error)
		Width() (wid int, ok bool)
		Precision() (prec int, ok bool)
		Flag(c int) bool
	}
	Formatter  interface{ Format(f State, verb rune) }
	Stringer   interface{ String() string }
	GoStringer interface{ GoString() string }
	ScanState  interface {
		ReadRune() (r rune, size int, err error)
		UnreadRune() error
		SkipSpace()
		Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
		Width() (wid int, ok bool)
		Read(buf []byte) (n int, err error)
	}
	Scanner interface {
		Scan(state ScanState, verb rune) error
	}
)

// Errorf makes an error, which wraps what stands for %w.
func Errorf(format string, args ...any) error {
	text := Sprintf(format, args...)
	if strings.Contains(format, "%w") {
		for _, a := range args {
			if of, is := a.(error); is {
				return &wrapped{text, of}
			}
		}
	}
	return errors.New(text)
}

type wrapped struct {
	text string
	of   error
}

func (w *wrapped) Error() string { return w.text }
func (w *wrapped) Unwrap() error { return w.of }

// Sprintf knows the verbs %d, %s, %q, %v, %w, %c and %%, and a width after a zero: %08d.
func Sprintf(format string, args ...any) string { return string(Appendf(nil, format, args...)) }

// Appendf is Sprintf behind what is there.
func Appendf(b []byte, format string, args ...any) []byte {
	for {
		before, after, more := strings.Cut(format, "%")
		b = append(b, before...)
		if !more || after == "" {
			return b
		}
		width := 0
		for after != "" && after[0] >= '0' && after[0] <= '9' {
			width, after = 10*width+int(after[0]-'0'), after[1:]
		}
		if after == "" {
			return b
		}
		verb := after[0]
		format = after[1:]
		if verb == '%' {
			b = append(b, '%')
			continue
		}
		if len(args) == 0 || strings.IndexByte("dsqvwc", verb) < 0 {
			b = append(b, "%!"+string(verb)+"(MISSING)"...) // or not known here: a test holds that nothing asks for it
			continue
		}
		text := of(args[0], verb)
		args = args[1:]
		if zeros := width - len(text); zeros > 0 {
			b = append(b, strings.Repeat("0", zeros)...)
		}
		b = append(b, text...)
	}
}

// of prints one thing.
func of(a any, verb byte) string {
	switch a := a.(type) {
	case string:
		return quoted(a, verb)
	case []byte:
		return quoted(string(a), verb)
	case []string:
		all := make([]string, len(a))
		for i, s := range a {
			all[i] = quoted(s, verb)
		}
		return "[" + strings.Join(all, " ") + "]"
	case error:
		return quoted(a.Error(), verb)
	case Stringer:
		return quoted(a.String(), verb)
	case int:
		return number(int64(a), verb)
	case int8:
		return number(int64(a), verb)
	case int16:
		return number(int64(a), verb)
	case int32:
		return number(int64(a), verb)
	case int64:
		return number(a, verb)
	case uint8:
		return number(int64(a), verb)
	case uint16:
		return number(int64(a), verb)
	case uint32:
		return number(int64(a), verb)
	case uint64:
		return strconv.FormatUint(a, 10)
	case uint:
		return strconv.FormatUint(uint64(a), 10)
	case bool:
		return strconv.FormatBool(a)
	}
	return "%!" + string(verb) + "(of a type that fmt does not know here)"
}

func quoted(s string, verb byte) string {
	if verb == 'q' {
		return strconv.Quote(s)
	}
	return s
}

func number(n int64, verb byte) string {
	switch verb {
	case 'c':
		return string(rune(n))
	case 'q':
		return strconv.QuoteRune(rune(n))
	}
	return strconv.FormatInt(n, 10)
}

func Sprint(args ...any) string {
	var b []byte
	for _, a := range args {
		b = append(b, of(a, 'v')...)
	}
	return string(b)
}

func Fprint(w io.Writer, args ...any) (int, error) { return io.WriteString(w, Sprint(args...)) }

func Fprintf(w io.Writer, format string, args ...any) (int, error) {
	return w.Write(Appendf(nil, format, args...))
}

// Fscan is named by a package that never calls it here.
func Fscan(io.Reader, ...any) (int, error) { return 0, errors.ErrUnsupported }
