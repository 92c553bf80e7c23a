//go:build overhttp

package orders

// What countries are called is left out of a program that may not be large; its host hands it over.
var names string
