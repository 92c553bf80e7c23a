//go:build !overhttp

package wire

// mostRanged is how much is worked out of what the products of one request could come to, in steps of
// some 25 microseconds.
const mostRanged = 50_000
