package wire

import (
	"unsafe"

	"section321/calc/say"
)

// said writes what is said to a person: under the name its English, and beside it the
// message, which a reader of another language renders. It stands beside text as say, and
// beside any other name as that name with Say. What nobody here said, such as words of the
// law, has none.
func (w *writer) said(name string, m say.Message) {
	w.key(name)
	w.english(m)
	if m.ID() != "" || m.Of() != nil {
		w.key(besides(name))
		w.message(m)
	}
}

// english writes a message in English.
func (w *writer) english(m say.Message) {
	w.spoken = m.Append(w.spoken[:0])
	w.value(unsafe.String(unsafe.SliceData(w.spoken), len(w.spoken)))
}

func besides(name string) string {
	if name == "text" {
		return "say"
	}
	return name + "Say"
}

// maybeSaid is said unless nothing is.
func (w *writer) maybeSaid(name string, m say.Message) {
	if !m.Silent() {
		w.said(name, m)
	}
}

// saidAll writes a list of what is said, and beside it the list of the messages.
func (w *writer) saidAll(name string, all []say.Message) {
	w.key(name)
	w.open('[')
	for _, m := range all {
		w.english(m)
	}
	w.close(']')
	if len(all) > 0 {
		w.key(besides(name))
		w.messages(all)
	}
}

// message writes ["id", {"name": value}], or a list of messages one behind the other. A
// value is a text, a list of texts, or a message.
func (w *writer) message(m say.Message) {
	if m.Of() != nil {
		w.messages(m.Of())
		return
	}
	if m.ID() == "" { // somebody's own words
		m = say.It("verbatim", say.Text("text", m.String()))
	}
	w.open('[')
	w.value(m.ID())
	w.open('{')
	for _, v := range m.Values() {
		switch {
		case !v.Say.Silent():
			w.key(v.Name)
			w.message(v.Say)
		case v.Words != nil:
			w.texts(v.Name, v.Words)
		default:
			w.text(v.Name, v.Text)
		}
	}
	w.close('}')
	w.close(']')
}

func (w *writer) messages(all []say.Message) {
	w.open('[')
	for _, m := range all {
		w.message(m)
	}
	w.close(']')
}
