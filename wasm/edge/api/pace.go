package api

import "time"

// How many bytes a second a client must send, or take, of a file of orders: few, and
// more while files hold most of the room that there is for all of them.
const (
	slowest       = 8 << 10
	slowestScarce = 512 << 10
)

// A pace is how a client gets on with a file. It may stand still for as long as there is
// time left, of which each byte brings some. However fast it was, there is never more
// than at first: a client that stops after most of a file would hold its room for hours.
type pace struct {
	left   time.Duration
	seen   time.Time
	scarce func() bool
	now    func() time.Time
}

// pace begins to watch a client.
func (a *api) pace() *pace {
	scarce := func() bool { return a.spooled.scarce(mostSpooled * a.MaxOrders) }
	return &pace{left: patience, seen: time.Now(), scarce: scarce, now: time.Now}
}

// deadline is when the client has stood still for too long.
func (p *pace) deadline() time.Time { return p.seen.Add(p.left) }

// moved says that the client sent, or took, so many bytes.
func (p *pace) moved(bytes int) {
	rate := time.Duration(slowest)
	if p.scarce() {
		rate = slowestScarce
	}
	now := p.now()
	p.left = min(patience, p.left-now.Sub(p.seen)+time.Duration(bytes)*time.Second/rate)
	p.seen = now
}
