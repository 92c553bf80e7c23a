package native_test

import (
	"encoding/json"
	"fmt"
	"log"

	"section321/calc/wire/native"
)

// A program of its own that asks what a parcel owes: JSON in, JSON out, as every face does.
// native carries the law and the tariff; nothing is fetched. A cotton T-shirt from China at
// 18.20 pays 16.5 % (2.97), 12.5 % (2.25) and 7.5 % (1.35) of $18, and 1.34 for the waybill.
func Example() {
	answer := native.Calculator().Answer("check", []byte(`{
		"date": "2026-09-01", "mode": "express", "from": "CN",
		"items": [{"hts": "6109.10.00.12", "origin": "CN", "retailValue": "24.00", "customsValue": "18.20"}]
	}`))
	var told struct {
		Outcome string
		Total   *string // nil where it is not known: ask the first question of Asks
		Asks    []struct{ Text string }
		Law     struct{ Edition, VerifiedThrough string }
		Error   *struct{ Field, Message string }
	}
	if err := json.Unmarshal(answer, &told); err != nil {
		log.Fatal(err)
	}
	if told.Error != nil {
		log.Fatalf("%s: %s", told.Error.Field, told.Error.Message)
	}
	fmt.Println(told.Outcome, *told.Total)
	// Output: dutiable 7.91
}
