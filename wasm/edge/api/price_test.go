package api

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the sums of a price come to, by hand.
func TestPrices(t *testing.T) {
	for _, c := range []struct {
		path, body string
		want       int
	}{
		{"/v1/check", `{"items":[{"hts":"6109.10.00.12"}]}`, 2 * 2},
		{"/v1/check", `{"items":[{"hts":"6109"},{"hts" : "6109.10"}]}`, 3*2 + 2*120},
		{"/v1/check", `{"items":[` + strings.Repeat(`{"hts":"8708"},`, 999) + `{}]}`, 15015/4000 + 1001*2 + 900},
		{"/v1/check", `{"items":[{"\u0068ts":"6109"}]}`, 2*2 + 120},
		{"/v1/bill", `{"shipment":{"items":[{"hts":"6109.10.00.12"},{"hts":"61"}]},"bill":{}}`, 5 * 50},
		{"/v1/check", `{"items":[{"origins":["CN","VN"]},{"origins":["*"]}]}`, 3 * 2 * 45 * 2},
		{"/v1/check", `{"items":[{"origins":["CN","VN"]}` + strings.Repeat(`,{"origin":"CN"}`, 998) + `]}`, 16019/4000 + 1000*2},
		{"/v1/flags", `{"items":[{"origins":["CN","VN"]}]}`, 2 * 2},
		{"/v1/products", `{"products":[{},{}],"origins":["CN","VN","MX"],"modes":["post"],"dates":["2026-09-01","2026-12-01"]}`, 3 * 6 * 2},
		{"/v1/products", `{"products":[{}],"\u006fdes":["post"]}`, 120 + 20_000*2},
		{"/v1/orders", strings.Repeat("{", 8000), 2},
		{"/v1/check", `"hts"hts""hts":"`, 0},
		{"/v1/check", ``, 0},
	} {
		if got := price(c.path, []byte(c.body)); got != c.want {
			t.Errorf("%s %.60s: %d, want %d", c.path, c.body, got, c.want)
		}
	}
}

// Lists that do not end are read once.
func TestAPriceIsToldInLinearTime(t *testing.T) {
	for _, piece := range []string{`"origins"`, `"hts"`, `"hts":"`, `"origins":[`, `{`} {
		began := time.Now()
		price("/v1/products", []byte(strings.Repeat(piece, 4<<20/len(piece))))
		price("/v1/check", []byte(strings.Repeat(piece, 4<<20/len(piece))))
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s, over and over: %v", piece, took)
		}
	}
}

// The worker tells the same prices.
func TestTheWorkerTellsTheSamePrices(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node")
	}
	const run = `import { dear, price } from "./price.mjs"; import { readFileSync } from "node:fs";
const body = readFileSync(0); for (const path of ["/v1/check", "/v1/bill", "/v1/products", "/v1/orders"]) console.log(dear, price(path, body));`
	file := filepath.Join(t.TempDir(), "run.mjs")
	module, err := os.ReadFile("../price.mjs")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"run.mjs": run, "price.mjs": string(module)} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(file), name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, body := range []string{
		shirt, `{"hts":"8708"}{"hts" :  "8708.29"}"hts"hts""hts":"" "hts":"1234567"x` + strings.Repeat("z", 9000),
		`{"origins":["*"]}{"origins" : [ "CN" , "VN" ],"origins`, `"origins"*`, `{"hts"origins":["CN","VN","MX"`, strings.Repeat(`{"origins":["*"]},`, 9),
		`"hts`, `"hts"`, `"hts":"`, `\u\"hts":"12345678"`, strings.Repeat(`{"hts":"8708"},`, 100), `""hts"hts":"4444"`, tees, `{}{}"dates":["a","b"],"modes":["x",`, `{"origins"\u`,
	} {
		cmd := exec.Command(node, file)
		cmd.Stdin = strings.NewReader(body)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		for _, path := range []string{"/v1/check", "/v1/bill", "/v1/products", "/v1/orders"} {
			want += fmt.Sprintln(dear, price(path, []byte(body)))
		}
		if string(out) != want {
			t.Errorf("%.60s: the worker says\n%swant\n%s", body, out, want)
		}
	}
}
