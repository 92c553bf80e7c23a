package packet

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"section321/calc/rows"
)

// JSON writes the packet as the file that goes to and fro.
func (p *Packet) JSON(out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

// CSV writes the lines as a worksheet, a row for each tariff number and fee, with the numbers
// of the blocks of CBP Form 7501 in the heading.
func (p *Packet) CSV(out io.Writer) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	w.Write([]string{"27 line", "28 description", "origin", "29A HTSUS number", "29B AD/CVD number", "30 gross weight", "31 net quantity", "32A entered value", "33A HTSUS rate", "34 duty", "what it is"})
	for _, l := range p.Lines {
		for i, r := range l.Rows {
			cells := []string{l.Line, "", "", r.Number, "", "", "", r.EnteredValue, r.Rate, r.Amount, r.Text}
			if i == 0 {
				cells[1], cells[2] = l.Description, l.Origin
			}
			if r.Place == commodity {
				cells[6] = l.Quantity
			}
			w.Write(rows.Safe(cells))
		}
		if len(l.Rows) == 0 {
			w.Write(rows.Safe([]string{l.Line, l.Description, l.Origin, "", "", "", l.Quantity, "", "", "", "no line: see the questions and what is not known"}))
		}
	}
	for _, r := range p.Fees {
		w.Write(rows.Safe([]string{"", "", "", r.Number, "", "", "", "", r.Rate, r.Amount, r.Text}))
	}
	w.Flush()
	return w.Error()
}

// Mail writes what goes into a customs declaration CN22 or CN23.
func (p *Packet) Mail(out io.Writer) error {
	var q struct{ Mode, Purpose string }
	var goods request
	if err := errors.Join(json.Unmarshal(p.Request, &q), json.Unmarshal(p.Request, &goods)); err != nil {
		return err
	}
	if q.Mode != "post" {
		return fmt.Errorf("CN22 and CN23 are declarations for mail, and these goods travel by %s; use -as text", q.Mode)
	}
	category := "sale of goods"
	switch q.Purpose {
	case "gift":
		category = "gift"
	case "personal":
		category = "other (personal use)"
	}
	fmt.Fprintf(out, "CUSTOMS DECLARATION CN22 (above 300 SDR, or where the post asks for it: CN23)\nCategory of item: %s\n\n", category)
	sums, weight, weighed := map[string]decimal.Decimal{}, decimal.Zero, true
	for i, l := range p.Invoice {
		quantity, err1 := decimal.NewFromString(l.Quantity)
		value, err2 := decimal.NewFromString(l.CustomsValue)
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("goods %d: %w", i+1, err)
		}
		value = value.Mul(quantity).Round(2)
		sums[l.Currency] = sums[l.Currency].Add(value)
		kg, given := goods.Items[i].Measures["kg"]
		if each, err := decimal.NewFromString(kg); given && err == nil {
			weight, kg = weight.Add(each), kg+" kg"
		} else {
			kg, weighed = "? (weigh it)", false
		}
		number := l.Number
		if len(number) > len("6109.10") {
			number = number[:len("6109.10")]
		}
		fmt.Fprintf(out, "%s\n  quantity %s, net weight %s, value %s %s\n  HS tariff number %s, country of origin %s\n",
			orAsk(plain(l.Description), "? (what the goods are, in plain words)"), l.Quantity, kg, value.StringFixed(2), l.Currency, orAsk(number, "?"), orAsk(l.Origin, "?"))
	}
	total := "? (weigh it)"
	if weighed {
		total = weight.String() + " kg"
	}
	var values []string
	for _, l := range p.Invoice {
		if sum, there := sums[l.Currency]; there {
			values = append(values, sum.StringFixed(2)+" "+l.Currency)
			delete(sums, l.Currency)
		}
	}
	_, err := fmt.Fprintf(out, "\nTotal net weight %s, total value %s\nSender's name, address, date and signature are not known here.\n", total, strings.Join(values, " and "))
	return err
}

func orAsk(text, ask string) string {
	if text == "" {
		return ask
	}
	return text
}

// plain is a text without what a terminal would obey.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, text)
}

// Plain is plain, for who prints a packet.
func Plain(text string) string { return plain(text) }
