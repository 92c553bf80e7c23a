package assistant

import (
	"slices"
	"sort"
	"strings"
)

// Brief is the most bytes of a brief answer.
const Brief = 2048

// What a brief answer of each tool tells, what matters most first; of a field with
// parentheses only those fields. Another tool tells all it has.
var told = map[string]string{
	"check": "outcome total duty fees couldBe asks(about fact field question text options) exemption(limit exempt because(text cite)) entry(type text) " +
		"lines(layer heading base rate amount cite) open(text least most cite) assumed(text) unsupported(text) entries(type text total) flags " +
		"refund(void owed text) alternatives(method duty) law(edition verifiedThrough beyondVerified)",
	"compare":  "cheapest runnerUp routes(id name status perOrder perMonth lacks(field text) asks(fact question text) assumedShare) savings(route perMonth) law(edition verifiedThrough beyondVerified)",
	"find":     "vague sure decides(under choices(text least most numbers)) lines(hts path general duty atLeast atMost sameAs) edition",
	"flags":    "orders(case kind items text latest deposits) papers(items numbers since text) about listedThrough",
	"changes":  "from to changes(from goods before after lines(layer heading before after cite)) law(edition verifiedThrough)",
	"products": "answers(sku product origin mode date problem total couldBe(least most) cheapest open program(claim least)) law(edition verifiedThrough beyondVerified)",
	"law": "date origin mode law(edition verifiedThrough beyondVerified) provisions(id limit from to text cite) suspensions(text from cite) " +
		"measures(layer heading kind rate from to text cite) fees(layer amount rate minimum maximum) unsupported(text) entries(type text)",
}

// brief shortens an answer of a tool to what is said to a person: amounts, questions, reasons
// with the names of their sources. Long lists are cut, and say so; fields that do not fit are
// named in "leftOut".
func brief(tool string, answer []byte) []byte {
	whole, err := read(answer)
	o, ok := whole.(object)
	if err != nil || !ok {
		return answer
	}
	sources, _ := o.get("sources").(object)
	var out object
	var gone []any
	for _, f := range shape(told[tool]).of(o, sources).(object) {
		if with := append(slices.Clone(out), f); fits(with) {
			out = with
			continue
		}
		list, _ := f.value.([]any)
		with := func(n int) object {
			return append(slices.Clone(out), field{f.name, append(slices.Clone(list[:n]), object{{"leftOut", len(list) - n}})})
		}
		if n := sort.Search(len(list), func(n int) bool { return !fits(with(n)) }) - 1; n > 0 {
			out = with(n)
		} else {
			gone = append(gone, f.name)
		}
	}
	if len(gone) > 0 {
		out = append(out, field{"leftOut", gone})
	}
	return written(out)
}

// fits leaves room for the names of what does not.
func fits(o object) bool { return len(written(o)) <= Brief-200 }

// A shape is the fields of an answer that are told, each with the fields in it; none are all
// fields but those that are no use to a person who reads.
type shape string

// fields returns the names of a shape in order, with the shapes in them.
func (s shape) fields() (names []string, inner []shape) {
	for rest := string(s); rest != ""; rest = strings.TrimLeft(rest, " ") {
		end := strings.IndexAny(rest, " (")
		if end < 0 {
			end = len(rest)
		}
		names, inner = append(names, rest[:end]), append(inner, "")
		rest = rest[end:]
		if !strings.HasPrefix(rest, "(") {
			continue
		}
		end, deep := 1, 1
		for ; deep > 0; end++ {
			switch rest[end] {
			case '(':
				deep++
			case ')':
				deep--
			}
		}
		inner[len(inner)-1] = shape(rest[1 : end-1])
		rest = rest[end:]
	}
	return names, inner
}

// of returns what a shape tells of a value.
func (s shape) of(v any, sources object) any {
	switch v := v.(type) {
	case object:
		if s == "" || v.get("error") != nil {
			return v.without(sources)
		}
		out := object{}
		names, inner := s.fields()
		for i, name := range names {
			if x := plain(name, v.get(name), inner[i], sources); x != nil {
				out = append(out, field{name, x})
			}
		}
		return out
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = s.of(x, sources)
		}
		return list
	}
	return v
}

// without leaves out renderings for other languages and the law's own words.
func (o object) without(sources object) object {
	out := object{}
	for _, f := range o {
		if slices.Contains([]string{"say", "excerpt", "sources"}, f.name) || strings.HasSuffix(f.name, "Say") {
			continue
		}
		if x := plain(f.name, f.value, "", sources); x != nil {
			out = append(out, field{f.name, x})
		}
	}
	return out
}

// plain says a field in few words: the name of the first source, the last descriptions of a
// line of the tariff. What is empty is nil.
func plain(name string, v any, inner shape, sources object) any {
	list, isList := v.([]any)
	switch {
	case v == nil || v == "" || isList && len(list) == 0:
		return nil
	case name == "cite" && isList:
		for _, id := range list {
			if id, ok := id.(string); ok {
				if source, ok := sources.get(id).(object); ok {
					return source.get("title")
				}
			}
		}
	case name == "path" && isList:
		var said []string
		for _, p := range list {
			if p, ok := p.(string); ok && !strings.HasPrefix(p, "Other:") {
				said = append(said, strings.TrimSuffix(p, ":"))
			}
		}
		return strings.Join(said[max(0, len(said)-2):], " › ")
	}
	return inner.of(v, sources)
}
