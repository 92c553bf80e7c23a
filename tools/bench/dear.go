package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"section321/calc/wire/native"
	"section321/tools/engine"
)

// dear times the dearest questions of each verb that are known, in this program and in the
// engine. Those of a path over HTTP are timed there, with how they are let in, by
// tools/edge/load.
func dear(ctx context.Context, wasm []byte) error {
	host, err := engine.Open(ctx, wasm)
	if err != nil {
		return err
	}
	defer host.Close()
	if err := host.Load(native.Tariff()); err != nil {
		return err
	}
	if _, err := host.Answer("words", native.Words()); err != nil {
		return err
	}
	item := `{"origin":"DE","hts":"6109.10.00.12","retailValue":"4.00"}`
	shipment := func(items int, date string) string {
		return `{"date":"` + date + `","mode":"express","from":"DE","items":[` + strings.Repeat(item+",", items-1) + item + `]}`
	}
	entry := `{"type":"01","shipment":` + shipment(30, "2025-10-01") + `}`
	fmt.Printf("\nthe dearest questions       bytes      native      engine\n")
	calculator := native.Calculator()
	for _, q := range []struct{ verb, request string }{
		{"check", shipment(999, "2026-05-01")},
		{"law", `{"date":"2026-09-01"}`},
		{"find", `{"date":"2026-09-01","most":"100","query":"` + strings.Repeat("cottom shrit ", 300) + `","origin":"CN","mode":"express","value":"48.00"}`},
		{"history", `{"origin":"CN"}`},
		{"bill", `{"shipment":` + shipment(30, "2025-10-01") + `,"bill":{"duty":"1.23"}}`},
		{"refund", `{"on":"2026-07-15","entries":[` + strings.Repeat(entry+",", 49) + entry + `]}`},
	} {
		request := []byte(q.request)
		begin := time.Now()
		want := calculator.Answer(q.verb, request)
		here := time.Since(begin)
		begin = time.Now()
		got, err := host.Answer(q.verb, request)
		there := time.Since(begin)
		if err != nil {
			return err
		}
		if bytes.HasPrefix(want, []byte(`{"error"`)) || !bytes.Equal(got, want) {
			return fmt.Errorf("%s: native %.300s\nengine %.300s", q.verb, want, got)
		}
		fmt.Printf("%-22s %10d %11v %11v\n", q.verb, len(request), here.Round(time.Millisecond), there.Round(time.Millisecond))
	}
	return nil
}
