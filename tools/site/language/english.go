package language

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"sync"

	"section321/calc/law"
	"section321/calc/law/duties"
	"section321/calc/orders"
	"section321/calc/prices"
	"section321/calc/say"
)

// English is all that the calculator can say, by id and with the values in braces: the
// messages of the code, and those of the tables of the law, of prices and of exports.
var English = sync.OnceValues(func() (map[string]string, error) {
	all := maps.Clone(say.English())
	library, err := law.With(duties.Measures)
	if err != nil {
		return nil, err
	}
	before, err := law.With(duties.Before)
	if err != nil {
		return nil, err
	}
	seen := map[uintptr]bool{}
	for _, held := range []any{library, before, prices.Costs(), prices.All(), orders.Formats} {
		if err := gather(reflect.ValueOf(held), all, seen); err != nil {
			return nil, err
		}
	}
	return all, nil
})

// OfLaw is all that tables of the law say, by id and with the values in braces: what English has of them.
func OfLaw(t law.Tables) (map[string]string, error) {
	l, err := law.Read(t)
	if err != nil {
		return nil, err
	}
	all, seen := map[string]string{}, map[uintptr]bool{}
	for _, measures := range []string{"measures.csv", "before.csv"} {
		with, err := l.With(t[measures])
		if err != nil {
			return nil, err
		}
		if err := gather(reflect.ValueOf(with), all, seen); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// gather takes the messages that stand anywhere in a value.
func gather(v reflect.Value, all map[string]string, seen map[uintptr]bool) error {
	if !v.IsValid() || !v.CanInterface() {
		return nil
	}
	if m, ok := v.Interface().(say.Message); ok {
		return note(m, all)
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return nil
		}
		seen[v.Pointer()] = true
		return gather(v.Elem(), all, seen)
	case reflect.Struct:
		for i := range v.NumField() {
			if err := gather(v.Field(i), all, seen); err != nil {
				return err
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := gather(v.Index(i), all, seen); err != nil {
				return err
			}
		}
	case reflect.Map:
		for of := v.MapRange(); of.Next(); {
			if err := gather(of.Value(), all, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// note takes one message. What only those read who keep the table is left out.
func note(m say.Message, all map[string]string) error {
	id := m.ID()
	if id == "" || strings.HasPrefix(id, "thresholds.") || strings.HasPrefix(id, "measures.") && strings.HasSuffix(id, ".note") {
		return nil
	}
	text := m.Pattern()
	if known, ok := all[id]; ok && known != text {
		return fmt.Errorf("two messages are called %s: %q and %q", id, known, text)
	}
	all[id] = text
	for _, v := range m.Values() {
		if err := note(v.Say, all); err != nil {
			return err
		}
	}
	return nil
}
