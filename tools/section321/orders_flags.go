package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// orderFlagNames are the flags that write how a file is read and what it does not say.
var orderFlagNames = flagNames{"encoding": "-encoding", "delimiter": "-delimiter", "dates": "-dates", "decimal": "-decimal", "totals": "-totals",
	"identity": "-identity", "currency": "-currency", "country": "-country", "header": "-header", "columns": "-column", "statuses": "-status", "fx": "-fx",
	"mode": "-mode", "from": "-from", "origin": "-origin", "hts": "-hts", "claim": "-claim", "transitDays": "-transit",
	"asOf": "-as-of", "filing": "-filing", "postalMethod": "-postal-method", "withdrawnFrom": "-withdrawn", "facts": "-facts", "on": "-refund", "importer": "-importer"}

// readingFlags defines the flags that say how a file is read, and returns a function
// that lays them over a guess. It fails when the guess leaves a question that no flag
// answers.
func readingFlags(flags *flag.FlagSet) func(guess []byte, errs io.Writer) ([]byte, error) {
	text := map[string]*string{}
	define := func(name, use string) { text[name] = flags.String(name, "", use) }
	define("encoding", "utf-8, windows-1250 to windows-1254, utf-16le, utf-16be, gbk, big5, shift-jis, euc-jp or euc-kr (guessed)")
	define("delimiter", "what stands between columns (guessed)")
	define("dates", "dmy, mdy or ymd: how 03/04/2025 is read (guessed)")
	define("decimal", "the sign before decimals, a point or a comma (guessed)")
	define("totals", "what a total is: line, the price of its goods; order, that of all goods of the order; paid, all that was paid for it (guessed)")
	define("identity", "whose day is counted: email, buyer, name or order (guessed)")
	define("currency", "currency of rows that do not say (USD)")
	define("country", "country of rows that do not say where they go")
	header := flags.Int("header", -1, "line with the names of the columns, 0 for none (guessed)")
	columns, rates, statuses := pairFlags{}, pairFlags{}, pairFlags{}
	flags.Var(columns, "column", "field=column, such as price=\"Unit price\"; may be repeated")
	flags.Var(rates, "fx", "dollars for one of a currency, such as GBP=1.27; may be repeated")
	flags.Var(statuses, "status", "what a status means that is not known: counted, cancelled, refund or unpaid, such as archived=counted; may be repeated")
	options := flags.String("options", "", "JSON file with reading options; flags go before it")
	save := flags.String("save-options", "", "write the reading options to this JSON file, for the next file of this kind")

	return func(guess []byte, errs io.Writer) ([]byte, error) {
		var g struct {
			Options   map[string]any
			Questions []question
		}
		if err := json.Unmarshal(guess, &g); err != nil {
			return nil, err
		}
		answered := map[string]bool{}
		if *options != "" {
			saved, err := os.ReadFile(*options)
			if err != nil {
				return nil, err
			}
			if err := json.Unmarshal(saved, &g.Options); err != nil {
				return nil, fmt.Errorf("%s: %w", *options, err)
			}
			for field := range g.Options {
				answered[field] = true
			}
		}
		put := func(field string, value any) { g.Options[field], answered[field] = value, true }
		for field, value := range text {
			if *value != "" {
				put(field, strings.ReplaceAll(*value, `\t`, "\t"))
			}
		}
		if slices.Contains(given(flags), "-header") {
			if *header < 0 {
				return nil, fmt.Errorf("-header %d: write the number of the line with the names of the columns, or 0 for none", *header)
			}
			put("header", *header)
		}
		inner := func(field string, pairs pairFlags) {
			all, _ := g.Options[field].(map[string]any)
			if all == nil {
				all = map[string]any{}
			}
			for name, value := range pairs {
				all[name] = value
			}
			g.Options[field] = all
			for name := range all {
				answered[field+"."+name] = true
			}
		}
		inner("columns", columns)
		if taken, _ := g.Options["columns"].(map[string]any); columns["total"] != "" && columns["price"] == "" {
			delete(taken, "price")
		}
		for word, status := range statuses {
			delete(statuses, word)
			statuses[strings.ToLower(word)] = status
		}
		inner("statuses", statuses)
		for code, rate := range rates {
			rates[code] = plainRate(rate)
		}
		inner("fx", rates)
		if err := unanswered(g.Questions, answered, errs); err != nil {
			return nil, err
		}
		request, err := json.Marshal(g.Options)
		if err == nil && *save != "" {
			err = os.WriteFile(*save, append(request, '\n'), 0o644)
		}
		return request, err
	}
}

// fixedFlags returns a function that writes what flags say of a file before it is
// guessed how the rest is to be read, as the request for that.
func fixedFlags(flags *flag.FlagSet) func() []byte {
	return func() []byte {
		value := func(name string) string { return flags.Lookup(name).Value.String() }
		request := map[string]any{}
		for _, name := range []string{"encoding", "delimiter"} {
			if text := value(name); text != "" {
				request[name] = strings.ReplaceAll(text, `\t`, "\t")
			}
		}
		if header := value("header"); slices.Contains(given(flags), "-header") && !strings.HasPrefix(header, "-") {
			request["header"] = header
		}
		over := map[string]string{}
		if saved := value("options"); saved != "" {
			var options struct{ Columns map[string]string }
			// What is wrong with the file is said where it is read.
			if text, err := os.ReadFile(saved); err == nil && json.Unmarshal(text, &options) == nil {
				maps.Copy(over, options.Columns)
			}
		}
		if columns, ok := flags.Lookup("column").Value.(pairFlags); ok {
			maps.Copy(over, columns)
		}
		if len(over) > 0 {
			request["over"] = over
		}
		// Marshaling texts does not fail.
		body, _ := json.Marshal(request)
		return body
	}
}

// plainRate writes an exchange rate with a point that was typed with a comma: 1,10.
// A comma between thousands is left for the reader to refuse.
func plainRate(rate string) string {
	if strings.Count(rate, ",") == 1 && !strings.Contains(rate, ".") {
		return strings.Replace(rate, ",", ".", 1)
	}
	return rate
}

// presumedArrival says what is taken for granted of the day of importation.
func presumedArrival(flags *flag.FlagSet) string {
	if slices.Contains(given(flags), "-transit") || slices.Contains(given(flags), "-as-of") {
		return ""
	}
	return "Nothing says how long the goods are under way: they were taken to arrive on the day in the file. Write -transit with the days."
}

// A question is what the file leaves open.
type question struct {
	Field, Text, Answer string
	Choices             []struct{ Value, Text string }
}

// unanswered asks what neither the file nor a flag says.
func unanswered(questions []question, answered map[string]bool, errs io.Writer) (err error) {
	for _, q := range questions {
		if answered[q.Field] || q.Answer != "" {
			continue
		}
		err = errFailed
		fmt.Fprintln(errs, q.Text)
		flag := orderFlagNames.of(q.Field)
		if len(q.Choices) == 0 {
			fmt.Fprintf(errs, "  write %s\n", toFill(flag))
		}
		for _, c := range q.Choices {
			fmt.Fprintf(errs, "  write %s %s for %s\n", flag, c.Value, c.Text)
		}
	}
	return err
}

// assumptionFlags defines the flags for what a file does not say, and returns a
// function that writes them as the request every face uses.
func assumptionFlags(flags *flag.FlagSet) func() []byte {
	given := map[string]*string{}
	for _, f := range []struct{ field, name, use string }{
		{"mode", "mode", "how the goods travel: post, express, truck, rail, air or ocean"},
		{"from", "from", "country they are shipped from, two letters"},
		{"origin", "origin", "country they are made in, two letters, where neither product table nor file says"},
		{"hts", "hts", "tariff number, where neither product table nor file says"},
		{"claim", "claim", "special program claimed, such as S for USMCA"},
		{"transitDays", "transit", "days from the file's date to importation (0)"},
		{"asOf", "as-of", "look at all orders under the law of this day, YYYY-MM-DD"},
		{"filing", "filing", "automated, manual or cbp (automated)"},
		{"postalMethod", "postal-method", "ad-valorem or specific, where the carrier could choose"},
		{"withdrawnFrom", "withdrawn", "ftz or bonded, when the goods leave a zone or bonded warehouse"},
	} {
		given[f.field] = flags.String(f.name, "", f.use)
	}
	facts := flags.String("facts", "", factsUse)
	return func() []byte {
		request := map[string]any{}
		for field, value := range given {
			if *value != "" {
				request[field] = *value
			}
		}
		if facts := listed(*facts); facts != nil {
			request["facts"] = facts
		}
		// Marshaling texts does not fail.
		body, _ := json.Marshal(request)
		return body
	}
}
