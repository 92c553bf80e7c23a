package calc

import "section321/calc/say"

// Until tells whether anybody still waits for an answer: Err is not nil once nobody
// does. A context.Context is one, and nil is somebody who waits as long as it takes.
type Until interface{ Err() error }

// stopped is what ends work that nobody waits for. It never leaves this package.
type stopped struct{}

// Wait ends the work when nobody waits for it.
func Wait(u Until) {
	if u != nil && u.Err() != nil {
		panic(stopped{})
	}
}

// Cancelled is the error of a question that was taken back before it was answered.
var Cancelled = Problems{{Code: "cancelled", Message: say.It("cancelled")}}

// Stopped reports whether a panic is the end of work that nobody waits for.
func Stopped(fault any) bool { return fault == stopped{} }

// UnlessStopped turns the end of work that nobody waited for into an error.
func UnlessStopped(err *error) {
	switch fault := recover(); fault {
	case nil:
	case stopped{}:
		*err = Cancelled
	default:
		panic(fault)
	}
}
