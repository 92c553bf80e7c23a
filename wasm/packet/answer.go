package packet

import (
	"bytes"
	"encoding/json"
	"slices"
)

// Verbs are what a face asks about packets:
//
//	packet         JSON: a request of check; answers the packet of it
//	packet-open    JSON: the text of a packet; answers it, or why it is refused
//	packet-diff    JSON: the texts of two packets, of whatever edition; tells what differs
//
// An answer with a packet has the worksheet of its lines and, for mail, the words of the
// declaration beside it.
var Verbs = []string{"packet", "packet-open", "packet-diff"}

// Takes tells whether a verb is one of those.
func Takes(verb string) bool { return slices.Contains(Verbs, verb) }

// Answer answers one of Verbs: JSON in, JSON out, or {"error": …} with the reason.
func Answer(c Calculator, verb string, request []byte) []byte {
	switch verb {
	case "packet":
		// What the calculator refuses, it says itself, field by field.
		if says := c.Answer("check", request); bytes.HasPrefix(says, []byte(`{"error":`)) {
			return bytes.Clone(says)
		}
		p, err := Build(c, request)
		return written(p, err)
	case "packet-open":
		var file struct{ Text string }
		err := json.Unmarshal(request, &file)
		var p *Packet
		if err == nil {
			p, err = Read(c, []byte(file.Text))
		}
		return written(p, err)
	}
	var both struct{ Sent, Back string }
	err := json.Unmarshal(request, &both)
	var sent, back *Packet
	if err == nil {
		sent, err = Decode([]byte(both.Sent))
	}
	if err == nil {
		back, err = Decode([]byte(both.Back))
	}
	var all []Difference
	if err == nil {
		all, err = Diff(sent, back)
	}
	if err != nil {
		return answer(map[string]any{"error": refused(err)})
	}
	return answer(map[string]any{"differences": append([]Difference{}, all...)})
}

func written(p *Packet, err error) []byte {
	if err != nil {
		return answer(map[string]any{"error": refused(err)})
	}
	var csv, mail bytes.Buffer
	if err := p.CSV(&csv); err != nil {
		return answer(map[string]any{"error": refused(err)})
	}
	all := map[string]any{"packet": p, "csv": csv.String()}
	if p.Mail(&mail) == nil { // mail is the only way of travel that has the declaration
		all["mail"] = mail.String()
	}
	return answer(all)
}

// answer writes what a face is told. Nothing of it cannot be written.
func answer(all map[string]any) []byte {
	text, _ := json.Marshal(all)
	return text
}
