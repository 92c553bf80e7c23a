//go:build overhttp

package wire

// At the edge each step takes five times as long.
const mostRanged = 10_000
