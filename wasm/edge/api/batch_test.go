package api

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"section321/calc/wire"
	"section321/calc/wire/native"
)

type said struct{ Code, Field, Message string }

func problemOf(t *testing.T, a *httptest.ResponseRecorder) said {
	t.Helper()
	var answer struct{ Error said }
	if err := json.Unmarshal(a.Body.Bytes(), &answer); err != nil || a.Header().Get("Content-Type") != jsonType {
		t.Errorf("%v: %s %s", err, a.Header().Get("Content-Type"), a.Body)
	}
	return answer.Error
}

// answered are the answers to lines, as they should come back.
func answered(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		b.Write(native.Calculator().Answer("check", []byte(line)))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestABatchAnswersEachLineInOrder(t *testing.T) {
	var many []string
	for i := range 2000 {
		many = append(many, fmt.Sprintf(`{"date":"2026-09-01","mode":"post","from":"CN","items":[{"origin":"CN","retailValue":"%d.00"}]}`, i))
	}
	full := `{"date":"` + strings.Repeat("9", wire.MaxRequest-11) + `"}`
	for name, c := range map[string]struct {
		body  string
		lines []string
	}{
		"one line":                      {shirt, []string{shirt}},
		"its end":                       {shirt + "\n", []string{shirt}},
		"Windows ends":                  {shirt + "\r\n" + shirt + "\r\n", []string{shirt, shirt}},
		"a bad line between good ones":  {shirt + "\nx\n" + shirt, []string{shirt, "x", shirt}},
		"an empty line":                 {shirt + "\n\n" + shirt, []string{shirt, "", shirt}},
		"nothing":                       {"", nil},
		"more than one block":           {strings.Join(many, "\n"), many},
		"the longest line":              {full + "\n" + shirt, []string{full, shirt}},
		"the longest, Windows end":      {full + "\r\n" + shirt, []string{full, shirt}},
		"a longer one":                  {full + "    \n" + shirt, []string{full + " ", shirt}},
		"a much longer one at the end":  {shirt + "\n" + full + full, []string{shirt, full + " "}},
		"another batch's words in ours": {`{"error":{}}` + "\n" + shirt, []string{`{"error":{}}`, shirt}},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, "POST", "/v1/check/batch", linesType, c.body)
			if want := answered(c.lines...); a.Code != 200 || a.Body.String() != want || a.Header().Get("Content-Type") != linesType {
				t.Errorf("%d, %d bytes instead of %d: %.300s", a.Code, a.Body.Len(), len(want), a.Body)
			}
		})
	}
}

func TestABatchThatBreaksOffSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		code string
	}{
		"cut off":  {io.ErrUnexpectedEOF, "truncated-body"},
		"too slow": {os.ErrDeadlineExceeded, "request-timeout"},
		"anything": {errors.New("x"), "truncated-body"},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest("POST", "/v1/check/batch", io.MultiReader(strings.NewReader(shirt+"\n"+shirt[:40]), iotest.ErrReader(c.err)))
			r.Header.Set("Content-Type", linesType)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			rest, ok := strings.CutPrefix(w.Body.String(), answered(shirt))
			if !ok || !strings.HasPrefix(rest, `{"error":{"code":"`+c.code+`"`) || strings.Count(rest, "\n") != 1 {
				t.Errorf("%s", w.Body)
			}
		})
	}
	small := New(native.Calculator(), Options{MaxBatch: int64(len(shirt)) + 10})
	r := httptest.NewRequest("POST", "/v1/check/batch", io.MultiReader(strings.NewReader(shirt+"\n"), strings.NewReader(shirt)))
	r.Header.Set("Content-Type", linesType)
	w := httptest.NewRecorder()
	small.ServeHTTP(w, r)
	if rest, ok := strings.CutPrefix(w.Body.String(), answered(shirt)); !ok || !strings.HasPrefix(rest, `{"error":{"code":"request-too-large"`) {
		t.Errorf("%s", w.Body)
	}
}

// Each line is answered before the next is sent.
func TestABatchIsAConversation(t *testing.T) {
	server := httptest.NewServer(handler)
	defer server.Close()
	body, send := io.Pipe()
	r, err := http.NewRequest("POST", server.URL+"/v1/check/batch", body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", linesType)
	go io.WriteString(send, shirt+"\n")
	response, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answers := bufio.NewReader(response.Body)
	for range 5 {
		line, err := answers.ReadString('\n')
		if err != nil || line != answered(shirt) {
			t.Fatalf("%v: %.200s", err, line)
		}
		io.WriteString(send, shirt+"\n")
	}
	send.Close()
	if rest, err := io.ReadAll(answers); err != nil || string(rest) != answered(shirt) {
		t.Errorf("%v: %.200s", err, rest)
	}
}
