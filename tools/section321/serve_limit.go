package main

import (
	"io"
	"net"
	"strconv"
	"sync"
	"time"
)

const busy = `{"error":{"code":"busy","message":"too many connections; send it again in a second"}}`

// busyAnswer is what one connection too many is told.
var busyAnswer = []byte("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 1\r\n" +
	"Content-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(busy)) + "\r\n\r\n" + busy)

// limited lets so many connections in at a time. Those that wait would keep out
// everybody behind them, so one more is answered, where it can be, and closed.
func limited(l net.Listener, most int, answer bool) net.Listener {
	return &limitedListener{l, make(chan struct{}, most), make(chan struct{}, 256), answer}
}

type limitedListener struct {
	net.Listener
	room   chan struct{}
	leaves chan struct{} // room for those on their way out
	answer bool          // in plain words; a client that expects TLS would not understand
}

func (l *limitedListener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case l.room <- struct{}{}:
			return &limitedConn{Conn: c, leave: sync.OnceFunc(func() { <-l.room })}, nil
		default:
		}
		select {
		case l.leaves <- struct{}{}:
			go l.refuse(c)
		default:
			c.Close()
		}
	}
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
