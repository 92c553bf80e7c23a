package main

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// program is a trade program that an item can claim.
type program struct {
	Symbol, Name string
	From         string // its first day
	Origins      string // each followed by its last day, CA:2020-06-30, where it ended for its goods
}

// claimable is a program for some days, as the catalog tells it.
type claimable struct {
	Symbols, Origins []string
	From, To         string
	Name             string
	NameSay          json.RawMessage
}

// programs are those that an item can claim on any day, by symbol. The catalog has the latest days of each first.
func programs(all []claimable, told func(string, json.RawMessage) string) []program {
	by := map[string]*program{}
	last := map[string]map[string]string{}
	for _, p := range all {
		for _, symbol := range p.Symbols {
			if by[symbol] == nil {
				by[symbol], last[symbol] = &program{Symbol: symbol, Name: told(p.Name, p.NameSay), From: p.From}, map[string]string{}
			}
			by[symbol].From = min(by[symbol].From, p.From)
			for _, origin := range p.Origins {
				if to, has := last[symbol][origin]; !has || to != "" && (p.To == "" || p.To > to) {
					last[symbol][origin] = p.To
				}
			}
		}
	}
	list := make([]program, 0, len(by))
	for symbol, p := range by {
		var origins []string
		for origin, to := range last[symbol] {
			if to != "" {
				origin += ":" + to
			}
			origins = append(origins, origin)
		}
		slices.Sort(origins)
		p.Origins = strings.Join(origins, " ")
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b program) int { return cmp.Compare(a.Symbol, b.Symbol) })
	return list
}
