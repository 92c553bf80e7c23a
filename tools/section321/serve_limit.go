package main

import (
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

const busy = `{"error":{"code":"busy","message":"too many connections or requests at a time; send it again in a second"}}`

// busyAnswer is what one connection too many is told.
var busyAnswer = []byte("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n" +
	"Content-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(busy)) + "\r\n\r\n" + busy)

// limited lets so many connections in at a time, and so many of one address. Those that
// wait would keep out everybody behind them, so one more is answered, where it can be,
// and closed.
func limited(l net.Listener, most, mostOfOne int, answer bool) net.Listener {
	return &limitedListener{Listener: l, places: newPlaces(most, mostOfOne), leaves: make(chan struct{}, 256), answer: answer}
}

// fewRequests lets so many requests be under way at a time, and so many of one address:
// one connection of HTTP/2 has many.
func fewRequests(handler http.Handler, most, mostOfOne int) http.Handler {
	p := newPlaces(most, mostOfOne)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from := network(r.RemoteAddr)
		if !p.enter(from) {
			h := w.Header()
			h.Set("Content-Type", "application/json")
			h.Set("Cache-Control", "no-store")
			h.Set("Retry-After", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
			io.WriteString(w, busy)
			return
		}
		defer p.exit(from)
		handler.ServeHTTP(w, r)
	})
}

// framed ends the connection behind a body that came in chunks. One that has a length too may
// end elsewhere for a proxy that goes by the length, and what follows be a stranger's.
func framed(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor == 1 && len(r.TransferEncoding) > 0 {
			w.Header().Set("Connection", "close")
		}
		handler.ServeHTTP(w, r)
	})
}

// places are given to so many at a time, and to so many of one address.
type places struct {
	most, mostOfOne int
	mu              sync.Mutex
	all             int
	of              map[string]int // by address
}

func newPlaces(most, mostOfOne int) *places {
	return &places{most: most, mostOfOne: mostOfOne, of: map[string]int{}}
}

type limitedListener struct {
	net.Listener
	*places
	leaves chan struct{} // room for those on their way out
	answer bool          // in plain words; a client that expects TLS would not understand
}

func (l *limitedListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if from := network(c.RemoteAddr().String()); l.enter(from) {
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

func (p *places) enter(from string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all >= p.most || p.of[from] >= p.mostOfOne {
		return false
	}
	p.all++
	p.of[from]++
	return true
}

func (p *places) exit(from string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all--
	if p.of[from]--; p.of[from] == 0 {
		delete(p.of, from)
	}
}

// network is where a client is: an address, or of IPv6 the network of one house, which
// has addresses without number.
func network(address string) string {
	at, err := netip.ParseAddrPort(address)
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
