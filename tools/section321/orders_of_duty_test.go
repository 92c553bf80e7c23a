package main

import "testing"

// Candles of China stand in an order; its case and its notices are printed, and no rate.
func TestTheReceiptNamesOrdersThatMayCoverTheGoods(t *testing.T) {
	says(t, []string{"Antidumping and countervailing duty", "Antidumping duty order A-570-504 on Petroleum Wax Candles from China may cover these goods.",
		"Latest notices: https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=%22A-570-504%22&order=newest",
		"add -facts adcvd:", "never means that none applies", "Federal Register 2021-23560, published 2021-10-29."},
		"check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "20", "-hts", "3406.00.00.00")
	says(t, []string{"No antidumping or countervailing duty order in the list names the tariff number", "never means that none applies"},
		"check", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "20", "-hts", "6109.10.00.12")
	says(t, []string{"No tariff number is given for these goods, so no order could be looked for. -"},
		"flags", "-date", "2026-09-01", "-mode", "express", "-from", "CN", "-value", "20")
	says(t, []string{"is missing; ", "-value"}, "flags", "-date", "2026-09-01", "-mode", "express", "-from", "CN")
}
