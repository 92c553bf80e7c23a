//go:build checkonly

package say

// more are the messages of what the first engine of a page leaves out.
func more() []string { return nil }
