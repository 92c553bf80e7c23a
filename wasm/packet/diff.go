package packet

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A Difference is what two packets say at one place; "" where one says nothing.
type Difference struct {
	At string `json:"at"`
	A  string `json:"a"`
	B  string `json:"b"`
}

// Diff holds two packets side by side.
func Diff(a, b *Packet) ([]Difference, error) {
	x, err := flat(a)
	if err != nil {
		return nil, err
	}
	y, err := flat(b)
	if err != nil {
		return nil, err
	}
	keys := maps.Clone(x)
	maps.Copy(keys, y)
	var all []Difference
	for _, at := range slices.Sorted(maps.Keys(keys)) {
		if x[at] != y[at] {
			all = append(all, Difference{at, x[at], y[at]})
		}
	}
	return all, nil
}

// flat is every value of a packet by its place.
func flat(p *Packet) (map[string]string, error) {
	text, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		return nil, err
	}
	all := map[string]string{}
	var into func(at string, v any)
	into = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, x := range v {
				into(at+"."+name, x)
			}
		case []any:
			for i, x := range v {
				into(fmt.Sprintf("%s[%d]", at, i), x)
			}
		case nil:
		default:
			all[at[1:]] = fmt.Sprint(v)
		}
	}
	into("", v)
	return all, nil
}
