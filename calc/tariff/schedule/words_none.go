//go:build overhttp

package schedule

// Words are left out of a program that may not be large; its host hands them over.
const Words = ""
