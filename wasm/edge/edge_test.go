package main_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"section321/calc/orders/sample"
	"section321/calc/wire/native"
	"section321/tools/edge"
	"section321/tools/edition"
	"section321/wasm/edge/api"
)

// running is the worker in workerd, started once for all tests.
var running *edge.Workerd

// built is the folder of its modules.
var built string

// at is the same handler natively, with the limits of the edge.
var at = api.New(native.Calculator(), api.Options{MaxOrders: 2 << 20, MaxBatch: 100 << 20, MostGoods: 750})

func TestMain(m *testing.M) {
	code, err := func() (int, error) {
		binary, err := edge.Binary("../..")
		if err != nil && os.Getenv("WITH_WORKERD") == "" {
			fmt.Println("nothing is tested in workerd:", err)
			return 0, nil
		}
		if err != nil {
			return 1, err
		}
		dir, err := os.MkdirTemp("", "edge")
		if err != nil {
			return 1, err
		}
		defer os.RemoveAll(dir)
		built = filepath.Join(dir, "worker")
		ctx := context.Background()
		if running, err = edge.Try(ctx, "../..", binary, dir, os.Stderr); err != nil {
			return 1, err
		}
		defer running.Close()
		return m.Run(), nil
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// A question is a request, without its host.
type question struct{ method, path, kind, body string }

func (q question) String() string { return fmt.Sprintf("%s %s %.60q", q.method, q.path, q.body) }

// An answer is what of a response must be the same everywhere.
type answer struct {
	status int
	header http.Header
	body   string
}

// same are the headers that must be the same everywhere.
var same = []string{"Content-Type", "Allow", "Etag", "Cache-Control", "Accept-Encoding", "Retry-After", "X-Content-Type-Options",
	"Content-Security-Policy", "Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Max-Age"}

func told(status int, header http.Header, body []byte) answer {
	a := answer{status, http.Header{}, string(body)}
	for _, name := range same {
		if values := header.Values(name); values != nil {
			a.header[name] = values
		}
	}
	return a
}

func (a answer) String() string { return fmt.Sprintf("%d %v\n%.500s", a.status, a.header, a.body) }

func (a answer) equal(b answer) bool { return a.String() == b.String() && a.body == b.body }

// natively asks the handler here.
func (q question) natively() answer {
	r := httptest.NewRequest(q.method, q.path, strings.NewReader(q.body))
	if q.kind != "" {
		r.Header.Set("Content-Type", q.kind)
	}
	w := httptest.NewRecorder()
	at.ServeHTTP(w, r)
	if q.method == "HEAD" { // a recorder does not leave the body out
		w.Body.Reset()
	}
	return told(w.Code, w.Header(), w.Body.Bytes())
}

// atTheEdge asks a socket of workerd.
func (q question) atTheEdge(socket string) (answer, error) {
	r, err := http.NewRequest(q.method, "http://"+running.Address[socket]+q.path, strings.NewReader(q.body))
	if err != nil {
		return answer{}, err
	}
	if q.kind != "" {
		r.Header.Set("Content-Type", q.kind)
	}
	r.Close = true // workerd ends a connection that was idle for five seconds, and loses what is sent just then
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return told(response.StatusCode, response.Header, body), err
}

func (q question) compare(t *testing.T) {
	t.Helper()
	got, err := q.atTheEdge("api")
	if err != nil {
		t.Errorf("%v: %v", q, err)
		return
	}
	if want := q.natively(); !got.equal(want) {
		t.Errorf("%v\nworkerd %v\nnative  %v", q, got, want)
	}
}

const (
	asJSON  = "application/json"
	asLines = "application/x-ndjson"
	asCSV   = "text/csv"
)

// candles are goods of China that an antidumping order names.
const candles = `{"date":"2026-09-15","mode":"express","from":"CN","items":[{"hts":"3406.00.00.00","origin":"CN","retailValue":"20.00"}]}`

// cases reads the requests of the calculator's cases, by the verb they are for.
func cases(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for verb, pattern := range map[string]string{"check": "tools/cases/*.jsonl", "compare": "calc/wire/testdata/compare/*.jsonl"} {
		files, _ := filepath.Glob("../../" + pattern)
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(bytes.NewReader(text))
			lines.Buffer(nil, 1<<20)
			for lines.Scan() {
				var c struct{ Request json.RawMessage }
				if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
					t.Fatal(err)
				}
				all[verb] = append(all[verb], string(c.Request))
			}
		}
	}
	all["refund"] = []string{`{"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"1000"},{"date":"2027-01-01","type":"01"}]}`}
	all["bill"] = []string{`{"shipment":{"date":"2026-09-15","mode":"express","from":"DE","items":[{"hts":"6109.10.00.12","origin":"DE","retailValue":"100.00"}]},"bill":{"duty":"36.50"}}`}
	all["flags"] = []string{candles}
	if len(all["check"]) < 100 || len(all["compare"]) < 5 {
		t.Fatalf("only %d and %d cases", len(all["check"]), len(all["compare"]))
	}
	return all
}

func TestEveryCaseIsAnsweredAsNatively(t *testing.T) {
	for verb, requests := range cases(t) {
		for _, request := range requests {
			question{"POST", "/v1/" + verb, asJSON, request}.compare(t)
		}
	}
}

func TestABatchIsAnsweredAsNatively(t *testing.T) {
	requests := cases(t)["check"]
	lines, some := strings.Join(requests, "\n"), strings.Join(requests[:len(requests)/2], "\n")
	if len(some) < 20<<10 {
		t.Fatalf("%d bytes are read in too few pieces", len(some))
	}
	huge := `{"date":"` + strings.Repeat("9", 5<<20) + `"}`
	for name, body := range map[string]string{
		"every case":              lines,
		"with its last end":       some + "\n",
		"Windows ends":            strings.ReplaceAll(some, "\n", "\r\n"),
		"empty lines":             "\n\n" + lines[:3000] + "\n\n",
		"nothing":                 "",
		"a line that is too long": "{}\n" + huge + "\n{}",
		"ends in such a line":     "{}\n" + huge,
	} {
		t.Run(name, func(t *testing.T) { question{"POST", "/v1/check/batch", asLines, body}.compare(t) })
	}
}

func TestWhateverIsAskedIsAnsweredAsNatively(t *testing.T) {
	var file bytes.Buffer
	if err := sample.Write(&file, 300); err != nil {
		t.Fatal(err)
	}
	large := strings.Repeat(" ", 4<<20)
	blanks := strings.Repeat(strings.Repeat(" ", 60_000)+"\n", 90) // 5.4 MB, of which each line gets an error
	for _, q := range []question{
		{"GET", "/v1/law?date=2025-05-06&origin=CN", "", ""},
		{"HEAD", "/v1/law?date=2025-05-06", "", ""},
		{"GET", "/v1/law?date=2025-05-06&date=2025-05-06", "", ""},
		{"GET", "/v1/law?day=x", "", ""},
		{"GET", "/v1/law?date=%zz", "", ""},
		{"POST", "/v1/law", asJSON, `{"date":"2025-05-06"}`},
		{"GET", "/v1/find?q=cotton+t-shirt&date=2026-09-01&most=3", "", ""},
		{"GET", "/v1/find?q=caf%C3%A9&date=2026-09-01", "", ""},
		{"GET", "/v1/openapi.json", "", ""},
		{"GET", "/healthz", "", ""},
		{"OPTIONS", "/v1/check", "", ""},
		{"GET", "/v1/check", "", ""},
		{"PUT", "/v1/check", asJSON, "{}"},
		{"DELETE", "/healthz", "", ""},
		{"GET", "/", "", ""},
		{"GET", "/v1/nothing", "", ""},
		{"GET", "/v1/check/", "", ""},
		{"POST", "/v1//check", asJSON, "{}"},
		{"POST", "/v1/check%2Fbatch", asLines, "{}"},
		{"POST", "/v1/check?x=1", asJSON, "{}"},
		{"POST", "/v1/check", asJSON, ""},
		{"POST", "/v1/check", asJSON, "{"},
		{"POST", "/v1/check", asJSON, `{"date":"2026-09-01","date":"2026-09-01"}`},
		{"POST", "/v1/check", asJSON, "{\"date\":\"\xff\"}"},
		{"POST", "/v1/check", asJSON + "; charset=utf-8", "{}"},
		{"POST", "/v1/check", asJSON + "; charset=latin1", "{}"},
		{"POST", "/v1/check", "text/plain", "{}"},
		{"POST", "/v1/check", "", "{}"},
		{"POST", "/v1/check", "nonsense;;", "{}"},
		{"POST", "/v1/check", asJSON, large},
		{"POST", "/v1/check", asJSON, large + " "},
		{"POST", "/v1/check/batch", asJSON, "{}"},
		{"POST", "/v1/check/batch?", asLines, blanks},
		{"GET", "/v1/law?date=2025-05-06&", "", ""},
		{"GET", "/v1/find?date=2026-09-01&q=" + strings.Repeat("cotton+", 1000), "", ""},
		{"GET", "/v1/find?date=2026-09-01&q=%FF%00%E2%80%A8", "", ""},
		{"GET", "/v1/%66ind?q=cotton&date=2026-09-01", "", ""},
		{"HEAD", "/v1/nothing", "", ""},
		{"POST", "/v1/orders?mode=express&from=CN&origin=CN", asCSV, file.String()},
		{"POST", "/v1/orders?mode=express&from=CN&origin=CN&as=jsonl", asCSV, file.String()},
		{"POST", "/v1/orders?mode=express&from=CN&origin=CN&as=summary", asCSV, file.String()},
		{"POST", "/v1/orders?mode=express&from=CN", asCSV, "Order,Date\n"},
		{"POST", "/v1/orders", asCSV, large + " "},
	} {
		q.compare(t)
	}
}

// A client that says how much it will send need not send it to be refused.
func TestABodyThatIsTooLargeIsNotWaitedFor(t *testing.T) {
	for path, kind := range map[string]string{"/v1/check": asJSON, "/v1/check/batch": asLines, "/v1/orders": asCSV} {
		c, err := net.Dial("tcp", running.Address["api"])
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 200000000\r\n\r\n{", path, kind)
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if body, _ := io.ReadAll(r.Body); r.StatusCode != 413 || !strings.Contains(string(body), `"code":"request-too-large"`) {
			t.Errorf("%s: %d %s", path, r.StatusCode, body)
		}
	}
}

// Some ask alone what others ask in a batch, all at once: each gets the answer to its
// own question.
func TestMingledRequestsGetTheirOwnAnswers(t *testing.T) {
	requests := cases(t)["check"]
	want := make([]string, len(requests))
	for i, request := range requests {
		want[i] = question{"POST", "/v1/check", asJSON, request}.natively().body
	}
	ask := func(q question, want string) {
		got, err := q.atTheEdge("api")
		if err != nil || got.body != want {
			t.Errorf("%v: %v\n%v", q, err, got)
		}
	}
	var wait sync.WaitGroup
	for client := range 16 {
		wait.Go(func() {
			if client%8 == 0 {
				ask(question{"POST", "/v1/check/batch", asLines, strings.Join(requests, "\n")}, strings.Join(want, "\n")+"\n")
				return
			}
			for i := range 60 {
				at := (i*7 + client*31) % len(requests)
				ask(question{"POST", "/v1/check", asJSON, requests[at]}, want[at])
			}
		})
	}
	wait.Wait()
}

// A client that sends its body a letter at a time keeps nobody waiting.
func TestASlowClientKeepsNobodyWaiting(t *testing.T) {
	body, send := io.Pipe()
	slow := make(chan error)
	go func() {
		r, _ := http.NewRequest("POST", "http://"+running.Address["api"]+"/v1/check", body)
		r.Header.Set("Content-Type", asJSON)
		response, err := http.DefaultTransport.RoundTrip(r)
		if err == nil {
			response.Body.Close()
			if response.StatusCode != http.StatusBadRequest {
				err = fmt.Errorf("status %d", response.StatusCode)
			}
		}
		slow <- err
	}()
	for _, letter := range `{"date":"2026-09-01"}` {
		fmt.Fprintf(send, "%c", letter)
		question{"GET", "/healthz", "", ""}.compare(t)
	}
	send.Close()
	if err := <-slow; err != nil {
		t.Error(err)
	}
}

func TestAProgramThatFellIsReplaced(t *testing.T) {
	check := question{"POST", "/v1/check", asJSON, cases(t)["check"][0]}
	want := check.natively()
	ask := func(path string) answer {
		got, err := question{"GET", path, "", ""}.atTheEdge("fault")
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for i, letter := range []string{"255", "0", "90"} {
		if got, err := check.atTheEdge("fault"); err != nil || !got.equal(want) {
			t.Fatalf("before: %v %v", err, got)
		}
		if got := ask("/fault/instances").body; got != fmt.Sprint(i+1) {
			t.Errorf("%s programs so far, not %d", got, i+1)
		}
		ask("/fault/overwrite?byte=" + letter)
		got, err := check.atTheEdge("fault")
		if err != nil || got.status != 500 || !strings.HasPrefix(got.body, `{"error":{"code":"internal"`) || got.header.Get("Content-Type") != asJSON {
			t.Errorf("memory full of %s: %v %v", letter, err, got)
		}
	}
	if got, err := check.atTheEdge("fault"); err != nil || !got.equal(want) {
		t.Errorf("afterwards: %v %v", err, got)
	}
}

// A worker beside which nothing stands says so where somebody needs it, and answers all else.
func TestAQuestionWithoutItsFileSaysSo(t *testing.T) {
	for what, q := range map[string]question{
		"the words of the search":        {"GET", "/v1/find?q=cotton+t-shirt&date=2026-09-01", "", ""},
		"the list of antidumping orders": {"POST", "/v1/flags", asJSON, candles},
		"the names of countries":         {"POST", "/v1/orders?mode=express&from=CN", asCSV, "Order,Date\n"},
	} {
		got, err := q.atTheEdge("fault")
		if err != nil || got.status != 500 || !strings.Contains(got.body, what+" could not be fetched") {
			t.Errorf("%v %v", err, got)
		}
	}
	if got, err := (question{"GET", "/healthz", "", ""}).atTheEdge("fault"); err != nil || got.status != 200 {
		t.Errorf("%v %v", err, got)
	}
}

// The tariff of the years before 2025 is asked for by the first question that needs it. The rates are of the
// schedules of their years: 16.5 % in 2017, 7.5 % on top of it in 2021, 7.5 % still in 2023; on $1,000.
func TestADayOfAnEarlierYearIsAnswered(t *testing.T) {
	shirt := func(day string) string {
		return `{"date":"` + day + `","mode":"ocean","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"1000"}]}`
	}
	csv := "Order,Date,Email,Unit price,Quantity\n1,6/1/2019,jane@example.com,900.00,1\n2,6/1/2023,john@example.com,900.00,1\n"
	for _, c := range []struct {
		question
		want string
	}{
		{question{"POST", "/v1/check", asJSON, shirt("2017-06-01")}, `"duty":"165.00"`},
		{question{"POST", "/v1/check", asJSON, shirt("2021-06-01")}, `"duty":"240.00"`},
		{question{"POST", "/v1/check", asJSON, shirt("2023-06-01")}, `"duty":"240.00"`},
		{question{"POST", "/v1/check", asJSON, strings.Replace(shirt("2026-09-01"), "6109.10.00.12", "8517.12.00", 1)}, `8517.13.00`},
		{question{"POST", "/v1/check/batch", asLines, shirt("2018-02-01") + "\n" + shirt("2024-02-01") + "\n"}, `"duty":"165.00"`},
		{question{"GET", "/v1/find?q=cotton+t-shirt&date=2019-09-01&most=3", "", ""}, `2019 Revision 15`},
		{question{"GET", "/v1/law?date=2021-09-01&origin=CN", "", ""}, `cn301`},
		{question{"POST", "/v1/orders?mode=express&from=CN&origin=CN&country=US&hts=6109.10.00.12&dates=mdy", asCSV, csv}, `2023-06-01`},
	} {
		c.compare(t)
		if got, err := c.atTheEdge("api"); err != nil || !strings.Contains(got.body, c.want) {
			t.Errorf("%v: %v %v, want %s", c.question, got, err, c.want)
		}
		if got, err := c.atTheEdge("fault"); c.path == "/v1/check" && (err != nil || got.status != 500 || !strings.Contains(got.body, "before 2025 could not be fetched")) {
			t.Errorf("%v without the tariff of its day: %v %v", c.question, got, err)
		}
	}
}

// A worker that was built before answers from the edition that is put beside it: the rate of the forced-labor duty on
// China is 15 % from 1 December 2026, so that a shirt of $18 owes 2.97 + 1.35 + 2.70. What is no edition is left aside.
func TestAWorkerAnswersFromTheEditionBesideIt(t *testing.T) {
	binary, err := edge.Binary("../..")
	if err != nil {
		t.Fatal(err)
	}
	parts, err := edition.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^2026-07-24,,fl301-cn,.*$`).FindString(parts.Tables["measures.csv"])
	risen := strings.NewReplacer("2026-07-24,,fl301-cn,", "2026-12-01,,fl301-cn-new,", ",12.5,", ",15,").Replace(row)
	if row == "" || risen == row {
		t.Fatal("measures.csv has no row of the duty")
	}
	parts.Tables["measures.csv"] = strings.Replace(parts.Tables["measures.csv"], row, risen+"\n"+strings.Replace(row, "2026-07-24,,", "2026-07-24,2026-11-30,", 1), 1)
	parts.Tables["edition.csv"] = "edition,verified_through\n2026-11-27.1,2026-11-27\n"
	private, public, err := note.GenerateKey(rand.Reader, "example.com")
	if err != nil {
		t.Fatal(err)
	}
	signed, err := edition.Build(parts, private)
	if err != nil {
		t.Fatal(err)
	}
	newer, err := edition.Open(signed, public)
	if err != nil {
		t.Fatal(err)
	}
	worker := filepath.Join(t.TempDir(), "worker")
	if err := os.CopyFS(worker, os.DirFS(built)); err != nil {
		t.Fatal(err)
	}
	read := func(r *http.Response, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	ask := func() (answer, editions string) {
		w, err := edge.Run(t.Context(), binary, filepath.Join(worker, "workerd.capnp"), 3, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		shirt := `{"date":"2026-12-01","mode":"express","from":"CN","items":[{"hts":"6109.10.00.12","origin":"CN","retailValue":"24.00","customsValue":"18.20"}]}`
		return read(http.Post("http://"+w.Address["api"]+"/v1/check", "application/json", strings.NewReader(shirt))),
			read(http.Get("http://" + w.Address["api"] + "/v1/editions"))
	}
	if err := newer.WriteToEdge(worker); err != nil {
		t.Fatal(err)
	}
	said, here := ask()
	if !strings.Contains(said, `"duty":"7.02"`) || !strings.Contains(said, `"edition":"2026-11-27.1","hash":"`+newer.Hash+`"`) {
		t.Errorf("%.300s … %.600s", said, said[max(0, strings.Index(said, `"law":`)):])
	}
	if want := `{"editions":[{"edition":"2026-11-27.1","hash":"` + newer.Hash + `","verifiedThrough":"2026-11-27"}],"inUse":"` + newer.Hash + `"}`; strings.TrimSpace(here) != want {
		t.Errorf("the editions here are %s, want %s", here, want)
	}
	if err := os.WriteFile(filepath.Join(worker, edition.EdgeFile), []byte("law/limits.csv 99999\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	said, here = ask()
	if !strings.Contains(said, `"duty":"6.57"`) || !strings.Contains(here, `"inUse":"`+native.BuiltInHash()+`"`) {
		t.Errorf("%.300s, and here is %s", said, here)
	}
}

// What is sent to Cloudflare fits, packed as its tool packs it.
func TestTheWorkerFitsAPlan(t *testing.T) {
	var packed bytes.Buffer
	for _, pattern := range []string{"*.mjs", "*.js", "*.wasm", "*.bin"} {
		files, _ := filepath.Glob(filepath.Join(built, pattern))
		if len(files) == 0 {
			t.Fatalf("no %s", pattern)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			w := gzip.NewWriter(&packed)
			w.Write(data) // memory takes everything
			w.Close()
		}
	}
	t.Logf("%d bytes", packed.Len())
	if packed.Len() > edge.MostPacked {
		t.Errorf("%d bytes under gzip, more than %d", packed.Len(), edge.MostPacked)
	}
}

// The licenses of what is inside want their words in each copy.
func TestTheWorkerCarriesItsPapers(t *testing.T) {
	for _, paper := range []string{"LICENSE", "NOTICE"} {
		want, err := os.ReadFile(filepath.Join("../..", paper))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(built, paper)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v, or another one", paper, err)
		}
	}
}

// The worker's limits and headers stand in two languages.
func TestTheWorkerKnowsTheProgramsHeaders(t *testing.T) {
	text, err := os.ReadFile("worker.mjs")
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range api.Fixed {
		if !strings.Contains(string(text), fmt.Sprintf("%q: %q", name, value)) {
			t.Errorf("worker.mjs does not send %s: %s where no program answers", name, value)
		}
	}
}
