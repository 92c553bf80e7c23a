package wire

import "section321/calc/say"

// said writes what is said to a person: under the name its English, and beside it the
// message, which a reader of another language renders. It stands beside text as say, and
// beside any other name as that name with Say. What nobody here said, such as words of the
// law, has none.
func (w *writer) said(name string, m say.Message) {
	w.text(name, m.String())
	if m.ID() != "" || m.Of() != nil {
		w.key(besides(name))
		w.message(m)
	}
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
	list(w, name, all, func(m say.Message) { w.value(m.String()) })
	if len(all) > 0 {
		list(w, besides(name), all, w.message)
	}
}

// message writes ["id", {"name": value}], or a list of messages one behind the other. A
// value is a text, a list of texts, or a message.
func (w *writer) message(m say.Message) {
	w.open('[')
	defer w.close(']')
	if m.ID() == "" {
		if m.Of() == nil { // somebody's own words
			w.value("verbatim")
			w.object("", func() { w.text("text", m.String()) })
		}
		for _, one := range m.Of() {
			w.message(one)
		}
		return
	}
	w.value(m.ID())
	w.object("", func() {
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
	})
}
