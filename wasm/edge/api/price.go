package api

import "bytes"

// dear is the price from which on a question may take a while. Only some of those are
// answered at a time, so that the others are not kept waiting.
const dear = 150

// price is about how many milliseconds of processor time a question of a path may take where
// it takes longest, at the edge: by its size, by the objects in it, which are items, kinds of
// orders and entries, and by the goods of which only the heading or subheading is told, for
// which many numbers are tried. The worker's price.mjs has the same sum.
func price(path string, body []byte) int {
	size := len(body) / 4000
	if path == "/v1/orders" {
		return size
	}
	vague := bytes.Count(body, []byte(`\u`)) // may hide a name
	for rest := body; ; {
		at := bytes.Index(rest, []byte(`"hts"`))
		if at < 0 {
			break
		}
		rest = rest[at+len(`"hts"`):]
		if isVague(rest) {
			vague++
		}
	}
	each := 2
	if path == "/v1/bill" {
		each = 50
	}
	return size + each*bytes.Count(body, []byte{'{'}) + min(120*vague, 900)
}

// isVague reports whether the value behind a name is a number of four to seven digits.
func isVague(rest []byte) bool {
	_, rest, _ = bytes.Cut(rest, []byte{'"'})
	value, _, _ := bytes.Cut(rest, []byte{'"'})
	digits := 0
	for _, c := range value {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	return digits >= 4 && digits < 8
}
