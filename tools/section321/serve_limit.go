package main

import (
	"io"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

const busy = `{"error":{"code":"busy","message":"too many connections; send it again in a second"}}`

// busyAnswer is what one connection too many is told.
var busyAnswer = []byte("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n" +
	"Content-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(busy)) + "\r\n\r\n" + busy)

// limited lets so many connections in at a time, and so many of one address. Those that
// wait would keep out everybody behind them, so one more is answered, where it can be,
// and closed.
func limited(l net.Listener, most, mostOfOne int, answer bool) net.Listener {
	return &limitedListener{Listener: l, most: most, mostOfOne: mostOfOne, of: map[string]int{}, leaves: make(chan struct{}, 256), answer: answer}
}

type limitedListener struct {
	net.Listener
	most, mostOfOne int
	mu              sync.Mutex
	all             int
	of              map[string]int // connections by address
	leaves          chan struct{}  // room for those on their way out
	answer          bool           // in plain words; a client that expects TLS would not understand
}

func (l *limitedListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if from := network(c); l.enter(from) {
			return &limitedConn{Conn: c, leave: sync.OnceFunc(func() { l.exit(from) })}, nil
		}
		select {
		case l.leaves <- struct{}{}:
			go l.refuse(c)
		default:
			c.Close()
		}
	}
}

func (l *limitedListener) enter(from string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all >= l.most || l.of[from] >= l.mostOfOne {
		return false
	}
	l.all++
	l.of[from]++
	return true
}

func (l *limitedListener) exit(from string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all--
	if l.of[from]--; l.of[from] == 0 {
		delete(l.of, from)
	}
}

// network is where a connection comes from: an address, or of IPv6 the network of one
// house, which has addresses without number.
func network(c net.Conn) string {
	at, err := netip.ParseAddrPort(c.RemoteAddr().String())
	if err != nil {
		return ""
	}
	from := at.Addr().Unmap().WithZone("")
	if from.Is6() {
		if house, err := from.Prefix(64); err == nil {
			return house.String()
		}
	}
	return from.String()
}

// refuse tells a client that there is no room. What the client has sent is read for a
// moment: a connection that closes over unread words takes its last answer back.
func (l *limitedListener) refuse(c net.Conn) {
	defer func() { <-l.leaves }()
	defer c.Close()
	if !l.answer {
		return
	}
	c.SetDeadline(time.Now().Add(time.Second))
	c.Write(busyAnswer)
	if tcp, ok := c.(*net.TCPConn); ok {
		tcp.CloseWrite()
	}
	io.CopyN(io.Discard, c, 64<<10)
}

type limitedConn struct {
	net.Conn
	leave func()
}

func (c *limitedConn) Close() error {
	defer c.leave()
	return c.Conn.Close()
}
