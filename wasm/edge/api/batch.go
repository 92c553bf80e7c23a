package api

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"section321/calc/wire"
)

const (
	// block is how much of a batch is answered together. The answers have up to fifty
	// times its size.
	block = 16 << 10
	// patience is how long a client may take over a line, or over taking an answer.
	patience = 30 * time.Second
)

// batch answers a check a line. The answers come in the order of the lines, each as
// soon as it can, and a line that is not a request gets an error line. What is in
// memory does not depend on how many lines there are.
func (a *api) batch(w http.ResponseWriter, r *http.Request) {
	if !unparametered(w, r) || !takes(w, r, linesType, "application/jsonl", "application/ndjson") {
		return
	}
	if !a.memory.take(block) {
		busy(w)
		return
	}
	defer a.memory.give(block)
	if r.ContentLength > a.MaxBatch {
		w.Header().Set("Connection", "close")
		tooLarge(w, a.MaxBatch)
		return
	}
	control := http.NewResponseController(w)
	// Where it is not supported, at the edge, reading and writing take turns anyway.
	control.EnableFullDuplex()
	w.Header().Set("Content-Type", linesType)
	lines := &lines{memory: a.memory, from: bufio.NewReaderSize(http.MaxBytesReader(w, r.Body, a.MaxBatch), block), wait: func() {
		control.SetReadDeadline(time.Now().Add(patience))
	}}
	defer lines.give()
	a.inOrder(r.Context(), lines, func(answers []byte, more bool) error {
		control.SetWriteDeadline(time.Now().Add(patience))
		if _, err := w.Write(answers); err != nil || more {
			return err
		}
		return ignoreUnsupported(control.Flush())
	})
	// Without an error line the client would take the answers it has for all.
	if err := lines.err; err != io.EOF {
		code, message := cutOff(err)
		var over *http.MaxBytesError
		if errors.As(err, &over) {
			code, message = "request-too-large", tooLong(a.MaxBatch)
		} else if err == errBusy {
			code, message = "busy", tooMany
		}
		w.Write(append(problem(code, "", message), '\n'))
	}
}

func ignoreUnsupported(err error) error {
	if errors.Is(err, http.ErrNotSupported) {
		return nil
	}
	return err
}

// inOrder answers blocks of lines on several goroutines and sends the answers in the
// order of the blocks; more tells that the next ones are ready to be sent, too. Only
// as many blocks are under way as there are workers, two each.
func (a *api) inOrder(ctx context.Context, lines *lines, send func(answers []byte, more bool) error) {
	underWay := make(chan chan *[]byte, 2*a.Workers)
	gone := make(chan struct{})
	go func() {
		defer close(underWay)
		for {
			part := lines.next()
			if part == nil {
				return
			}
			answered := make(chan *[]byte, 1)
			select {
			case underWay <- answered:
			case <-gone:
				return
			}
			a.lines <- struct{}{} // all batches share the processors
			go func() {
				defer a.lines.done()
				answered <- a.answerLines(ctx, part)
			}()
		}
	}()
	left := false
	for answered := range underWay {
		answers := <-answered
		if !left && send(*answers, len(underWay) > 0) != nil {
			left = true
			close(gone)
		}
		keep(answers)
	}
}

// answerLines answers whole lines, of which the last may lack its end.
func (a *api) answerLines(ctx context.Context, part []byte) *[]byte {
	room := rooms.Get().(*[]byte)
	answers := (*room)[:0]
	for len(part) > 0 {
		line, rest, _ := bytes.Cut(part, []byte{'\n'})
		line, part = bytes.TrimSuffix(line, []byte{'\r'}), rest
		if dear := a.tooDear("check", line); dear != "" {
			answers = append(append(answers, problem("too-many-items", "items", dear)...), '\n')
			continue
		}
		answers = append(a.calculator.AppendUntil(ctx, answers, "check", line), '\n')
	}
	*room = answers
	return room
}

// lines reads whole lines.
type lines struct {
	from *bufio.Reader
	wait func() // is told before each wait for a line
	err  error  // why there are no more; io.EOF at their end

	memory *room
	held   int64 // of it, for the longest line so far
}

// errBusy ends a batch with a line for which there is no room.
var errBusy = errors.New("busy")

// give gives back the room of long lines.
func (l *lines) give() { l.memory.give(l.held) }

// next returns the lines that are there, at least one, each with its end, which only
// the last of all may lack; nil when there are no more.
func (l *lines) next() (part []byte) {
	for l.err == nil && len(part) < block && (len(part) == 0 || l.hasLine()) {
		if !l.hasLine() {
			l.wait()
		}
		part = l.read(part)
	}
	return part
}

// hasLine tells whether a line can be read without a wait.
func (l *lines) hasLine() bool {
	arrived, _ := l.from.Peek(l.from.Buffered())
	return bytes.IndexByte(arrived, '\n') >= 0
}

// read appends a line. Of one too long to be a request it takes only enough to be
// refused as such.
func (l *lines) read(part []byte) []byte {
	begin := len(part)
	for {
		piece, err := l.from.ReadSlice('\n')
		if room := wire.MaxRequest + 1 - (len(part) - begin); len(piece) > room {
			piece = piece[:room]
		}
		if more := int64(len(part)+len(piece)) - smallBody - l.held; more > 0 {
			if !l.memory.take(2 * more) {
				l.err = errBusy
				return part[:begin]
			}
			l.held += 2 * more
		}
		part = append(part, piece...)
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == nil && part[len(part)-1] != '\n':
			return append(part, '\n')
		}
		if l.err = err; err != nil && err != io.EOF {
			return part[:begin] // the rest of the line is lost
		}
		return part
	}
}
