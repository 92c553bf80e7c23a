package orders

import (
	"slices"
	"strings"

	"section321/calc"
	"section321/calc/day"
	"section321/calc/say"
)

// ask looks at the cells of the sampled rows for what the options should be, and
// asks what they leave open.
func (g *Guess) ask() {
	o := &g.Options
	g.dates()
	g.decimals()
	g.totals()
	g.kinds()
	g.statuses()
	if g.mapped("price") == "" && g.mapped("total") == "" {
		g.Missing = append(g.Missing, "price")
	}
	if g.mapped("ordered") == "" && g.mapped("shipped") == "" {
		g.Missing = append(g.Missing, "ordered")
	}
	g.money()
	countries, _ := g.column(Country)
	if billing, _ := g.column(Billing); len(countries) == 0 && len(billing) == 0 {
		o.Country = "US"
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldCountry), Answer: "US",
			Text:    say.It("ask-country"),
			Choices: []Choice{{"US", say.It("ask-country-all")}, {"", say.It("ask-country-no")}}})
	}
	if o.Identity == ByEmail && g.mapped("email") == "" || o.Identity == ByBuyer && g.mapped("buyer") == "" {
		switch {
		case g.mapped("email") != "":
			o.Identity = ByEmail
		case g.mapped("buyer") != "":
			o.Identity = ByBuyer
		case g.mapped("name") != "":
			o.Identity = ByName
		default:
			o.Identity = ByOrder
		}
	}
}

func (g *Guess) mapped(field string) string { return g.Options.Columns[field] }

// dates finds out whether the day or the month stands first.
func (g *Guess) dates() {
	var cells []string
	for _, f := range []Field{Ordered, Shipped} {
		column, _ := g.column(f)
		cells = append(cells, column...)
	}
	can := map[string]int{}
	figures := 0
	var open string // a date that could be read two ways
	for _, c := range cells {
		parts, _, named := dateParts(c)
		if named > 0 || len(parts) != 3 || len(parts[0].text) == 4 {
			continue
		}
		figures++
		month, asMonth := readDate([]byte(c), MonthFirst)
		day, asDay := readDate([]byte(c), DayFirst)
		if asMonth {
			can[MonthFirst]++
		}
		if asDay {
			can[DayFirst]++
		}
		if asMonth && asDay && day != month && open == "" {
			open = c
		}
	}
	o := &g.Options
	switch {
	case figures == 0:
		o.Dates = YearFirst
	case can[MonthFirst] > can[DayFirst]:
		o.Dates = MonthFirst
	case can[DayFirst] > can[MonthFirst]:
		o.Dates = DayFirst
	case g.Format.dates != "":
		o.Dates = g.Format.dates
	default:
		o.Dates = MonthFirst
		if open == "" {
			return
		}
		month, _ := readDate([]byte(open), MonthFirst)
		day, _ := readDate([]byte(open), DayFirst)
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldDates), Text: say.It("ask-day", say.Text("given", open)),
			Choices: []Choice{{MonthFirst, inWords(month)}, {DayFirst, inWords(day)}}})
	}
}

// inWords writes a day so that nobody can take it for another.
func inWords(n int32) say.Message {
	y, m, d := day.Of(n)
	return say.It("day-of-"+itoa(m), say.Count("day", d), say.Count("year", y))
}

// decimals finds out whether a point or a comma stands before the decimals.
func (g *Guess) decimals() {
	points, commas, thousands := 0, 0, ""
	for _, f := range []Field{Price, Total} {
		cells, _ := g.column(f)
		for _, c := range cells {
			_, _, point := readNumber([]byte(c), false)
			_, _, comma := readNumber([]byte(c), true)
			switch {
			case point && !comma:
				points++
			case comma && !point:
				commas++
			case point && comma && strings.ContainsAny(c, ".,"):
				thousands = c
			}
		}
	}
	o := &g.Options
	switch {
	case commas > points:
		o.Decimal = ","
	case points == 0 && commas == 0 && thousands != "" && g.wholeAmounts():
		if strings.Contains(thousands, ".") {
			o.Decimal = ","
		}
	case points == 0 && commas == 0 && thousands != "":
		if o.Delimiter == ";" {
			o.Decimal = ","
		}
		point, _, _ := readNumber([]byte(thousands), false)
		comma, _, _ := readNumber([]byte(thousands), true)
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldDecimal), Text: say.It("ask-number", say.Text("given", thousands)),
			Choices: []Choice{{".", say.Verbatim(point.decimal().String())}, {",", say.Verbatim(comma.decimal().String())}}})
	}
}

// wholeAmounts reports whether all amounts are in currencies that have no decimals.
func (g *Guess) wholeAmounts() bool {
	whole := func(text string) bool {
		code, ok := currencyNamed(text)
		return ok && slices.Contains(nameParts()["whole"].parts, code)
	}
	if cells, _ := g.column(Currency); len(cells) > 0 {
		return !slices.ContainsFunc(cells, func(c string) bool { return !whole(c) })
	}
	return whole(currencyInName(g.mapped("price"))) || whole(currencyInName(g.mapped("total")))
}

// toTheUS returns the sampled rows that go to the United States, or do not say.
func (g *Guess) toTheUS() (rows [][]string) {
	at, ok := columnOf(g.Header, g.Options.Columns["country"])
	abroad := map[string]bool{}
	for _, row := range g.Rows {
		if ok && at < len(row) {
			elsewhere, seen := abroad[row[at]]
			if !seen {
				code, known := countryIn(row[at])
				elsewhere = known && !toTheUS(code)
				abroad[row[at]] = elsewhere
			}
			if elsewhere {
				continue
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// money asks for the currency, and for a rate for each that is not the dollar.
func (g *Guess) money() {
	o := &g.Options
	all := g.Rows
	g.Rows = g.toTheUS()
	defer func() { g.Rows = all }()
	cells, mapped := g.column(Currency)
	var codes []string
	said := map[string]bool{}
	add := func(text string) {
		if said[text] {
			return
		}
		said[text] = true
		if code, ok := currencyNamed(text); ok && isCurrency(code) && code != "USD" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for _, c := range cells {
		add(c)
	}
	named, amounts := map[string]int{}, 0
	for _, f := range []Field{Price, Total} {
		prices, _ := g.column(f)
		for _, c := range prices {
			if _, code, ok := readNumber([]byte(c), o.Decimal == ","); ok {
				amounts++
				if code != "" {
					named[code]++
					add(code)
				}
			}
		}
	}
	for _, f := range []Field{Price, Total} {
		code := currencyInName(g.mapped(Fields[f].Field))
		switch {
		case code == "" || len(cells) > 0:
		case doubtful[code] != nil:
			named[code]++
		default:
			o.Currency, named[code] = code, amounts+1
			add(code)
		}
	}
	if !mapped || len(cells) == 0 {
		sign := ""
		for code, times := range named {
			switch {
			case doubtful[code] != nil:
				sign = code
			case 2*times > amounts:
				o.Currency = code
			}
		}
		g.askCurrency(sign, len(named) == 0)
	} else if sign := signOf(cells); sign != "" {
		g.askCurrency(sign, false)
	}
	slices.Sort(codes)
	for _, code := range codes {
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldRates).Called(code), Text: say.It("ask-exchange-rate", say.Text("currency", code))})
	}
}

// signOf returns the sign of several currencies that stands in a column of them.
func signOf(cells []string) string {
	for _, c := range cells {
		if code, _ := currencyNamed(c); doubtful[code] != nil {
			return code
		}
	}
	return ""
}

// askCurrency asks for the currency where the file does not say it, or has a sign that
// several use. A bare $ is taken for the US dollar until it is said otherwise.
func (g *Guess) askCurrency(sign string, unsaid bool) {
	switch {
	case sign == "" && unsaid:
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldCurrency), Answer: "USD", Text: say.It("ask-currency")})
	case sign == "$":
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldCurrency), Answer: "USD", Text: say.It("ask-currency-dollar")})
	case sign != "":
		var choices []Choice
		for _, code := range doubtful[sign] {
			choices = append(choices, Choice{code, say.Verbatim(code)})
		}
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldCurrency), Text: say.It("ask-currency-sign", say.Text("sign", sign)), Choices: choices})
	}
}

// kinds leaves the column of kinds out where it says what goods are, not what rows are;
// it may say that some of them are not sent.
func (g *Guess) kinds() {
	if len(g.Format.columns) > 0 {
		return
	}
	cells, _ := g.column(RowKind)
	for _, c := range cells {
		if _, known := kindOfRow(c); !known {
			if g.mapped("ships") == "" && slices.ContainsFunc(cells, func(c string) bool { return !isFlag(c) && notSent(c, false) }) {
				g.Options.Columns["ships"] = g.Options.Columns["kind"]
			}
			delete(g.Options.Columns, "kind")
			return
		}
	}
}

// statuses asks for the words for a status that are not known.
func (g *Guess) statuses() {
	var cells []string
	for _, f := range []Field{Status, OtherStatus} {
		column, _ := g.column(f)
		if g.Format.owed || ofPayment(g.mapped(Fields[f].Field)) {
			column = slices.DeleteFunc(column, func(c string) bool { _, known := paymentFate(c); return known })
		}
		cells = append(cells, column...)
	}
	var asked []string
	said := map[string]bool{}
	for _, c := range cells {
		if said[c] {
			continue
		}
		said[c] = true
		word := strings.ToLower(c)
		if _, known := fate(c); known || slices.Contains(asked, word) || len(asked) == 10 || len(word) > 60 {
			continue
		}
		asked = append(asked, word)
		g.Questions = append(g.Questions, Question{Subject: calc.About(calc.FieldStatuses).Called(word), Answer: "counted",
			Text:    say.It("ask-status", say.Text("status", c)),
			Choices: []Choice{{"counted", say.It("ask-status-yes")}, {"cancelled", say.It("ask-status-no")}}})
	}
}
