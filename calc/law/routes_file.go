//go:build !checkonly

package law

import (
	_ "embed"
	"strings"
)

//go:embed data/routes.csv
var routesFile string

// routes reads the routes into a library.
func (in *loader) routes(l *Library) {
	in.facts("routes.csv", routesFile, func(r *row, f Fact) {
		l.Routes = append(l.Routes, &Route{f, r.required("route"), r.say("name"), r.words("goods_from"), r.required("mode"), r.words("modes"), r.text("shipped_from"),
			r.text("withdrawn"), r.required("person"), r.required("entry_of") == "order", r.required("value"), strings.Split(r.required("steps"), " > ")})
	})
}
