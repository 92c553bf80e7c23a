package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"section321/calc/money"
)

const width = 78

// A source is a document that an answer cites.
type source struct{ Title, URL, Published, Checked string }

// A printer writes wrapped lines and numbers the sources as they are cited.
type printer struct {
	out   io.Writer
	notes map[string]int
	order []string
	err   error
}

func newPrinter(out io.Writer) *printer { return &printer{out: out, notes: map[string]int{}} }

func (p *printer) say(bullet, text string) {
	line := bullet
	indent := strings.Repeat(" ", len(bullet))
	for _, word := range strings.Fields(text) {
		if len([]rune(line))+1+len([]rune(word)) > width && strings.TrimSpace(line) != strings.TrimSpace(bullet) {
			p.println(line)
			line = indent
		}
		if line != bullet && line != indent {
			line += " "
		}
		line += word
	}
	p.println(line)
}

func (p *printer) heading(text string) {
	p.println("")
	p.println(text)
	p.println(strings.Repeat("-", len(text)))
}

func (p *printer) println(line string) {
	if _, err := fmt.Fprintln(p.out, strings.TrimRight(line, " ")); err != nil && p.err == nil {
		p.err = err
	}
}

// pair prints a label and a figure at the two edges, as a receipt does. A label too long
// for that is wrapped, and the figure stands at its end.
func (p *printer) pair(label, figure string) {
	room := width - len([]rune(figure)) - len(" .. ")
	if len([]rune(label)) > room {
		indent := label[:len(label)-len(strings.TrimLeft(label, " "))]
		line := indent
		for i, word := range strings.Split(strings.TrimSpace(label), " ") { // two blanks stay two
			if i > 0 && len([]rune(line))+1+len([]rune(word)) > room {
				p.println(line)
				line = indent + "  "
			} else if i > 0 {
				line += " "
			}
			line += word
		}
		label = line
	}
	dots := max(2, width-len([]rune(label))-len([]rune(figure))-2)
	p.println(label + " " + strings.Repeat(".", dots) + " " + figure)
}

// marks returns the numbers of sources, such as " [1][2]".
func (p *printer) marks(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	var b strings.Builder
	for _, id := range ids {
		if p.notes[id] == 0 {
			p.order = append(p.order, id)
			p.notes[id] = len(p.order)
		}
		fmt.Fprintf(&b, "[%d]", p.notes[id])
	}
	return " " + b.String()
}

// A lawStamp says how current the law behind an answer is.
type lawStamp struct {
	Edition, VerifiedThrough string
	BeyondVerified           bool
	Ahead                    []struct{ Date, Text string }
}

// stamp prints what changes next and how current the law is.
func (p *printer) stamp(l *lawStamp) {
	if len(l.Ahead) > 0 {
		p.heading("What changes next")
		for _, c := range l.Ahead {
			p.say("- ", c.Date+"  "+c.Text)
		}
	}
	p.heading("Law")
	p.say("", "Edition "+l.Edition+", checked through "+l.VerifiedThrough+".")
	if l.BeyondVerified {
		p.say("", "Your date is later than that: something may have changed since.")
	}
}

// sources prints what was cited, by its numbers.
func (p *printer) sources(all map[string]source) {
	for i, id := range p.order {
		s := all[id]
		p.say(fmt.Sprintf("[%d] ", i+1), fmt.Sprintf("%s, published %s. %s", s.Title, s.Published, s.URL))
	}
}

// dollars writes an amount of an answer: 32463.00 as $32,463.00.
func dollars(amount string) string { return "$" + money.Grouped(amount) }

// many writes a number with the word for one or for several.
func many(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return money.Grouped(strconv.Itoa(n)) + " " + several
}
