package articles

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"section321/calc"
	"section321/calc/rows"
	"section321/calc/wire"
)

// Forms are what answers can be written as: a line for each, as CSV or JSON; a table of
// rates; rules for the shop WooCommerce.
var Forms = []string{"csv", "jsonl", "prices", "woocommerce"}

// Write writes answers in one of Forms.
func Write(out io.Writer, as string, of calc.LawStamp, all []Product, answers []Answer) error {
	switch as {
	case "prices":
		return Prices(out, of, all, answers)
	case "woocommerce":
		return WooCommerce(out, of, all, answers)
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
	for i := range answers {
		a := &answers[i]
		p := &all[a.Product]
		program := ""
		if a.Program != "" {
			program = a.Program + " " + a.ProgramName.String()
		}
		cells := []string{p.SKU(), strconv.Itoa(p.Line), a.Origin, string(a.Mode), string(a.Day), string(a.Outcome), amount(a.Duty), amount(a.Fees), amount(a.Total),
			amount(a.Could.Least), amount(a.Could.Most), a.Cheapest, program, amount(a.WithProgram), a.Open.String(), a.problem()}
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

// amount writes dollars, "" where they are not known.
func amount(c calc.Cents) string {
	if c == calc.Unknown {
		return ""
	}
	return c.Dollars().StringFixed(2)
}

// problem says why there is no answer, "" where there is one.
func (a *Answer) problem() string {
	if a.Problems == nil {
		return ""
	}
	return strings.TrimPrefix(wire.Path(a.Problems[0].Subject)+": "+a.Problems[0].Message.String(), ": ")
}
