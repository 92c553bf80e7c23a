package api

import (
	"encoding/json"
	"net/http/httptest"
	"testing"

	"section321/calc/law"
	"section321/calc/wire/native"
)

// Editions are told of newest first, the tenth of a day after the second, and the one in use once.
func TestEditionsAreListed(t *testing.T) {
	inUse := native.BuiltInHash()
	a := New(native.Calculator(), Options{Editions: []Edition{
		{"2026-03-01.2", "b", "2026-03-01"}, {"2026-03-01.10", "c", "2026-03-01"}, {law.All().Edition, inUse, "2026-10-10"}, {"2027-01-05.1", "d", "2027-01-05"},
	}})
	w := httptest.NewRecorder()
	a.ServeHTTP(w, httptest.NewRequest("GET", "/v1/editions", nil))
	var said struct {
		InUse    string
		Editions []Edition
	}
	if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil || w.Code != 200 {
		t.Fatal(w.Code, err)
	}
	order := ""
	for _, e := range said.Editions {
		if order += e.Edition + " "; e.Hash == inUse {
			order += "(in use) "
		}
	}
	if want := "2027-01-05.1 " + law.All().Edition + " (in use) 2026-03-01.10 2026-03-01.2 "; order != want || said.InUse != inUse {
		t.Errorf("%s: %s, want %s", said.InUse, order, want)
	}
}
