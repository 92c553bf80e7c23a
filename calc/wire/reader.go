package wire

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/valyala/fastjson"

	"section321/calc"
	"section321/calc/law"
)

// A reader reads one request and collects everything wrong with it. It keeps
// the path to the value it stands at, and spells it only when something is wrong.
type reader struct {
	path     []step
	problems calc.Problems
}

// A step of a path is a field's name or, without a name, an element's index.
type step struct {
	name  string
	index int
}

// at spells the path, such as items[0].origin.
func (r *reader) at() string {
	var b strings.Builder
	for i, s := range r.path {
		switch {
		case s.name == "":
			fmt.Fprintf(&b, "[%d]", s.index)
		case i > 0:
			b.WriteByte('.')
			fallthrough
		default:
			b.WriteString(s.name)
		}
	}
	return b.String()
}

func (r *reader) fail(code, format string, args ...any) {
	r.problems = append(r.problems, calc.Problem{Code: code, Field: r.at(), Message: fmt.Sprintf(format, args...)})
}

// parsers are used again and again: what is decoded is copied out of them.
var parsers fastjson.ParserPool

// parse hands the request's JSON to read, unless it is not strict JSON in UTF-8.
func (r *reader) parse(request []byte, read func(*fastjson.Value)) {
	request = bytes.TrimPrefix(request, []byte("\ufeff"))
	switch {
	case len(request) > MaxRequest:
		r.fail("request-too-large", "the request has %d bytes; at most %d are read", len(request), MaxRequest)
	case len(bytes.TrimSpace(request)) == 0:
		r.fail("invalid-json", "the request is empty; write one JSON object")
	case !utf8.Valid(request):
		r.fail("invalid-json", "the request is not UTF-8 text; save it as UTF-8")
	default:
		// The parser bounds how deep values nest and the validator is strict, in
		// this order because the validator has no such bound.
		p := parsers.Get()
		defer parsers.Put(p)
		v, err := p.ParseBytes(request)
		if err == nil {
			err = fastjson.ValidateBytes(request)
		}
		if err == nil {
			read(v)
			return
		}
		r.fail("invalid-json", "the request is not valid JSON: %s", strings.TrimPrefix(err.Error(), "cannot parse JSON: "))
	}
}

// object hands each field of an object to read. An unknown field and one given
// twice are problems; a field that is absent is not handed on.
func (r *reader) object(v *fastjson.Value, fields []string, read func(field string, v *fastjson.Value)) {
	o, err := v.Object()
	if err != nil {
		r.wrongType(v, "an object, in braces")
		return
	}
	var seen uint64 // bit i for fields[i]
	o.Visit(func(key []byte, v *fastjson.Value) {
		i := slices.IndexFunc(fields, func(name string) bool { return name == string(key) })
		if i < 0 {
			r.path = append(r.path, step{name: string(key)})
			r.fail("unknown-field", "%s is not a field here; the fields are %s", quoted(shorten(string(key))), strings.Join(fields, ", "))
			r.up()
			return
		}
		r.path = append(r.path, step{name: fields[i]})
		if seen&(1<<i) != 0 {
			r.duplicate()
		} else {
			read(fields[i], v)
		}
		seen |= 1 << i
		r.up()
	})
}

// up takes the last step back.
func (r *reader) up() { r.path = r.path[:len(r.path)-1] }

func (r *reader) duplicate() { r.fail("duplicate-field", "%s is given twice; keep one", r.at()) }

func typeName(t fastjson.Type) string {
	switch t {
	case fastjson.TypeObject:
		return "an object"
	case fastjson.TypeArray:
		return "a list"
	case fastjson.TypeString:
		return "a string"
	case fastjson.TypeNumber:
		return "a number"
	}
	return t.String() // null, true, false
}

func (r *reader) wrongType(v *fastjson.Value, want string) {
	at := r.at()
	if at == "" {
		at = "the request"
	}
	r.fail("invalid-type", "%s is %s; write %s, or leave it out", at, typeName(v.Type()), want)
}

func (r *reader) text(into *string, v *fastjson.Value) {
	s, err := v.StringBytes()
	if err != nil {
		r.wrongType(v, "a string, in quotes")
		return
	}
	*into = string(s)
}

func (r *reader) flag(into *bool, v *fastjson.Value) {
	b, err := v.Bool()
	if err != nil {
		r.wrongType(v, "true or false")
		return
	}
	*into = b
}

func (r *reader) date(into *law.Date, v *fastjson.Value) {
	var s string
	r.text(&s, v)
	if s == "" {
		return
	}
	d, err := law.ParseDate(s)
	if err != nil {
		r.fail("invalid-date", "%v", err)
		return
	}
	*into = d
}

// amount reads a decimal from a string or from a number's literal text.
func (r *reader) amount(code string, into *decimal.Decimal, v *fastjson.Value) {
	var s string
	switch v.Type() {
	case fastjson.TypeNumber:
		s = string(v.MarshalTo(nil))
	case fastjson.TypeString:
		r.text(&s, v)
	default:
		r.wrongType(v, `an amount such as "12.50"`)
		return
	}
	d, err := parseAmount(s)
	if err != nil {
		r.fail(code, "%v", err)
		return
	}
	*into = d
}

// Amounts are below a trillion, with at most as many decimals as a spreadsheet
// writes: beyond any shipment, and no product of two of them is costly.
const (
	mostDigits   = 12
	mostDecimals = 20
)

func parseAmount(s string) (decimal.Decimal, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	switch {
	case s == "":
		return decimal.Zero, fmt.Errorf(`the amount is empty; write digits and a point, such as "12.50"`)
	case strings.HasPrefix(s, "-"):
		return decimal.Zero, fmt.Errorf("%s is below 0; amounts are 0 or more", quoted(shorten(s)))
	case strings.Trim(whole+fraction, "0123456789") != "" || whole == "" || strings.HasSuffix(s, "."):
		return decimal.Zero, fmt.Errorf(`%s is not an amount; write digits and a point only, such as "1433.66"`, quoted(shorten(s)))
	case len(whole) > mostDigits || len(fraction) > mostDecimals:
		return decimal.Zero, fmt.Errorf("%s is out of range; amounts have at most %d digits before the point and %d after it", quoted(shorten(s)), mostDigits, mostDecimals)
	}
	return decimal.NewFromString(s)
}

// shorten keeps a message readable when it repeats what was given.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// amounts reads an object of named amounts.
func (r *reader) amounts(into *map[string]decimal.Decimal, v *fastjson.Value) {
	o, err := v.Object()
	if err != nil {
		r.wrongType(v, "an object, in braces")
		return
	}
	*into = map[string]decimal.Decimal{}
	o.Visit(func(key []byte, v *fastjson.Value) {
		name := string(key)
		r.path = append(r.path, step{name: name})
		if _, twice := (*into)[name]; twice {
			r.duplicate()
		} else {
			var d decimal.Decimal
			r.amount("invalid-amount", &d, v)
			(*into)[name] = d
		}
		r.up()
	})
}

// list reads each element of a list.
func (r *reader) list(v *fastjson.Value, each func(v *fastjson.Value)) {
	values, err := v.Array()
	if err != nil {
		r.wrongType(v, "a list, in brackets")
		return
	}
	for i, v := range values {
		r.path = append(r.path, step{index: i})
		each(v)
		r.up()
	}
}
