package api

import (
	"net/http/httptest"
	"strings"
	"testing"

	"section321/calc/wire/native"
)

func TestAPlaceWithABoundRefusesChecksOfMoreItems(t *testing.T) {
	check := func(items int) string {
		item := `{"hts":"6109.10.00.12","origin":"CN","retailValue":"4.00"}`
		return `{"date":"2026-05-01","mode":"express","from":"CN","items":[` + strings.Repeat(item+",", items-1) + item + `]}`
	}
	small, home := New(native.Calculator(), Options{MaxItems: 250}), New(native.Calculator(), Options{})
	for _, c := range []struct {
		name   string
		items  int
		status int
		bound  bool
	}{
		{"as many as are taken", 250, 200, true},
		{"one too many", 251, 400, true},
		{"as many as the law knows", 999, 400, true},
		{"where there is no bound", 999, 200, false},
	} {
		at := home
		if c.bound {
			at = small
		}
		for path, kind := range map[string]string{"/v1/check": "application/json", "/v1/check/batch": "application/x-ndjson"} {
			r := httptest.NewRequest("POST", path, strings.NewReader(check(c.items)+"\n"))
			r.Header.Set("Content-Type", kind)
			w := httptest.NewRecorder()
			at.ServeHTTP(w, r)
			refused := strings.Contains(w.Body.String(), `{"error":{"code":"too-many-items","field":"items"`)
			if refused != (c.status == 400) || path == "/v1/check" && w.Code != c.status {
				t.Errorf("%s at %s: %d %.200s", c.name, path, w.Code, w.Body)
			}
		}
	}
}
