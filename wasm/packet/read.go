package packet

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Refusal is why something is not taken for a packet. A face that speaks another language
// goes by the code and the values.
type Refusal struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Values  []string `json:"values,omitempty"`
}

func (r *Refusal) Error() string { return r.Message }

// refuse makes a refusal. The values stand in the message in their order.
func refuse(code, message string, values ...string) *Refusal {
	var all []any
	for i, v := range values {
		if len(v) > mostValue {
			values[i] = strings.ToValidUTF8(v[:mostValue], "") + "…"
		}
		values[i] = plain(values[i])
		all = append(all, values[i])
	}
	return &Refusal{code, fmt.Sprintf(message, all...), values}
}

// mostValue is how much of what stands in a packet is said again when it is refused.
const mostValue = 80

// Read reads a packet that somebody sent. What is no packet of this version is refused; so is
// one whose amounts are not those of its facts.
func Read(c Calculator, text []byte) (*Packet, error) {
	p, err := Decode(text)
	if err != nil {
		return nil, err
	}
	again, err := Build(c, p.Request)
	if err != nil {
		return nil, refuse("packet-facts", "the facts of this packet cannot be answered: %s", err.Error())
	}
	if p.Law.Hash == "" { // made before packets had it
		again.Law.Hash = ""
	}
	if again.Law.Edition != p.Law.Edition || again.Law.Hash != p.Law.Hash {
		return nil, refuse("packet-edition", "this packet was made under edition %s of the law, and this program answers from %s, so its amounts cannot be held to its facts; use that edition (section321 -edition FILE), or compare the two packets with -diff", p.Law.named(), again.Law.named())
	}
	blank := *p
	blank.Questions = slices.Clone(p.Questions)
	for i := range blank.Questions {
		blank.Questions[i].Mark, blank.Questions[i].Answer = "", ""
	}
	differences, err := Diff(again, &blank)
	if err != nil {
		return nil, err
	}
	if len(differences) > 0 {
		d := differences[0]
		return nil, refuse("packet-changed", "this packet was changed: at %s it says %q, and its facts give %q; marks and answers of questions are all that may be changed", d.At, d.B, d.A)
	}
	return p, nil
}

// named is the edition with its hash: two editions of one day differ in it.
func (l *Law) named() string {
	if l.Hash == "" {
		return l.Edition
	}
	return l.Edition + " (" + l.Hash + ")"
}

// MostBytes is the most bytes of a packet.
const MostBytes = 2 << 20

// Decode reads a packet of whatever edition without holding it to its facts.
func Decode(text []byte) (*Packet, error) {
	if len(text) > MostBytes {
		return nil, refuse("packet-large", "a packet has at most %s bytes, and this has more", strconv.Itoa(MostBytes))
	}
	none := refuse("packet-none", "this is no packet: a packet is a JSON file that begins with \"format\": \"%s\"", Format)
	var is struct {
		Format  string
		Version json.Number
	}
	if err := json.Unmarshal(text, &is); err != nil || is.Format != Format {
		return nil, none
	}
	if is.Version.String() != strconv.Itoa(Version) {
		return nil, refuse("packet-version", "this is a packet of version %s, and this program reads version %s; ask for one made by a program of the same version", is.Version.String(), strconv.Itoa(Version))
	}
	p := &Packet{}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return nil, refuse("packet-unread", "this packet cannot be read: %s", err.Error())
	}
	for _, q := range p.Questions {
		if q.Mark != "" && !slices.Contains(Marks, q.Mark) {
			return nil, refuse("packet-mark", "%s is no mark of a question; use %s", q.Mark, strings.Join(Marks, ", "))
		}
	}
	return p, nil
}

// refused is an error as a refusal.
func refused(err error) *Refusal {
	var r *Refusal
	if errors.As(err, &r) {
		return r
	}
	return &Refusal{Code: "packet-facts", Message: err.Error(), Values: []string{err.Error()}}
}
