package wire

import (
	"strconv"

	"section321/calc"
	"section321/calc/say"
)

// Path spells what of a request something is said of, such as items[0].measures.kg. Nobody
// else spells it.
func Path(s calc.Subject) string {
	var b []byte
	for i, name := range [...]string{s.Within.String(), s.Of, s.List.String(), s.Field.String(), s.Name} {
		if name == "" {
			continue
		}
		if b != nil {
			b = append(b, '.')
		}
		if b = append(b, name...); i == 2 {
			b = append(strconv.AppendInt(append(b, '['), int64(s.At), 10), ']')
		}
	}
	return string(b)
}

// lastOf is the end of a path: what of some goods is asked, whatever goods they are.
func lastOf(s calc.Subject) string {
	if s.Name != "" {
		return s.Name
	}
	return s.Field.String()
}

// spelled are problems under their paths, as those are that were found in reading.
func spelled(problems calc.Problems) calc.Problems {
	for i := range problems {
		problems[i].Subject = at(Path(problems[i].Subject))
	}
	return problems
}

// at is the subject of a path that was read.
func at(path string) calc.Subject { return calc.Subject{Name: path} }

// told is what is said, or what is wrong instead.
func told(text say.Message, wrong calc.Problems) say.Message {
	if wrong != nil {
		return wrong.Message(Path)
	}
	return text
}
