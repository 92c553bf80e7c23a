package native_test

import (
	"encoding/json"
	"testing"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

// What a field of a file's options should have been is said by its id, which every language has.
func TestNamesOfColumnsThatAreNone(t *testing.T) {
	var a struct {
		Error struct {
			Code, Field, Message string
			MessageSay           []json.RawMessage
		}
	}
	if err := json.Unmarshal(wire.NewOrders(native.Calculator()).Answer("orders-open", []byte(`{"columns":5}`)), &a); err != nil {
		t.Fatal(err)
	}
	if a.Error.Code != "invalid-type" || a.Error.Field != "columns" ||
		a.Error.Message != "columns is a number; write an object, in braces, or leave it out" || len(a.Error.MessageSay) != 2 {
		t.Fatalf("%+v", a.Error)
	}
	var said struct{ Wanted []json.RawMessage }
	if err := json.Unmarshal(a.Error.MessageSay[1], &said); err != nil || string(said.Wanted[0]) != `"wanted-object"` {
		t.Errorf("%s, %v", a.Error.MessageSay, err)
	}
}
