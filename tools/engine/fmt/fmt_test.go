package fmt

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

type named string

func (n named) String() string { return "named " + string(n) }

// What the engine prints is what the standard package prints.
func TestPrintsAsTheStandardPackage(t *testing.T) {
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"", nil}, {"100%%", nil}, {"plain", nil}, {"%s", nil},
		{"%s line %d: ", []any{"limits.csv", 12}},
		{"%q and %q", []any{"a \"b\"\n\x00é\xff", ""}},
		{"%q", []any{[]byte("STF\x01")}},
		{"%v %s %q", []any{[]string{"a", "b c"}, []string{}, []string{"x"}}},
		{"reading: %w", []any{io.EOF}},
		{"%w in the edition %s: %s", []any{io.EOF, "2026", "0101"}},
		{"%08d %010d %02d", []any{uint32(1012100), uint64(6109100012), 123}},
		{"%08d", []any{int64(123456789)}},
		{"%d %d %d %d %d", []any{int8(-1), uint8(255), int32(-5), int64(-1 << 63), ^uint64(0)}},
		{"%c%c %q", []any{'é', 'x', '汉'}},
		{"%v %s", []any{named("n"), named("m")}},
		{"%v", []any{errors.New("no")}},
		{"%v %v", []any{true, false}},
		{"orders.mix[%d].%s", []any{3, "share"}},
	} {
		want := fmt.Sprintf(c.format, c.args...)
		if got := Errorf(c.format, c.args...).Error(); c.format != "" && got != fmt.Errorf(c.format, c.args...).Error() {
			t.Errorf("Errorf(%q, %v) = %q, not %q", c.format, c.args, got, want)
		}
		if len(c.args) > 0 && errors.Is(fmt.Errorf(c.format, c.args...), io.EOF) != errors.Is(Errorf(c.format, c.args...), io.EOF) {
			t.Errorf("Errorf(%q) does not wrap as the standard one", c.format)
		}
		if errors.Is(fmt.Errorf(c.format, c.args...), io.EOF) {
			continue // Sprintf does not know %w
		}
		if got := Sprintf(c.format, c.args...); got != want {
			t.Errorf("Sprintf(%q, %v) = %q, not %q", c.format, c.args, got, want)
		}
	}
	if got := Sprint("a", 1); got != "a1" {
		t.Errorf("Sprint: %q", got)
	}
}
