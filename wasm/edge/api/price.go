package api

import "bytes"

// dear is the price from which on a question may take a while. Only some of those are
// answered at a time, so that the others are not kept waiting.
const dear = 150

// mostMade is about how many items in all of the ways in which goods may have been made are
// worked out, and anywhere how many ways there are about of one item of any country.
const (
	mostMade = 1000
	anywhere = 45
)

// price is about how many milliseconds of processor time a question of a path may take where
// it takes longest, at the edge: by its size, by the objects in it, which are items, kinds of
// orders and entries, as often as there are ways in which the goods may have been made, and by
// the goods of which only the heading or subheading is told, for which many numbers are tried.
// The worker's price.mjs has the same sum.
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
	objects := bytes.Count(body, []byte{'{'})
	if path == "/v1/check" {
		objects = max(objects, min(ways(body)*objects, mostMade))
	}
	if path == "/v1/products" {
		objects = min(objects*listed(body), mostListed)
	}
	return size + each*objects + min(120*vague, 900)
}

// mostListed is how many answers a question about products has at most.
const mostListed = 20_000

// listed is how many answers a question about products has for each: one for each origin, mode
// and date. A name that is escaped may hide any of them.
func listed(body []byte) int {
	n := 1
	for _, name := range []string{`"origins"`, `"modes"`, `"dates"`} {
		if at := bytes.Index(body, []byte(name)); at >= 0 {
			list, _, _ := bytes.Cut(body[at:], []byte{']'})
			n *= 1 + bytes.Count(list, []byte{','})
		}
	}
	if bytes.Contains(body, []byte(`\u`)) {
		return mostListed
	}
	return min(n, mostListed)
}

// ways is in about how many ways the goods of a question may have been made.
func ways(body []byte) int {
	n := 1
	for {
		at := bytes.Index(body, []byte(`"origins"`))
		if at < 0 {
			return n
		}
		list, rest, _ := bytes.Cut(body[at:], []byte{']'})
		countries := 1 + bytes.Count(list, []byte{','})
		if bytes.IndexByte(list, '*') >= 0 {
			countries = anywhere
		}
		n, body = min(n*countries, mostMade), rest
	}
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
