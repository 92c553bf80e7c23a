//go:build !checkonly

package law

import "section321/calc/say"

// routes reads the routes into a library.
func (in *loader) routes(l *Library) {
	in.facts("routes.csv", func(r *row, f Fact) {
		l.Routes = append(l.Routes, &Route{f, r.required("route"), r.say("name"), say.It("route-short-" + r.required("route")), r.words("goods_from"), Mode(r.required("mode")), modesOf(r.words("modes")), r.text("shipped_from"),
			r.text("withdrawn"), r.required("person"), r.required("entry_of") == "order", r.required("value"), steps(r.words("steps"))})
	})
}

// steps are what is said of the words for them.
func steps(words []string) (said []say.Message) {
	for _, word := range words {
		said = append(said, say.It("step-"+word))
	}
	return said
}
