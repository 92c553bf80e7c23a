package orders

import (
	"testing"
	"unicode/utf16"
)

// decodeAll decodes a file that arrives a byte at a time and all at once.
func decodeAll(t *testing.T, encoding string, file []byte) string {
	t.Helper()
	whole := &decoder{encoding: encoding}
	all := string(whole.decode(file)) + string(whole.rest())
	bit := &decoder{encoding: encoding}
	slow := ""
	for i := range file {
		slow += string(bit.decode(file[i : i+1]))
	}
	if slow += string(bit.rest()); slow != all {
		t.Errorf("%s: %q at once, %q a byte at a time", encoding, all, slow)
	}
	return all
}

func TestEncodings(t *testing.T) {
	const text = "Größe,€ 5,“café”,😀\n"
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(text)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for _, c := range []struct{ encoding, file, want string }{
		{"utf-8", text, text},
		{"utf-8", "\ufeff" + text, text},
		{"utf-8", "\xef\xbb", "\xef\xbb"},
		{"utf-8", "", ""},
		{"windows-1252", "Gr\xf6\xdfe,\x80 5,\x93caf\xe9\x94,\x9f\n", "Größe,€ 5,“café”,Ÿ\n"},
		{"utf-16le", string(little), text},
		{"utf-16be", string(big), text},
	} {
		if got := decodeAll(t, c.encoding, []byte(c.file)); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.encoding, c.file, got, c.want)
		}
	}
}
