package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"section321/calc/articles"
	"section321/calc/wire"
	"section321/calc/wire/native"
	tables "section321/wasm/articles"
)

// productsOf answers what each product of a table bears.
func productsOf(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("products", flag.ContinueOnError)
	origins := flags.String("origins", "", "countries to compare, with commas, such as CN,VN,MX (the origin of each row)")
	from := flags.String("from", "", "country they are shipped from, two letters (the origin)")
	modes := flags.String("modes", "express", "how they travel, with commas: post, express, truck, rail, air, ocean or baggage")
	days := flags.String("dates", "", "days of importation, with commas, YYYY-MM-DD (today in Eastern time)")
	as := flags.String("as", "csv", "csv or jsonl, a line for each answer; prices, a table of rates by product, origin and day; woocommerce, rules that Customs Fees for WooCommerce imports, of one way and one day")
	rates := pairFlags{}
	flags.Var(rates, "rate", "dollars one unit of a currency is worth, such as EUR=1.1; may be repeated")
	words, err := parse(flags, args, errs)
	switch {
	case err != nil:
		return err
	case len(words) == 0:
		return callIt("products", errs)
	case len(words) > 1:
		return fmt.Errorf("products takes one file, and %d were given", len(words))
	case !slices.Contains(tables.Forms, *as):
		return fmt.Errorf("-as %q is not known; use csv, jsonl, prices or woocommerce", *as)
	}
	asked := map[string]any{"origins": append([]string{}, listed(*origins)...), "from": *from, "modes": append([]string{}, listed(*modes)...), "dates": listed(*days), "fx": rates}
	if *days == "" {
		day, err := today()
		if err != nil {
			return err
		}
		asked["dates"] = []string{day}
	}
	request, _ := json.Marshal(asked) // of texts
	q, problems := wire.ProductsQuestion(request)
	if problems != nil {
		return problems
	}
	if *as == "woocommerce" && len(q.Modes)*len(q.Days) > 1 {
		return fmt.Errorf("rules for WooCommerce are those of one way and one day, and %d ways and %d days were given", len(q.Modes), len(q.Days))
	}
	file, err := os.Open(words[0])
	if err != nil {
		return err
	}
	defer file.Close()
	all, unused, err := tables.Read(file)
	if err != nil {
		return fmt.Errorf("%s: %w", words[0], err)
	}
	if problems := q.Validate(len(all), articles.MostAnswers); problems != nil {
		return problems
	}
	answers, err := tables.NewClerk(native.Calculator(), nil).Ask(all, &q)
	if err != nil {
		return err
	}
	if err := tables.Write(out, *as, native.Calculator().Law(), all, answers); err != nil {
		return err
	}
	bad := 0
	for _, a := range answers {
		if a.Problems != nil {
			bad++
		}
	}
	p := newPrinter(errs)
	p.say("", many(len(all), "product", "products")+", "+many(len(answers), "answer", "answers")+", each for one shipment of one unit, with nothing claimed that the table does not claim.")
	if bad > 0 {
		p.say("", many(bad, "of them is", "of them are")+" a problem, told in the last column.")
	}
	if len(unused) > 0 {
		p.say("", "Columns that were not used: "+strings.Join(unused, ", ")+".")
	}
	return p.err
}
