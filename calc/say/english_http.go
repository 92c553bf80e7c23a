//go:build overhttp

package say

// more are the messages of what the API answers at the edge, where its size counts.
func more() []string { return []string{routes, orders, refund, flags, products} }
