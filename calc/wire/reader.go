package wire

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"section321/calc"
	"section321/calc/law"
	"section321/calc/say"
)

// A reader reads one request and collects everything wrong with it. It keeps
// the path to the value it stands at, and spells it only when something is wrong.
type reader struct {
	scanner
	path     []step
	problems calc.Problems
}

// A step of a path is a field's name or, without a name, an element's index.
type step struct {
	name  string
	index int
}

// field spells the path, such as items[0].origin.
func (r *reader) field() string {
	var b strings.Builder
	for i, s := range r.path {
		switch {
		case s.name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i > 0:
			b.WriteByte('.')
			fallthrough
		default:
			b.WriteString(calc.Shorten(s.name))
		}
	}
	return b.String()
}

// given repeats what was given.
func given(s string) *say.Value { return say.Text("given", calc.Shorten(s)) }

func (r *reader) problem(code string, message say.Message) {
	p := calc.Problem{Code: code, Message: message}
	if len(r.problems) < calc.MostProblems { // the others are only counted
		p.Subject = at(r.field())
	}
	r.problems = r.problems.Add(p)
}

// parse hands the request's JSON to read, which must consume it. Of a request
// that is not strict JSON in UTF-8 nothing else is said.
func (r *reader) parse(request []byte, read func()) {
	request = bytes.TrimPrefix(request, []byte("\ufeff"))
	switch {
	case len(request) > MaxRequest:
		r.problems = append(r.problems, tooLarge(len(request)))
	case len(bytes.TrimSpace(request)) == 0:
		r.problem("invalid-json", say.It("request-empty"))
	case !utf8.Valid(request):
		r.problem("invalid-json", say.It("request-not-utf8"))
	default:
		r.text = request
		read()
		r.end()
		if r.broken {
			r.path, r.problems = nil, nil
			r.problem("invalid-json", say.It("request-not-json", say.Say("why", r.why)))
		}
	}
}

// A present tells which fields of an object were given: bit i for the i-th of its names.
type present uint64

// noObject is there where an object should be, and is none.
const noObject present = 1 << 63

// has reports whether a field was given.
func (g present) has(names []string, name string) bool {
	return g != noObject && g&(1<<slices.Index(names, name)) != 0
}

// fields hands each field of an object to read, which must consume its value. An unknown field
// and one given twice are problems; one that is absent is not handed on.
func (r *reader) fields(known []string, read func(field string)) present {
	return r.places(known, func(at int) { read(known[at]) })
}

// places is fields for those who go by the place of a field among the known ones.
func (r *reader) places(known []string, read func(at int)) present {
	if r.kind() != "an object" {
		r.wrongType(say.It("wanted-object"))
		return noObject
	}
	var seen present
	r.object(func(name []byte) {
		i := slices.IndexFunc(known, func(field string) bool { return field == string(name) })
		if i < 0 {
			r.path = append(r.path, step{name: string(name)})
			r.problem("unknown-field", say.It("field-unknown", given(string(name)), say.Words("known", known)))
			r.skip()
			r.up()
			return
		}
		r.path = append(r.path, step{name: known[i]})
		if seen&(1<<i) != 0 {
			r.duplicate()
		} else {
			read(i)
		}
		seen |= 1 << i
		r.up()
	})
	return seen
}

// missing reports a field that is needed and was not given.
func (r *reader) missing(name, code, message string) {
	r.path = append(r.path, step{name: name})
	r.problem(code, say.It(message))
	r.up()
}

// up takes the last step back.
func (r *reader) up() { r.path = r.path[:len(r.path)-1] }

func (r *reader) duplicate() {
	r.problem("duplicate-field", say.It("field-twice", say.Text("field", r.field())))
	r.skip()
}

// wrongType reads over a value of the wrong kind.
func (r *reader) wrongType(wanted say.Message) {
	is, want := say.Say("is", say.It(strings.ReplaceAll(r.kind(), " ", "-"))), say.Say("wanted", wanted)
	message := say.It("request-wrong-type", is, want)
	if len(r.path) > 0 {
		message = say.It("field-wrong-type", say.Text("field", r.field()), is, want)
	}
	r.problem("invalid-type", message)
	r.skip()
}

func (r *reader) textInto(into *string) {
	if r.kind() != "a string" {
		r.wrongType(say.It("wanted-string"))
		return
	}
	*into = r.string()
}

func (r *reader) flagInto(into *bool) {
	if kind := r.kind(); kind != "true" && kind != "false" {
		r.wrongType(say.It("wanted-flag"))
		return
	}
	*into = r.word() == "true"
}

func (r *reader) dateInto(into *law.Date) {
	var s string
	r.textInto(&s)
	if s == "" {
		return
	}
	d, err := law.ParseDate(calc.Shorten(s))
	if err != nil {
		r.problem("invalid-date", say.Told(err))
		return
	}
	*into = d
}

// amountInto reads a decimal from a string or from a number's literal text.
func (r *reader) amountInto(into *decimal.Decimal, code string) {
	var s string
	switch r.kind() {
	case "a number":
		s = r.number()
	case "a string":
		s = r.string()
	default:
		r.wrongType(say.It("wanted-amount"))
		return
	}
	d, err := parseAmount(s)
	if err != nil {
		r.problem(code, say.Told(err))
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
		return decimal.Zero, say.Err("amount-empty")
	case strings.HasPrefix(s, "-"):
		return decimal.Zero, say.Err("amount-negative", given(s))
	case strings.Trim(whole+fraction, "0123456789") != "" || whole == "" || strings.HasSuffix(s, "."):
		return decimal.Zero, say.Err("amount-invalid", given(s))
	case len(whole) > mostDigits || len(fraction) > mostDecimals:
		return decimal.Zero, say.Err("amount-too-long", given(s), say.Count("digits", mostDigits), say.Count("decimals", mostDecimals))
	}
	return decimal.NewFromString(s)
}

// Lists and objects of the request's own names are small. Without a bound, a request
// of commas would become a hundred times its size in memory.
const (
	mostNames = 1000
	mostFacts = 100
)

// amountsInto reads an object of named amounts.
func (r *reader) amountsInto(into *map[string]decimal.Decimal) {
	namedInto(r, into, func() (d decimal.Decimal) {
		r.amountInto(&d, "invalid-amount")
		return d
	})
}

// namedInto reads an object of the request's own names; read reads the value of one.
func namedInto[V any](r *reader, into *map[string]V, read func() V) {
	if r.kind() != "an object" {
		r.wrongType(say.It("wanted-object"))
		return
	}
	*into = map[string]V{}
	r.object(func(key []byte) {
		name := string(key)
		r.path = append(r.path, step{name: name})
		_, twice := (*into)[name]
		switch {
		case twice:
			r.duplicate()
		case len(*into) == mostNames:
			r.problem("too-many-names", say.It("names-too-many", say.Count("most", mostNames)))
			r.skip()
		default:
			(*into)[name] = read()
		}
		r.up()
	})
}

// elements hands each element of a list to read, which must consume it. It reports
// false, and the message of the id tooMany names both numbers, when there are more than most;
// those are not handed on.
func (r *reader) elements(most int, code, tooMany string, read func()) bool {
	if r.kind() != "a list" {
		r.wrongType(say.It("wanted-list"))
		return true
	}
	count := 0
	r.list(func(i int) {
		if count++; count > most {
			r.skip()
			return
		}
		r.path = append(r.path, step{index: i})
		read()
		r.up()
	})
	if count > most {
		r.problem(code, say.It(tooMany, say.Count("given", count), say.Count("most", most)))
	}
	return count <= most
}

// factsInto reads a list of facts about goods.
func (r *reader) factsInto(into *[]string) {
	r.elements(mostFacts, "too-many-facts", "facts-too-many", func() {
		var fact string
		r.textInto(&fact)
		*into = append(*into, fact)
	})
}
