package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"strings"
)

// factsUse is what the commands say of their -facts flag.
const factsUse = "what else is so of the goods, with commas, such as alcohol or auto-part, and not-auto-part to deny it; section321 law -facts lists all"

// shipmentFlagNames are the flags that write the fields of a check.
var shipmentFlagNames = flagNames{"date": "-date", "mode": "-mode", "from": "-from", "origin": "-origin", "origins": "-origins",
	"retailValue": "-value", "quantity": "-quantity", "customsValue": "-customs", "currency": "-currency", "fx": "-rate",
	"description": "-description", "hts": "-hts", "facts": "-facts", "claim": "-claim", "recipient": "-recipient",
	"measures": "-measure", "metalValue": "-metal-value", "metalWeight": "-metal-weight",
	"purpose": "-purpose", "person": "-person", "person.kind": "-person", "priorToday": "-prior",
	"withdrawnFrom": "-withdrawn", "filing": "-filing", "eccf": "-eccf", "loaded": "-loaded",
	"entry": "-entry", "postalMethod": "-postal-method", "splitFromOneOrder": "-split"}

// shipmentFlags defines the flags that describe one shipment of one item, and
// returns a function that writes them as the request every face uses. Only what
// was given is written: the defaults are those of the contract.
func shipmentFlags(flags *flag.FlagSet) func() ([]byte, error) {
	text := map[string]*string{}
	define := func(field, use string) { text[field] = flags.String(shipmentFlagNames[field][1:], "", use) }
	define("date", "day of importation, YYYY-MM-DD (today in Eastern time)")
	define("mode", "how it travels: post, express, truck, rail, air, ocean or baggage")
	define("from", "country it is shipped from, two letters")
	define("origin", "country it was made in, two letters (the country it is shipped from)")
	define("origins", "where it is not sure where it was made: the countries it may be, such as CN,VN, or \"*\" for any")
	define("retailValue", "fair retail value of one unit in the country of shipment")
	define("quantity", "units (1)")
	define("customsValue", "value of one unit that duty is charged on (the retail value)")
	define("currency", "currency of the values (USD)")
	define("fx", "dollars one unit of the currency is worth")
	define("description", "what the goods are")
	define("hts", "tariff number, 8 or 10 digits")
	define("facts", factsUse)
	define("claim", "special program claimed, such as S for USMCA")
	define("recipient", "who gets it, in a gift package")
	define("purpose", "sale, gift or personal (sale)")
	define("person.kind", "whose day is counted: buyer, retailer, warehouse or owner (buyer)")
	define("priorToday", "retail value this person already imported that day")
	define("withdrawnFrom", "ftz or bonded, when the goods leave a zone or bonded warehouse")
	define("filing", "automated, manual or cbp (automated)")
	define("loaded", "day it was loaded on the vessel, plane or truck that brought it, YYYY-MM-DD")
	define("entry", "the type of entry that is made where several are possible, such as 13")
	define("postalMethod", "what the carrier chose for mail: ad-valorem, a percentage, or specific, an amount an item (both are answered)")
	split := flags.Bool("split", false, "one order was sent in separate lots to get the exemption")
	eccf := flags.Bool("eccf", false, "cleared at an express consignment facility; -eccf=false when an express parcel is not (yes for express)")
	named := map[string]pairFlags{"measures": {}, "metalValue": {}, "metalWeight": {}}
	flags.Var(named["measures"], "measure", "a quantity of all units together that a rate is charged by, such as kg=0.4 or doz=2; may be repeated")
	flags.Var(named["metalValue"], "metal-value", "what the metal in one unit is worth, such as steel=3.20; may be repeated")
	flags.Var(named["metalWeight"], "metal-weight", "percent of the weight that a metal is, such as steel=40; may be repeated")

	return func() ([]byte, error) {
		request, item := map[string]any{}, map[string]any{}
		put := func(object map[string]any, fields ...string) {
			for _, field := range fields {
				if v := strings.TrimSpace(*text[field]); v != "" {
					object[field] = v
				}
			}
		}
		put(request, "date", "mode", "from", "purpose", "priorToday", "withdrawnFrom", "filing", "entry", "loaded", "postalMethod")
		put(item, "origin", "retailValue", "quantity", "customsValue", "currency", "description", "hts", "claim", "recipient")
		if request["date"] == nil {
			day, err := today()
			if err != nil {
				return nil, err
			}
			request["date"] = day
		}
		if origins := listed(*text["origins"]); origins != nil {
			if item["origin"] != nil {
				return nil, fmt.Errorf("-origin %s says where it was made, and -origins that this is not sure; keep one of them", item["origin"])
			}
			item["origins"] = origins
		} else if from := request["from"]; item["origin"] == nil && from != nil {
			item["origin"] = from
		}
		if facts := listed(*text["facts"]); facts != nil {
			item["facts"] = facts
		}
		for field, values := range named {
			if len(values) > 0 {
				item[field] = values
			}
		}
		if rate := strings.TrimSpace(*text["fx"]); rate != "" {
			currency, _ := item["currency"].(string)
			if currency == "" {
				return nil, errors.New("-rate needs the currency it is of: give -currency as well, such as -currency CNY -rate 0.14")
			}
			if currency == "USD" {
				return nil, fmt.Errorf("-rate %s is for values in another currency; leave it out, or give that -currency", rate)
			}
			if strings.Trim(rate, "0.") == "" {
				return nil, fmt.Errorf("-rate %s: give the dollars one %s is worth, a number above 0, such as -rate 0.14", rate, currency)
			}
			request["fx"] = map[string]string{currency: rate}
		}
		if kind := strings.TrimSpace(*text["person.kind"]); kind != "" {
			request["person"] = map[string]string{"kind": kind}
		}
		if *split {
			request["splitFromOneOrder"] = true
		}
		flags.Visit(func(f *flag.Flag) {
			if f.Name == "eccf" {
				request["eccf"] = *eccf
			}
		})
		request["items"] = []any{item}
		return json.Marshal(request)
	}
}

// listed reads words that stand between commas or blanks.
func listed(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
	if len(words) == 0 {
		return nil
	}
	return words
}

// pairFlags collects repeated name=value flags.
type pairFlags map[string]string

func (p pairFlags) String() string { return "" }

// Set takes one name=value.
func (p pairFlags) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" {
		return errors.New("write name=value")
	}
	if _, twice := p[name]; twice {
		return fmt.Errorf("%s is given twice; keep one", name)
	}
	p[name] = value
	return nil
}
