package api

import (
	_ "embed"
	"net/http"
)

// openapi describes all of this as OpenAPI 3.1. The tests hold real requests and
// answers to it.
//
//go:embed openapi.json
var openapi []byte

// Description returns the API's description, an OpenAPI document in JSON.
func Description() []byte { return openapi }

func (a *api) description(w http.ResponseWriter, r *http.Request) {
	if unparametered(w, r) {
		replyCached(w, r, openapi)
	}
}
