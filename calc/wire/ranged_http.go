//go:build overhttp

package wire

// At the edge each step takes some six times as long.
const mostRanged = 6_000
