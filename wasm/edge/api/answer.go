package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Media types of what goes in and out.
const (
	jsonType  = "application/json"
	linesType = "application/x-ndjson"
	csvType   = "text/csv"
	// What browsers and curl call a workbook, which is refused with a way out.
	workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// statuses of the errors that are not the request's fault alone. All others are 400.
var statuses = map[string]int{
	"not-found":              http.StatusNotFound,
	"method-not-allowed":     http.StatusMethodNotAllowed,
	"request-timeout":        http.StatusRequestTimeout,
	"request-too-large":      http.StatusRequestEntityTooLarge,
	"file-too-large":         http.StatusRequestEntityTooLarge,
	"unsupported-media-type": http.StatusUnsupportedMediaType,
	"unsupported-encoding":   http.StatusUnsupportedMediaType,
	"internal":               http.StatusInternalServerError,
	"busy":                   http.StatusServiceUnavailable,
	"cancelled":              http.StatusServiceUnavailable,
}

// Failed tells an error object from an answer.
func failed(answer []byte) bool { return bytes.HasPrefix(answer, []byte(`{"error":{"code":"`)) }

// rooms are memory for answers, which they hold until they are sent.
var rooms = sync.Pool{New: func() any { return new(make([]byte, 0, 16<<10)) }}

// keep keeps room for another answer, unless there was a very large one in it.
func keep(room *[]byte) {
	if cap(*room) <= mostKept {
		rooms.Put(room)
	}
}

const mostKept = 1 << 20

// status returns the status an answer goes out under.
func status(answer []byte) int {
	if !failed(answer) {
		return http.StatusOK
	}
	code, _, _ := bytes.Cut(answer[len(`{"error":{"code":"`):], []byte(`"`))
	if s, ok := statuses[string(code)]; ok {
		return s
	}
	return http.StatusBadRequest
}

// problem writes an error object as the calculator does.
func problem(code, field, message string) []byte {
	type said struct {
		Code    string `json:"code"`
		Field   string `json:"field,omitempty"`
		Message string `json:"message"`
	}
	// Marshaling texts does not fail.
	text, _ := json.Marshal(map[string]said{"error": {code, field, message}})
	return text
}

// refuse answers with an error.
func refuse(w http.ResponseWriter, code, field, message string) {
	reply(w, problem(code, field, message))
}

// reply sends a JSON answer.
func reply(w http.ResponseWriter, answer []byte) {
	h := w.Header()
	h.Set("Content-Type", jsonType)
	h.Set("Content-Length", strconv.Itoa(len(answer)))
	// A client that took long to send has as long as any to take the answer.
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(patience))
	s := status(answer)
	if s != http.StatusOK {
		h.Set("Cache-Control", "no-store")
		h.Del("ETag")
	}
	if s == http.StatusServiceUnavailable {
		h.Set("Retry-After", "1")
	}
	w.WriteHeader(s)
	w.Write(answer)
}

// replyCached sends an answer that stays the same as long as the program does. A
// client that has it already is told so.
func replyCached(w http.ResponseWriter, r *http.Request, answer []byte) {
	if failed(answer) {
		reply(w, answer)
		return
	}
	hash := fnv.New128a()
	hash.Write(answer)
	tag := fmt.Sprintf(`"%x"`, hash.Sum(nil))
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, max-age=3600")
	if has(r.Header.Values("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	reply(w, answer)
}

// has tells whether a client's tags hold one. A proxy that compresses makes a tag a
// weak one, which is as good here.
func has(tags []string, tag string) bool {
	for each := range strings.SplitSeq(strings.Join(tags, ","), ",") {
		each = strings.TrimSpace(each)
		if each == "*" || strings.TrimPrefix(each, "W/") == tag {
			return true
		}
	}
	return false
}
