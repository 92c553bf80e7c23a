package wire_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"section321/calc/law"
	"section321/calc/wire/native"
)

type catalog struct {
	DutyFrom string
	Words    map[string][]string
	Layers   []struct {
		Layer, Name string
		Fee         bool
	}
	Facts []struct {
		Fact  string
		Usual bool
	}
	Countries []struct{ Code, Name string }
	Entries   []struct {
		Type, Name string
		Formal     bool
	}
	Routes   []struct{ Route, Short string }
	Messages []string
}

func exists(t *testing.T) (c catalog) {
	t.Helper()
	if err := json.Unmarshal(native.Calculator().Answer("catalog", []byte(`{"messages":true}`)), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// Every layer that the law names on any day has one name in the catalog.
func TestTheCatalogNamesWhatTheLawCharges(t *testing.T) {
	names := map[string]string{}
	for _, l := range exists(t).Layers {
		if _, twice := names[l.Layer]; twice || l.Name == "" || l.Name[len(l.Name)-1] == '.' {
			t.Errorf("%+v is no name, or a second one", l)
		}
		names[l.Layer] = l.Name
	}
	charged := map[string]bool{}
	for _, day := range append(law.All().Days(), "2019-07-01", "2025-03-10", "2026-09-01") {
		var a struct {
			Fees     []struct{ Layer string }
			Measures []struct{ Layer, Kind string }
		}
		if err := json.Unmarshal(native.Calculator().Answer("law", fmt.Appendf(nil, `{"date":%q}`, day)), &a); err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Fees {
			charged[f.Layer] = true
		}
		for _, m := range a.Measures {
			if m.Kind == law.Additive || m.Kind == law.Floor {
				charged[m.Layer] = true
			}
		}
	}
	if len(charged) < 20 {
		t.Fatalf("only %d layers were charged on any day", len(charged))
	}
	for layer := range charged {
		if names[layer] == "" {
			t.Errorf("%s is charged and has no name", layer)
		}
	}
}

func TestTheCatalogSaysWhatExists(t *testing.T) {
	c := exists(t)
	if want := []string{"post", "express", "truck", "rail", "air", "ocean", "baggage"}; !slices.Equal(c.Words["mode"], want) {
		t.Errorf("modes are %v, not %v", c.Words["mode"], want)
	}
	if c.DutyFrom != "2017-01-01" {
		t.Errorf("duty is known from %q", c.DutyFrom)
	}
	said := func(what string, ok bool) {
		t.Helper()
		if !ok {
			t.Errorf("the catalog does not say %s", what)
		}
	}
	for _, e := range c.Entries {
		if e.Type == "11" {
			said("what an informal entry is", e.Name == "informal entry" && !e.Formal)
		}
		if e.Type == "01" {
			said("what a formal entry is", e.Formal)
		}
	}
	said("that alcohol is usual", slices.ContainsFunc(c.Facts, func(f struct {
		Fact  string
		Usual bool
	}) bool {
		return f.Fact == "alcohol" && f.Usual
	}))
	said("that Mexico is a country", slices.Contains(c.Countries, struct{ Code, Name string }{"MX", "Mexico"}))
	said("each route once", len(c.Routes) == 8)
	said("the id of a question", slices.Contains(c.Messages, "weight-missing"))
}
