package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strings"
)

// smallBody is how much of a body any client may have in memory. Beyond it there is
// room for so many bytes of all clients together.
const smallBody = 64 << 10

// takes checks that the body is what the path takes: of a type, in UTF-8, and not
// compressed. It answers for itself where it is not.
func takes(w http.ResponseWriter, r *http.Request, types ...string) bool {
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		w.Header().Set("Accept-Encoding", "identity")
		refuse(w, "unsupported-encoding", "", "the body is compressed; send it as it is, without Content-Encoding")
		return false
	}
	given := r.Header.Get("Content-Type")
	if given == types[0] {
		return true
	}
	kind, parameters, err := mime.ParseMediaType(given)
	if err != nil || !slices.Contains(types, kind) {
		said := "no Content-Type was given"
		if given != "" {
			said = "this Content-Type is not taken here"
			if kind == workbookType && types[0] == csvType {
				said = "a workbook (.xlsx) is not taken here; save its sheet as CSV UTF-8, or let the page or the command line read it"
			}
		}
		refuse(w, "unsupported-media-type", "", said+"; send Content-Type: "+types[0])
		return false
	}
	if charset := parameters["charset"]; kind != csvType && charset != "" && !strings.EqualFold(charset, "utf-8") {
		refuse(w, "unsupported-media-type", "", "the charset is not taken here; send the text in UTF-8")
		return false
	}
	return true
}

// body reads a body of at most so many bytes. Done gives its room back, once the
// body is not needed any more. It answers for itself where there is no body to be had.
func (a *api) body(w http.ResponseWriter, r *http.Request, most int64) (body []byte, done func(), ok bool) {
	if r.ContentLength > most {
		w.Header().Set("Connection", "close")
		tooLarge(w, most)
		return nil, nil, false
	}
	from := http.MaxBytesReader(w, r.Body, most)
	body, err := io.ReadAll(io.LimitReader(from, smallBody))
	held := int64(0)
	done = func() { a.memory.give(held) }
	for err == nil && len(body) >= smallBody {
		if len(body) == cap(body) {
			more := min(int64(len(body)), most+1-int64(len(body)))
			if !a.memory.take(more) {
				done()
				busy(w)
				return nil, nil, false
			}
			held += more
			body = slices.Grow(body, int(more))
		}
		var n int
		n, err = from.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
	}
	if err != nil && err != io.EOF {
		done()
		unreadable(w, err, most)
		return nil, nil, false
	}
	return body, done, true
}

// unreadable answers for a body that did not come, not whole or too large.
func unreadable(w http.ResponseWriter, err error, most int64) {
	w.Header().Set("Connection", "close")
	var over *http.MaxBytesError
	if errors.As(err, &over) {
		tooLarge(w, most)
		return
	}
	code, message := cutOff(err)
	refuse(w, code, "", message)
}

// cutOff says why a body ended before its end.
func cutOff(err error) (code, message string) {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return "request-timeout", "the body did not arrive in time; send it again"
	}
	return "truncated-body", "the body ended before its end; send it again"
}

func tooLarge(w http.ResponseWriter, most int64) {
	refuse(w, "request-too-large", "", tooLong(most))
}

func tooLong(most int64) string {
	return fmt.Sprintf("the body is larger than %d bytes, the most that is read here", most)
}

func busy(w http.ResponseWriter) {
	w.Header().Set("Connection", "close")
	refuse(w, "busy", "", tooMany)
}

const tooMany = "too many large requests are being answered; send it again in a second"
