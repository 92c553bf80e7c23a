package tariff

import (
	"strings"

	"section321/calc/say"
)

// Say is the rate as a message, so that every language says it in its own words. What has no
// message stands as the schedule has it.
func (r Rate) Say() say.Message {
	if r.free {
		return say.It("rate-free")
	}
	m := say.Message{}
	for i, p := range r.Parts {
		part := p.Say()
		if part.ID() == "" {
			return say.Verbatim(r.Text)
		}
		if i == 0 {
			m = part
			continue
		}
		m = say.It("rate-and", say.Say("first", m), say.Say("more", part))
	}
	if m.Silent() {
		return say.Verbatim(r.Text)
	}
	return m
}

// Say is the part as a message.
func (p Part) Say() say.Message {
	if p.sugar != nil {
		return p.ofSugar()
	}
	if percent, of, ok := strings.Cut(p.Text, "%"); ok {
		if of == "" {
			return say.It("rate-percent", say.Text("percent", percent))
		}
		return p.of("rate-percent-of", say.Text("percent", percent), "rate-", strings.TrimPrefix(of, " "))
	}
	if cents, by, ok := strings.Cut(p.Text, "¢"); ok {
		return p.of("rate-cents", say.Text("cents", cents), "rate-by-", by)
	}
	dollars := strings.TrimPrefix(p.Text, "$")
	if end := strings.IndexAny(dollars, " /"); end > 0 {
		return p.of("rate-dollars", say.Text("dollars", dollars[:end]), "rate-by-", dollars[end:])
	}
	return say.Verbatim(p.Text)
}

// OfPart reports whether the part names what of the goods it is on, such as the case of a watch.
func (p Part) OfPart() bool { return strings.Contains(p.Text, " on ") }

// of is an amount and what it is on or by, if there is a message for it that says it so in English.
func (p Part) of(id string, amount *say.Value, family, what string) say.Message {
	key := family + slug(what)
	if english, known := say.English()[key]; !known || !alike(english, what) {
		return say.Verbatim(p.Text)
	}
	return say.It(id, amount, say.Say("of", say.It(key)))
}

// alike reports whether two spellings are the same but for spaces and commas, which the columns of
// the printed page have set as they had room.
func alike(a, b string) bool { return a == b || closed(a) == closed(b) }

func closed(spelling string) string {
	return strings.ReplaceAll(strings.ReplaceAll(spelling, " ", ""), ",", "")
}

// slug is a spelling as a part of an id: "/kg on lead content" as kg-on-lead-content.
func slug(spelling string) string {
	var b strings.Builder
	for _, c := range []byte(spelling) {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			b.WriteByte(c)
		case (c == ' ' || c == '/') && b.Len() > 0 && b.String()[b.Len()-1] != '-':
			b.WriteByte('-')
		}
	}
	return b.String()
}

// ofSugar is a rate that falls with the polarization.
func (p Part) ofSugar() say.Message {
	s := p.sugar
	m := say.It("rate-of-sugar", say.Number("full", p.PerUnit.Shift(2)), say.Number("step", s.perDegree.Shift(2)), say.Number("degrees", s.from), say.Number("least", s.floor.Shift(2)))
	if !alike(m.String(), p.Text) {
		return say.Verbatim(p.Text)
	}
	return m
}
