package api

import (
	"sync"

	"section321/calc/orders"
)

// spread shares parts out among workers.
func spread(workers int) orders.Spread {
	if workers == 1 {
		return orders.InTurn
	}
	return func(n int, do func(part int)) {
		var wait sync.WaitGroup
		parts := make(chan int, n)
		for part := range n {
			parts <- part
		}
		close(parts)
		faults := make(chan any, workers)
		for range workers {
			wait.Go(func() {
				// A panic here would end the server. It belongs to the request.
				defer func() { faults <- recover() }()
				for part := range parts {
					do(part)
				}
			})
		}
		wait.Wait()
		close(faults)
		for fault := range faults {
			if fault != nil {
				panic(fault)
			}
		}
	}
}
