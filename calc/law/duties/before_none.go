//go:build overhttp

package duties

// Before is left out of a program that may not be large.
const Before = ""
