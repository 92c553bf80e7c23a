package main

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"section321/calc/wire/contract"
)

// fieldsOf are the fields of a part of the contract, by the names that JSON has for them.
func fieldsOf(parts ...any) (names []string) {
	for _, part := range parts {
		of := reflect.TypeOf(part)
		for i := range of.NumField() {
			name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			names = append(names, name)
		}
	}
	return names
}

// What the contract lets one say of a shipment or a comparison has a flag, or is named here
// with the reason why it has none; and no flag is for a field that the contract lacks.
func TestFlagsAreTheFieldsOfTheContract(t *testing.T) {
	for command, of := range map[string]struct {
		flags   flagNames
		fields  []string
		without map[string]string
	}{
		"check": {shipmentFlagNames, fieldsOf(contract.CheckRequest{}, contract.Item{}), map[string]string{
			"items": "the flags describe one",
		}},
		"compare": {comparisonFlagNames, fieldsOf(contract.CompareRequest{}, contract.Product{}), map[string]string{
			"product": "its fields have flags", "orders": "its fields have flags", "breakEven": "it is always looked for",
			"currency": "amounts are in dollars; JSON takes others", "fx": "amounts are in dollars; JSON takes others",
			"measures":   "the weight is one; JSON takes others",
			"metalValue": "JSON takes it", "metalWeight": "JSON takes it",
		}},
	} {
		if len(of.fields) < 15 {
			t.Errorf("%s: only %d fields were read", command, len(of.fields))
		}
		for _, field := range of.fields {
			_, known := of.without[field]
			if _, has := of.flags[field]; has == known {
				t.Errorf("%s: the field %s has a flag: %t; is one to be without: %t", command, field, has, known)
			}
		}
		for field := range maps.Keys(of.flags) {
			if name, _, _ := strings.Cut(field, "."); !slices.Contains(of.fields, name) {
				t.Errorf("%s: %s is no field of the contract", command, field)
			}
		}
	}
}
