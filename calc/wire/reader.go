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

// A reader reads one request and collects everything wrong with it.
type reader struct{ problems calc.Problems }

func (r *reader) fail(code, field, format string, args ...any) {
	r.problems = append(r.problems, calc.Problem{Code: code, Field: field, Message: fmt.Sprintf(format, args...)})
}

// parse returns the request's JSON, nil when it is not strict JSON in UTF-8.
func (r *reader) parse(request []byte) *fastjson.Value {
	request = bytes.TrimPrefix(request, []byte("\ufeff"))
	switch {
	case len(request) > MaxRequest:
		r.fail("request-too-large", "", "the request has %d bytes; at most %d are read", len(request), MaxRequest)
	case len(bytes.TrimSpace(request)) == 0:
		r.fail("invalid-json", "", "the request is empty; write one JSON object")
	case !utf8.Valid(request):
		r.fail("invalid-json", "", "the request is not UTF-8 text; save it as UTF-8")
	default:
		// The parser bounds how deep values nest and the validator is strict, in
		// this order because the validator has no such bound.
		var p fastjson.Parser
		v, err := p.ParseBytes(request)
		if err == nil {
			err = fastjson.ValidateBytes(request)
		}
		if err == nil {
			return v
		}
		r.fail("invalid-json", "", "the request is not valid JSON: %s", strings.TrimPrefix(err.Error(), "cannot parse JSON: "))
	}
	return nil
}

// A field is a name an object may have and how its value is read.
type field struct {
	name string
	read func(at string, v *fastjson.Value)
}

// object reads an object's fields. An unknown field and one given twice are
// problems; a field that is absent is left as it is.
func (r *reader) object(at string, v *fastjson.Value, fields []field) {
	o, err := v.Object()
	if err != nil {
		r.wrongType(at, v, "an object, in braces")
		return
	}
	var seen []string
	o.Visit(func(key []byte, v *fastjson.Value) {
		name := string(key)
		path := join(at, name)
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
		switch {
		case slices.Contains(seen, name):
			r.fail("duplicate-field", path, "%s is given twice; keep one", path)
		case i < 0:
			r.fail("unknown-field", path, "%s is not a field here; the fields are %s", quoted(name), names(fields))
		default:
			fields[i].read(path, v)
		}
		seen = append(seen, name)
	})
}

func names(fields []field) string {
	var list []string
	for _, f := range fields {
		list = append(list, f.name)
	}
	return strings.Join(list, ", ")
}

func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

var typeNames = map[fastjson.Type]string{
	fastjson.TypeNull: "null", fastjson.TypeObject: "an object", fastjson.TypeArray: "a list",
	fastjson.TypeString: "a string", fastjson.TypeNumber: "a number", fastjson.TypeTrue: "true", fastjson.TypeFalse: "false",
}

func (r *reader) wrongType(at string, v *fastjson.Value, want string) {
	if at == "" {
		at = "the request"
	}
	r.fail("invalid-type", strings.TrimPrefix(at, "the request"), "%s is %s; write %s, or leave it out", at, typeNames[v.Type()], want)
}

func (r *reader) text(into *string) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		s, err := v.StringBytes()
		if err != nil {
			r.wrongType(at, v, "a string, in quotes")
			return
		}
		*into = string(s)
	}
}

func (r *reader) flag(into *bool) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		b, err := v.Bool()
		if err != nil {
			r.wrongType(at, v, "true or false")
			return
		}
		*into = b
	}
}

func (r *reader) date(into *law.Date) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		var s string
		r.text(&s)(at, v)
		if s == "" {
			return
		}
		d, err := law.ParseDate(s)
		if err != nil {
			r.fail("invalid-date", at, "%v", err)
			return
		}
		*into = d
	}
}

// amount reads a decimal from a string or from a number's literal text.
func (r *reader) amount(code string, into *decimal.Decimal) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		var s string
		switch v.Type() {
		case fastjson.TypeNumber:
			s = string(v.MarshalTo(nil))
		case fastjson.TypeString:
			r.text(&s)(at, v)
		default:
			r.wrongType(at, v, `an amount such as "12.50"`)
			return
		}
		d, err := parseAmount(s)
		if err != nil {
			r.fail(code, at, "%v", err)
			return
		}
		*into = d
	}
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
func (r *reader) amounts(into *map[string]decimal.Decimal) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		o, err := v.Object()
		if err != nil {
			r.wrongType(at, v, "an object, in braces")
			return
		}
		*into = map[string]decimal.Decimal{}
		var fields []field
		o.Visit(func(key []byte, _ *fastjson.Value) {
			name := string(key)
			if slices.ContainsFunc(fields, func(f field) bool { return f.name == name }) {
				return
			}
			fields = append(fields, field{name, func(at string, v *fastjson.Value) {
				var d decimal.Decimal
				r.amount("invalid-amount", &d)(at, v)
				(*into)[name] = d
			}})
		})
		r.object(at, v, fields)
	}
}

// list reads each element of a list.
func (r *reader) list(each func(at string, v *fastjson.Value)) func(string, *fastjson.Value) {
	return func(at string, v *fastjson.Value) {
		values, err := v.Array()
		if err != nil {
			r.wrongType(at, v, "a list, in brackets")
			return
		}
		for i, v := range values {
			each(fmt.Sprintf("%s[%d]", at, i), v)
		}
	}
}
