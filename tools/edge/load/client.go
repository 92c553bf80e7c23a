package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// shipment is a check request. No two of a run are the same, so that no answer can be
// remembered, and all are as long.
func shipment(i int) string {
	return fmt.Sprintf(`{"date":"2026-09-%02d","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","quantity":"2","retailValue":"%d.%02d","customsValue":"18.20"}]}`,
		1+i%28, 100+i/100%800, i%100)
}

// A client keeps one connection.
type client struct {
	net.Conn
	from *bufio.Reader
	head string
}

func dial(address, path, kind string) (*client, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	return &client{c, bufio.NewReaderSize(c, 64<<10), "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + kind + "\r\nContent-Length: "}, nil
}

// ask sends a body and reads the answer, of which only the size is of interest.
func (c *client) ask(body string) (size int64, err error) {
	if _, err := io.WriteString(c, c.head+strconv.Itoa(len(body))+"\r\n\r\n"+body); err != nil {
		return 0, err
	}
	response, err := http.ReadResponse(c.from, nil)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return 0, fmt.Errorf("status %d: %.300s", response.StatusCode, text)
	}
	return io.Copy(io.Discard, response.Body)
}

// times are how long answers took.
type times []time.Duration

func (t times) at(part float64) time.Duration {
	slices.Sort(t)
	return t[int(part*float64(len(t)-1))]
}

func (t times) String() string {
	return fmt.Sprintf("median %7v   99 of 100 within %7v", t.at(0.5).Round(time.Microsecond), t.at(0.99).Round(10*time.Microsecond))
}
