package main

import (
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/law/duties"
)

// ordinary names the layers whose lines say nothing but their rate.
var ordinary = map[string]string{"base": "Ordinary duty", "special": "Duty at the special rate claimed", "column-2": "Duty of column 2"}

// duty returns what the law calls a layer of duty, "" for a layer that is none.
func duty(layer string) string {
	if name, ok := ordinary[layer]; ok {
		return name
	}
	return dutyNames()[layer]
}

// dutyNames are what the measures that charge a duty call it, by layer.
var dutyNames = sync.OnceValue(func() map[string]string {
	l, err := law.With(duties.Measures)
	if err != nil {
		panic("section321: " + err.Error())
	}
	names := map[string]string{}
	for _, m := range l.Measures {
		if m.Kind != law.Additive && m.Kind != law.Floor {
			continue
		}
		if name := strings.TrimSuffix(m.Text.String(), "."); names[m.Layer] == "" || len(name) < len(names[m.Layer]) {
			names[m.Layer] = name
		}
	}
	return names
})
