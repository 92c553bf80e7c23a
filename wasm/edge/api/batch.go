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
	unread := !a.inOrder(r.Context(), lines, func(answers []byte, more bool) error {
		control.SetWriteDeadline(time.Now().Add(patience))
		if _, err := w.Write(answers); err != nil || more {
			return err
		}
		return ignoreUnsupported(control.Flush())
	})
	// Without an error line the client would take the answers it has for all.
	if err := lines.err; err != io.EOF || unread {
		code, message := cutOff(err)
		var over *http.MaxBytesError
		if errors.As(err, &over) {
			code, message = "request-too-large", tooLong(a.MaxBatch)
		} else if err == errBusy || unread {
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

// answers are those to a block of lines, with the room that they take.
type answers struct {
	text *[]byte
	held int64 // of the room for what is not yet taken
	full bool  // there was none left
}

// inOrder answers blocks of lines on several goroutines and sends the answers in the
// order of the blocks; more tells that the next ones are ready to be sent, too. Only
// as many blocks are under way as there are workers, two each, and one at a time while
// others leave much of their answers lying. It reports whether there was room for all.
func (a *api) inOrder(ctx context.Context, lines *lines, send func(answers []byte, more bool) error) bool {
	ahead := 2 * a.Workers
	if a.unread.scarce(mostUnread) {
		ahead = 0
	}
	underWay := make(chan chan answers, ahead)
	gone := make(chan struct{})
	go func() {
		defer close(underWay)
		for {
			part, held := lines.next()
			if part == nil {
				return
			}
			answered := make(chan answers, 1)
			select {
			case underWay <- answered:
			case <-gone:
				a.memory.give(held)
				return
			}
			a.lines <- struct{}{} // all batches share the processors
			go func() {
				defer a.lines.done()
				defer a.memory.give(held)
				answered <- a.answerLines(ctx, part)
			}()
		}
	}()
	left, full := false, false
	for answered := range underWay {
		block := <-answered
		full = full || block.full
		if !left && (full || send(*block.text, len(underWay) > 0) != nil) {
			left = true
			close(gone)
		}
		a.unread.give(block.held)
		keep(block.text)
	}
	return !full
}

// answerLines answers whole lines, of which the last may lack its end.
func (a *api) answerLines(ctx context.Context, part []byte) answers {
	room := rooms.Get().(*[]byte)
	all := (*room)[:0]
	for len(part) > 0 {
		line, rest, _ := bytes.Cut(part, []byte{'\n'})
		line, part = bytes.TrimSuffix(line, []byte{'\r'}), rest
		all = append(a.calculator.AppendUntil(ctx, all, "check", line), '\n')
	}
	*room = all
	held := int64(len(all))
	if held <= smallBody {
		held = 0
	} else if !a.unread.take(held) {
		return answers{text: room, full: true}
	}
	return answers{text: room, held: held}
}

// lines reads whole lines.
type lines struct {
	from *bufio.Reader
	wait func() // is told before each wait for a line
	err  error  // why there are no more; io.EOF at their end

	memory *room
	held   int64 // of it, for what is being read
}

// errBusy ends a batch with a line for which there is no room.
var errBusy = errors.New("busy")

// next returns the lines that are there, at least one, each with its end, which only
// the last of all may lack; nil when there are no more. With them it hands over the room
// that long ones take.
func (l *lines) next() (part []byte, held int64) {
	for l.err == nil && len(part) < block && (len(part) == 0 || l.hasLine()) {
		if !l.hasLine() {
			l.wait()
		}
		part = l.read(part)
	}
	held, l.held = l.held, 0
	if part == nil {
		l.memory.give(held)
		held = 0
	}
	return part, held
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
