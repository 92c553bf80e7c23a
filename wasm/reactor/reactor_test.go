package reactor

import (
	"strings"
	"testing"
	"unsafe"

	"section321/calc/wire"
)

func TestGuardedTurnsAPanicIntoTheErrorAnswer(t *testing.T) {
	for name, ask := range map[string]func(string, []byte) []byte{
		"value":   func(string, []byte) []byte { panic("on purpose") },
		"nil map": func(string, []byte) []byte { var m map[string]int; m["a"] = 1; return nil },
		"index":   func(_ string, r []byte) []byte { return r[len(r) : len(r)+1 : 0] },
		"nil":     func(string, []byte) []byte { var p *[]byte; return *p },
	} {
		t.Run(name, func(t *testing.T) {
			if got := string(guarded(ask, "check", []byte("{}"))); got != fault {
				t.Errorf("got %s", got)
			}
		})
	}
}

// A host may be mistaken about lengths; the engine must answer anyway.
func TestLyingHost(t *testing.T) {
	for _, c := range []struct {
		name                string
		room, verb, request uint32
		want                string
	}{
		{"more than the room", 10, 5, 6, noRoom},
		{"no room at all", 0, 5, 2, noRoom},
		{"verb beyond the room", 4, 5, 0, noRoom},
		{"sum overflows", 10, 1<<32 - 1, 5, noRoom},
		{"too much", limit + 1, 5, limit, string(wire.TooLarge(limit))},
		{"negative", 10, 5, 1<<32 - 1, string(wire.TooLarge(1<<32 - 1))},
	} {
		t.Run(c.name, func(t *testing.T) {
			room := Input(c.room)
			if (room == nil) != (c.room > limit) {
				t.Errorf("Input(%d) = %v", c.room, room)
			}
			if got := said(Answer(wire.Answer, c.verb, c.request)); got != c.want {
				t.Errorf("got %s", got)
			}
			if Answer(wire.Answer, 5, 2); !strings.Contains(said(uint32(len(out))), "error") {
				t.Error("a second answer without a new input is not an error")
			}
			if got, want := exchange("law", "{}"), string(wire.Answer("law", []byte("{}"))); got != want {
				t.Errorf("afterwards %s, want %s", got, want)
			}
		})
	}
}

func TestALargeRoomIsGivenBack(t *testing.T) {
	exchange("check", strings.Repeat(" ", wire.MaxRequest))
	if cap(in) > int(Keep) {
		t.Errorf("%d bytes kept", cap(in))
	}
	exchange("check", "{}")
	first := unsafe.SliceData(in)
	exchange("check", "{ }")
	if unsafe.SliceData(in) != first {
		t.Error("a small room is made anew for each call")
	}
}

func exchange(verb, request string) string {
	n := len(verb) + len(request)
	copy(unsafe.Slice((*byte)(Input(uint32(n))), n), verb+request)
	return said(Answer(wire.Answer, uint32(len(verb)), uint32(len(request))))
}

func said(n uint32) string { return string(unsafe.Slice((*byte)(Output()), n)) }
