package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// rest is longer than a server waits before it gives memory back.
const rest = 7 * time.Second

// A question is what a client asks, and the status that its answer has, 0 for any but 500.
type question struct {
	name, method, path, kind, body string
	status                         int
}

const reading = "mode=express&from=CN&origin=CN&country=US&hts=6109.10.00.12&encoding=utf-8&as=summary"

// honest are questions as people ask them, of every verb.
func honest(i int) []question {
	line := shipment(i)
	file := "Order,Date,Email,Unit price,Quantity\n" + strings.Repeat(fmt.Sprintf("%d,2026-09-02,a%d@example.com,%d.00,1\n", i, i, 10+i%90), 20)
	return []question{
		{"check", "POST", "/v1/check", "application/json", line, 200},
		{"batch", "POST", "/v1/check/batch", "application/x-ndjson", line + "\n" + line + "\n", 200},
		{"compare", "POST", "/v1/compare", "application/json", comparison(1, i, ""), 200},
		{"orders", "POST", "/v1/orders?" + reading, "text/csv", file, 200},
		{"law", "GET", "/v1/law?date=2026-09-01&origin=CN", "", "", 200},
		{"find", "GET", "/v1/find?date=2026-09-01&q=" + url.QueryEscape("cotton t-shirt"), "", "", 200},
		{"refund", "POST", "/v1/refund", "application/json", fmt.Sprintf(`{"on":"2026-07-15","entries":[{"date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"%d.00"}]}`, 1000+i), 200},
		{"bill", "POST", "/v1/bill", "application/json", bill(1, i), 200},
		{"flags", "POST", "/v1/flags", "application/json", line, 200},
		{"catalog", "GET", "/v1/catalog", "", "", 200},
	}
}

// bill asks about a carrier's bill for so many parts of cars.
func bill(items, seed int) string {
	all := make([]string, items)
	for i := range all {
		all[i] = fmt.Sprintf(`{"hts":"8708.29.51.60","origin":"MX","retailValue":"%d.%02d"}`, 90+i, seed%100)
	}
	return `{"shipment":{"date":"2026-09-15","mode":"express","from":"MX","items":[` + strings.Join(all, ",") + `]},"bill":{"duty":"3636.51","fees":"1.34"}}`
}

// comparison asks for so many kinds of orders of a product, of which more is said.
func comparison(kinds, seed int, more string) string {
	var mix strings.Builder
	for k := range kinds {
		if k > 0 {
			mix.WriteByte(',')
		}
		fmt.Fprintf(&mix, `{"share":%d,"retailValue":"%d.%02d"}`, k+1, 40+k, seed%100)
	}
	return `{"date":"2026-09-01","against":"2025-09-01","product":{"hts":"6109.10.00.12","origin":"CN","retailValue":"48.00","customsValue":"18.20","weightKg":"0.4"` + more + `},` +
		`"orders":{"perMonth":"900","mix":[` + mix.String() + `]}}`
}

// worst are the dearest questions of each verb that the limits let in, and the largest
// that they should not, with files of orders of so many bytes.
func worst(files int) []question {
	measures := func(n int) string {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprintf(`"m%d":"1.2345"`, i)
		}
		return `,"measures":{` + strings.Join(names, ",") + `}`
	}
	check := func(items int, item string) string {
		return `{"date":"2026-05-01","mode":"post","from":"CN","items":[` + strings.Repeat(item+",", items-1) + item + `]}`
	}
	// Parts of cars and steel ask much; of a number that the tariff does not have, or that is
	// only the beginning of one, what stands near it is looked for.
	const (
		part    = `{"hts":"8708.29.51.60","origin":"CN","retailValue":"4.00"}`
		unknown = `{"hts":"3004.90.92.90","origin":"CN","retailValue":"4.00"}`
		begun   = `{"hts":"8471","origin":"CN","retailValue":"4.00"}`
	)
	facts := `,"facts":["` + strings.Join([]string{"auto-part", "not-informational", "not-alcohol", "patented", "not-civil-aircraft"}, `","`) + `"]`
	var file strings.Builder
	file.WriteString("Order,Date,Email,Unit price,Quantity\n")
	for n := 0; file.Len() < files-100; n++ {
		fmt.Fprintf(&file, "%d,2026-%02d-%02d,a%d@example.com,5.00,1\n", n%3000, 1+n%9, 1+n%28, n)
	}
	origins := strings.Fields("CN VN IN DE GB JP MX CA FR IT ES TH ID MY KR TW BR ZA TR PL CH AU NZ EG MA PK BD LK KH PH AR CL PE CO SE NO DK FI NL BE")
	numbers := strings.Repeat("6109 ", 800)
	// A file whose rows are goods of so many headings and 40 origins.
	kinds := func(headings int) string {
		var file strings.Builder
		file.WriteString("Date,Name,Price,HTS,Origin\n")
		for n := 0; file.Len() < files-100; n++ {
			fmt.Fprintf(&file, "2026-09-02,%d,9,84%02d,%s\n", n, 1+n%headings, origins[n/headings%40])
		}
		return file.String()
	}
	// Of goods without a number all is worked out that they could bear.
	nameless := make([]string, 999)
	for i := range nameless {
		nameless[i] = fmt.Sprintf(`{"origin":"%s","retailValue":"%d.50"}`, origins[i%len(origins)], i+1)
	}
	inSpring := func(items string) string {
		return `{"date":"2025-05-06","mode":"express","from":"MX","items":[` + items + `]}`
	}
	// Of goods of a heading every number under it is tried.
	headings := make([]string, 999)
	for i := range headings {
		headings[i] = fmt.Sprintf(`{"origin":"MX","hts":"8708","retailValue":"%d.00"}`, i+90)
	}
	byOcean := func(items []string) string {
		return `{"date":"2026-02-20","mode":"ocean","from":"MX","items":[` + strings.Join(items, ",") + `]}`
	}
	entries := make([]string, 20_000)
	for i := range entries {
		entries[i] = fmt.Sprintf(`{"entry":"%d","date":"2025-06-01","type":"01","liquidated":"2026-04-27","void":"%d.00"}`, i, 1000+i)
	}
	refund := func(entries ...string) string {
		return `{"on":"2026-07-15","entries":[` + strings.Join(entries, ",") + `]}`
	}
	begun150 := `{"date":"2025-06-01","type":"01","liquidated":"2026-04-27","shipment":{"date":"2025-06-01","mode":"express","from":"CN","items":[` +
		strings.TrimSuffix(strings.Repeat(`{"hts":"8708","origin":"CN","retailValue":"90.00"},`, 150), ",") + `]}}`
	// Where it is not sure where goods were made all is worked out in each way.
	unsure := func(number string, unsure, items int) string {
		all := make([]string, items)
		for i := range all {
			all[i] = fmt.Sprintf(`{"origin":"MX","hts":"%s","retailValue":"%d.00"}`, number, i+90)
			if i < unsure {
				all[i] = strings.Replace(all[i], `"origin":"MX"`, `"origins":["`+strings.Join(origins[:12], `","`)+`"]`, 1)
			}
		}
		return byOcean(all)
	}
	// Of a product with a question it is worked out what it could be, of each content of metal anew.
	products := func(n int, number, origin string, metal bool) string {
		all := make([]string, n)
		for i := range all {
			weight := ""
			if metal {
				weight = fmt.Sprintf(`,"metalWeight":{"steel":"%d.%d"}`, i%100, i/100)
			}
			all[i] = fmt.Sprintf(`{"hts":"%s","origin":"%s","retailValue":"%d.%02d"%s}`, number, origin, 90+i%900, i%100, weight)
		}
		return `{"dates":["2026-09-01"],"modes":["express"],"products":[` + strings.Join(all, ",") + `]}`
	}
	imported := `{"date":"2025-06-01","type":"01","liquidated":"2026-04-27","shipment":` + strings.Replace(check(999, part), "2026-05-01", "2025-06-01", 1) + `}`
	return []question{
		{"check, 3 items of a heading", "POST", "/v1/check", "application/json", byOcean(headings[:3]), 200},
		{"check, 12 parts", "POST", "/v1/check", "application/json", unsure("8708.29.51.60", 0, 12), 200},
		{"check, 140 items of a heading", "POST", "/v1/check", "application/json", byOcean(headings[:140]), 200},
		{"check, 999 items of a heading", "POST", "/v1/check", "application/json", byOcean(headings), 200},
		{"check, 75 parts in 12 ways", "POST", "/v1/check", "application/json", unsure("8708.29.51.60", 1, 75), 200},
		{"check, 6 of a heading in 144 ways", "POST", "/v1/check", "application/json", unsure("8708", 2, 6), 200},
		{"check, 999 parts in 144 ways", "POST", "/v1/check", "application/json", unsure("8708.29.51.60", 2, 999), 400},
		{"flags, 999 items in 12 ways", "POST", "/v1/flags", "application/json", unsure("7306", 999, 999), 200},
		{"bill, one part", "POST", "/v1/bill", "application/json", bill(1, 37), 200},
		{"bill, 30 parts", "POST", "/v1/bill", "application/json", bill(30, 37), 200},
		{"bill, 31 parts", "POST", "/v1/bill", "application/json", bill(31, 37), 400},
		{"refund, 5,000 entries", "POST", "/v1/refund", "application/json", refund(entries[:5000]...), 200},
		{"refund, 20,000 entries", "POST", "/v1/refund", "application/json", refund(entries...), 400},
		{"refund, 20,000 entries, brief", "POST", "/v1/refund", "application/json", strings.Replace(refund(entries...), "{", `{"brief":true,`, 1), 200},
		{"refund, an entry of 999 items", "POST", "/v1/refund", "application/json", refund(imported), 200},
		{"refund, 150 items of a heading", "POST", "/v1/refund", "application/json", refund(begun150), 200},
		{"refund, 5 entries of 999 items", "POST", "/v1/refund", "application/json", refund(imported, imported, imported, imported, imported), 400},
		{"check, 999 parts of cars", "POST", "/v1/check", "application/json", check(999, part), 0},
		{"check, 999 unknown numbers", "POST", "/v1/check", "application/json", check(999, unknown), 0},
		{"check, 999 numbers begun", "POST", "/v1/check", "application/json", check(999, begun), 0},
		{"check, 999 with facts", "POST", "/v1/check", "application/json", check(999, strings.TrimSuffix(part, "}")+facts+"}"), 0},
		{"check, one item without a number", "POST", "/v1/check", "application/json", inSpring(`{"origin":"MX","retailValue":"900.00"}`), 200},
		{"check, 999 items without numbers", "POST", "/v1/check", "application/json", inSpring(strings.Join(nameless, ",")), 200},
		{"batch, a line of 999 items", "POST", "/v1/check/batch", "application/x-ndjson", check(999, part) + "\n", 200},
		{"compare, 1,000 kinds of orders", "POST", "/v1/compare", "application/json", comparison(1000, 37, ""), 200},
		{"compare, all quantities besides", "POST", "/v1/compare", "application/json", comparison(1000, 37, `,"measures":{"kg":"0.4","no":"3","doz":"0.25","liter":"1","m2":"2","prs":"1","g":"400","m":"2","m3":"1","t":"0.001"}`), 0},
		{"compare, facts and metals", "POST", "/v1/compare", "application/json", comparison(1000, 37, facts+`,"metalValue":{"steel":"6.00"}`), 0},
		{"compare, 1,000 quantities", "POST", "/v1/compare", "application/json", comparison(1000, 37, measures(1000)), 400},
		{"compare, a claim of 4 MB", "POST", "/v1/compare", "application/json", comparison(1, 37, `,"claim":"`+strings.Repeat("x", 4<<20-1<<10)+`"`), 0},
		{"orders", "POST", "/v1/orders?" + reading, "text/csv", file.String(), 200},
		{"orders, 720 kinds of goods", "POST", "/v1/orders?" + reading, "text/csv", kinds(18), 200},
		{"orders, 2,960 kinds of goods", "POST", "/v1/orders?" + reading, "text/csv", kinds(74), 0},
		{"orders, by post", "POST", "/v1/orders?" + strings.Replace(reading, "express", "post", 1), "text/csv", file.String(), 200},
		{"orders, nothing in any cell", "POST", "/v1/orders?" + reading, "text/csv", "Order,Date,Email,Unit price,Quantity\n" + strings.Repeat("\"\",\"\",\"\",\"\",\"\"\n", files/15-10), 200},
		{"products, 20,000 of one number", "POST", "/v1/products", "application/json", products(20_000, "6109.10.00.12", "CN", false), 200},
		{"products, 20,000 with a question", "POST", "/v1/products", "application/json", products(20_000, "8708.29.51.60", "MX", false), 200},
		{"products, 20,000 of other metal each", "POST", "/v1/products", "application/json", products(20_000, "8708.29.51.60", "MX", true), 400},
		{"find, 7,700 letters", "GET", "/v1/find?date=2026-09-01&q=" + strings.Repeat("cotton+", 1100), "", "", 0},
		{"find, 800 numbers", "POST", "/v1/find", "application/json", `{"date":"2026-09-01","most":"100","query":"` + numbers + `"}`, 0},
		{"find, words misspelt", "POST", "/v1/find", "application/json", `{"date":"2026-09-01","most":"100","query":"` + strings.Repeat("cottom shrit ", 300) + `"}`, 0},
		{"law", "GET", "/v1/law?date=2026-09-01&origin=CN", "", "", 200},
	}
}

// forAssistants asks as an assistant what a check asks.
func forAssistants(q question) question {
	return question{"mcp, " + q.name, "POST", "/mcp", "application/json", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"check","arguments":` + q.body + `}}`, 200}
}

// named are the questions whose names begin so.
func named(all []question, begin string) (some []question) {
	for _, q := range all {
		if strings.HasPrefix(q.name, begin) {
			some = append(some, q)
		}
	}
	return some
}

// put asks, and returns how long the answer took, and its status.
func put(c *http.Client, s *server, q question) (time.Duration, int, error) {
	start := time.Now()
	r, err := http.NewRequest(q.method, "http://"+s.address+q.path, strings.NewReader(q.body))
	if err != nil {
		return 0, 0, err
	}
	if q.kind != "" {
		r.Header.Set("Content-Type", q.kind)
	}
	if q.path == "/mcp" {
		r.Header.Set("Accept", "application/json, text/event-stream")
	}
	answer, err := c.Do(r)
	if err != nil {
		return 0, 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && !s.control && (q.status != 0 && answer.StatusCode != q.status || answer.StatusCode == 500) {
		err = fmt.Errorf("%s: status %d: %.300s", q.name, answer.StatusCode, text)
	}
	return time.Since(start), answer.StatusCode, err
}

// costs prints the processor time of the dearest questions of each verb.
func costs(name string, s *server, spent func() time.Duration) error {
	c := &http.Client{Timeout: time.Minute}
	fmt.Printf("%s, the dearest questions that the limits let in:\n", name)
	all := worst(s.files)
	if s.tools {
		all = append(all, forAssistants(all[2]))
	}
	for _, q := range all {
		before := spent()
		took, status, err := put(c, s, q)
		if err != nil {
			return err
		}
		fmt.Printf("  %-32s %8d bytes  status %d  processor time %6v  answered in %6v\n", q.name, len(q.body)+len(q.path), status, (spent() - before).Round(10*time.Millisecond), took.Round(10*time.Millisecond))
	}
	return nil
}

// hostile lets four clients ask every verb while 1,000 slow clients hold connections and
// others send 50 of the dearest comparisons and 5 files, and says how the four fare. It is
// several loads, one after another, so that memory which a load leaves taken is told apart
// from memory that each takes anew.
func hostile(name string, s *server, last time.Duration, loads int) error {
	a := &assault{server: s, client: &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 16}}, hard: worst(s.files), took: map[string]times{}}
	for i := range 50 {
		for _, q := range honest(i) {
			if _, _, err := put(a.client, s, q); err != nil {
				return err
			}
		}
	}
	for _, q := range a.hard {
		if _, _, err := put(a.client, s, q); err != nil {
			return err
		}
	}
	a.rest()
	forget(s.process)
	held := []held{s.held()}
	for range loads {
		a.load(last/time.Duration(loads), 50/loads, (5+loads-1)/loads)
		a.rest()
		held = append(held, s.held())
	}
	fmt.Printf("%s, %d loads of %v with %d slow clients, %d hostile comparisons and %d files together:\n", name, loads, last/time.Duration(loads), slow, 50/loads*loads, (5+loads-1)/loads*loads)
	fmt.Printf("  memory before and after each:")
	for _, h := range held {
		fmt.Printf(" %s", mib(h.all))
	}
	fmt.Printf(", %s at most\n  of it %s:", mib(held[loads].most), s.ownName)
	for _, h := range held {
		fmt.Printf(" %s", mib(h.own))
	}
	fmt.Println()
	for _, q := range honest(0) {
		fmt.Printf("  %-8s %6d answers, %v\n", q.name, len(a.took[q.name]), a.took[q.name])
	}
	fmt.Printf("  statuses of the hostile: %v\n", a.hardStatuses)
	if len(a.lost) > 0 {
		return fmt.Errorf("%d honest questions had no answer, the first: %w", len(a.lost), a.lost[0])
	}
	return nil
}

// slow is how many clients dawdle.
const slow = 1000

// An assault is what hostile clients do and how honest ones fare meanwhile.
type assault struct {
	server *server
	client *http.Client
	hard   []question

	mu           sync.Mutex
	took         map[string]times
	lost         []error
	hardStatuses map[int]int
}

// rest waits: a server that rests gives memory back, so it is looked at while it rests.
func (a *assault) rest() {
	a.client.CloseIdleConnections()
	time.Sleep(rest)
}

// load keeps all of them at it, the hostile ones spread over the time.
func (a *assault) load(last time.Duration, comparisons, files int) {
	var wait sync.WaitGroup
	stop := make(chan struct{})
	for n := range slow {
		wait.Go(func() { dawdle(a.server.address, n, stop) })
	}
	dear := func(many int, all ...question) {
		for n := range many {
			wait.Go(func() {
				select {
				case <-stop:
				case <-time.After(last * time.Duration(n) / time.Duration(many)):
					_, status, _ := put(a.client, a.server, all[n%len(all)])
					a.mu.Lock()
					if a.hardStatuses == nil {
						a.hardStatuses = map[int]int{}
					}
					a.hardStatuses[status]++
					a.mu.Unlock()
				}
			})
		}
	}
	dear(comparisons, named(a.hard, "compare")...)
	dear(files, named(a.hard, "orders")...)
	for until, client := time.Now().Add(last), 0; client < 4; client++ {
		wait.Go(func() {
			for i := client; time.Now().Before(until); i += 4 {
				for _, q := range honest(i) {
					t, _, err := put(a.client, a.server, q)
					a.mu.Lock()
					if a.took[q.name] = append(a.took[q.name], t); err != nil {
						a.lost = append(a.lost, err)
					}
					a.mu.Unlock()
				}
			}
		})
	}
	time.Sleep(last)
	close(stop)
	wait.Wait()
}

// dawdle keeps beginning a request that it does not end. Slow clients come from several
// addresses of this machine, because those of one are bounded.
func dawdle(address string, n int, stop chan struct{}) {
	from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 1+byte(n/200), 1)}}
	for {
		if c, err := from.Dial("tcp", address); err == nil {
			fmt.Fprint(c, "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
			gone := make(chan struct{})
			go func() { io.Copy(io.Discard, c); close(gone) }()
			select {
			case <-stop:
			case <-gone:
			}
			c.Close()
		}
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
		}
	}
}
