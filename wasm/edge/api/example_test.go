package api_test

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"section321/calc/wire/native"
	"section321/wasm/edge/api"
)

// A program that asks the API whether a shipment is free, and what is owed if not.
func Example() {
	server := httptest.NewServer(api.New(native.Calculator(), api.Options{}))
	defer server.Close()

	response, err := http.Post(server.URL+"/v1/check", "application/json", strings.NewReader(`{
		"date": "2026-09-01", "mode": "express", "from": "CN",
		"items": [{"hts": "6109.10.00.12", "origin": "CN", "retailValue": "24.00", "customsValue": "18.20"}]
	}`))
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Outcome string
		Total   *string // nil where it is not known
		Error   *struct{ Code, Field, Message string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		log.Fatal(err)
	}
	if answer.Error != nil {
		log.Fatalf("%s: %s", answer.Error.Field, answer.Error.Message)
	}
	fmt.Println(answer.Outcome, *answer.Total)
	// Output: dutiable 7.91
}
