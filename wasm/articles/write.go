package articles

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"

	"section321/calc/rows"
)

// Forms are what answers can be written as: a line for each, as CSV or JSON; a table of
// rates; rules for the shop WooCommerce.
var Forms = []string{"csv", "jsonl", "prices", "woocommerce"}

// Write writes answers in one of Forms.
func Write(out io.Writer, as string, all []Product, answers []Answer) error {
	switch as {
	case "prices":
		return Prices(out, all, answers)
	case "woocommerce":
		return WooCommerce(out, all, answers)
	}
	return lines(out, as, all, answers)
}

// lines writes a line for each answer.
func lines(out io.Writer, as string, all []Product, answers []Answer) error {
	heading := []string{"sku", "line", "origin", "mode", "date", "outcome", "duty", "fees", "total", "least", "most", "cheapest", "program", "withProgram", "question", "problem"}
	buffered := bufio.NewWriterSize(out, 64<<10)
	table := csv.NewWriter(buffered)
	objects := json.NewEncoder(buffered)
	objects.SetEscapeHTML(false)
	if as == "csv" {
		if err := table.Write(heading); err != nil {
			return err
		}
	}
	for _, a := range answers {
		p := &all[a.Product]
		cells := []string{p.SKU(), fmt.Sprint(p.Line), a.Origin, a.Mode, a.Day, a.Outcome, a.Duty, a.Fees, a.Total, a.Least, a.Most, a.Cheapest, a.Program, a.WithProgram, a.Question, a.Problem}
		var err error
		if as == "csv" {
			err = table.Write(rows.Safe(cells))
		} else {
			line := map[string]string{}
			for i, name := range heading {
				if cells[i] != "" {
					line[name] = cells[i]
				}
			}
			err = objects.Encode(line)
		}
		if err != nil {
			return err
		}
	}
	table.Flush()
	if err := table.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}
