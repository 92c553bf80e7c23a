package propose

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"section321/calc/law"
	"section321/calc/tariff/lists"
)

// A Proposal is what an export says otherwise than the tables.
type Proposal struct {
	Day     string              // from which the rows are drafted
	Columns []string            // of measures.csv
	Rows    []map[string]string // drafted, for headings that no row of the day names
	Rates   []Difference        // headings whose rate is another
	Ended   []Difference        // rows in force whose heading the export no longer has
	Lists   []ListChange        // numbers whose footnotes name a heading, and its lists
	Lines   []Difference        // ordinary rates, of two exports alone
}

// A Difference is one place in which the export and the tables differ.
type Difference struct{ Place, Ours, Theirs string }

// A ListChange is what a heading's footnotes add to its lists or no longer have.
type ListChange struct {
	Heading    string
	Lists      []string
	Add, Leave []string // numbers
}

// Against compares an export with the tables as they are on a day. Where the export before it is given, only what
// changed between the two is told, and ordinary rates too.
func Against(now, before *Export, t law.Tables, listed *lists.Lists, day string) (*Proposal, error) {
	records, err := csv.NewReader(strings.NewReader(t["measures.csv"])).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("measures.csv: %w", err)
	}
	p := &Proposal{Day: day, Columns: records[0]}
	rows := inForce(records, day)
	names, err := countries(t)
	if err != nil {
		return nil, err
	}
	ours := map[string][]map[string]string{} // rows by heading
	for _, row := range rows {
		for _, heading := range named.FindAllString(row["heading"], -1) {
			ours[heading] = append(ours[heading], row)
		}
	}
	for _, l := range now.Lines {
		if !strings.HasPrefix(l.Number, "9903.") || before != nil && before.same(l) {
			continue
		}
		kind, rate := duty(l)
		switch known := ours[l.Number]; {
		case len(known) == 0 && expired(l):
		case len(known) == 0:
			p.Rows = append(p.Rows, draft(l, kind, rate, names, day))
		case rate != "" && !slices.ContainsFunc(known, func(row map[string]string) bool { return row["rate"] == rate }):
			p.Rates = append(p.Rates, Difference{l.Number, rates(known), l.General})
		}
	}
	for _, row := range rows {
		for _, heading := range named.FindAllString(row["heading"], -1) {
			if now.of[heading] == nil && (before == nil || before.of[heading] != nil) {
				p.Ended = append(p.Ended, Difference{heading, row["id"], "not in the export"})
			}
		}
	}
	p.lists(now, before, rows, listed, day)
	if before != nil {
		p.lines(now, before)
	}
	return p, nil
}

// same tells whether the export has the line as it stands.
func (e *Export) same(l *Line) bool {
	was := e.of[l.Number]
	return was != nil && was.General == l.General && was.Description == l.Description
}

func expired(l *Line) bool {
	return strings.Contains(l.Description, "have expired") || strings.Contains(l.Description, "has expired")
}

// inForce are the rows of a day, by the names of their columns.
func inForce(records [][]string, day string) []map[string]string {
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		if row["from"] <= day && (row["to"] == "" || day <= row["to"]) {
			rows = append(rows, row)
		}
	}
	return rows
}

func rates(rows []map[string]string) string {
	var all []string
	for _, row := range rows {
		all = append(all, row["id"]+" "+row["rate"])
	}
	return strings.Join(all, ", ")
}

var (
	onTop   = regexp.MustCompile(`^The duty provided in the applicable subheading \+ ?(\d+(?:\.\d+)?)%$`)
	alone   = regexp.MustCompile(`^(\d+(?:\.\d+)?)%$`)
	nothing = regexp.MustCompile(`^(The duty provided in the applicable subheading|No change)\.?$`)
	less    = regexp.MustCompile(`less than \d+(?:\.\d+)? percent`)
)

// duty reads the kind of a measure and its rate from a heading's rate.
func duty(l *Line) (kind, rate string) {
	general := strings.TrimSpace(l.General)
	if m := onTop.FindStringSubmatch(general); m != nil {
		return law.Additive, m[1]
	}
	if m := alone.FindStringSubmatch(general); m != nil {
		if less.MatchString(l.Description) {
			return law.Floor, m[1]
		}
		return law.Instead, m[1]
	}
	if nothing.MatchString(general) {
		return law.Exemption, ""
	}
	return law.Uncovered, ""
}

// draft is the row of a heading as far as its own text says it. What must be read in the note stands in "note".
func draft(l *Line, kind, rate string, names []country, day string) map[string]string {
	open := []string{"DRAFT from the heading's text; read the note that it names for lists, days and what it displaces"}
	origins := origin(l.Description, names)
	if origins == "" {
		open = append(open, "origins not read")
	}
	if kind == law.Uncovered {
		open = append(open, "its rate is written "+l.General)
	}
	return map[string]string{
		"from": day, "id": "new-" + strings.ReplaceAll(l.Number, ".", ""), "heading": l.Number, "kind": kind, "rate": rate, "origins": origins,
		"base": "full", "confidence": "official", "excerpt": shorten(l.Description), "note": strings.Join(open, "; "),
	}
}

func shorten(text string) string {
	if r := []rune(text); len(r) > 300 {
		return string(r[:300]) + "…"
	}
	return text
}

// A country by its name in the text of headings.
type country struct{ name, code string }

func countries(t law.Tables) ([]country, error) {
	records, err := csv.NewReader(strings.NewReader(t["countries.csv"])).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("countries.csv: %w", err)
	}
	all := []country{{"the European Union", "EU"}, {"any country", "*"}}
	code, name := slices.Index(records[0], "code"), slices.Index(records[0], "name")
	for _, r := range records[1:] {
		all = append(all, country{r[name], r[code]})
	}
	return all, nil
}

var product = regexp.MustCompile(`(?i)products? (?:or originating goods? )?of (?:the )?([^,;(]+)`)

// origin reads whose goods a heading is about.
func origin(text string, names []country) string {
	var codes []string
	for _, m := range product.FindAllStringSubmatch(text, -1) {
		for _, c := range names {
			if strings.HasPrefix(strings.TrimPrefix(m[1], "the "), strings.TrimPrefix(c.name, "the ")) && !slices.Contains(codes, c.code) {
				codes = append(codes, c.code)
			}
		}
	}
	return strings.Join(codes, " ")
}

// lists compares the numbers whose footnotes name a heading with those of the lists of its rows.
func (p *Proposal) lists(now, before *Export, rows []map[string]string, listed *lists.Lists, day string) {
	if !now.notes {
		return
	}
	noted, was := now.noted(), map[string][]string{}
	if before != nil {
		was = before.noted()
	}
	entries := listed.Entries()
	done := map[string]bool{}
	for _, row := range rows {
		of := strings.Fields(row["lists"])
		heading := row["heading"]
		if len(of) == 0 || done[heading] || len(noted[heading])+len(was[heading]) == 0 {
			continue
		}
		done[heading] = true
		var on []string
		for _, list := range of {
			if one, ok := strings.CutPrefix(list, "="); ok { // a number by itself
				on = append(on, one)
			}
		}
		for _, e := range entries {
			if slices.ContainsFunc(e.On, func(o lists.Membership) bool {
				return slices.Contains(of, o.List) && o.From <= day && (o.To == "" || day <= o.To)
			}) {
				on = append(on, e.Number)
			}
		}
		c := ListChange{Heading: heading, Lists: of}
		for _, n := range noted[heading] {
			if !under(n, on) && (before == nil || !slices.Contains(was[heading], n)) {
				c.Add = append(c.Add, n)
			}
		}
		for _, n := range on {
			gone := !under(n, noted[heading]) && !over(n, noted[heading])
			if gone && (before == nil || under(n, was[heading]) || over(n, was[heading])) {
				c.Leave = append(c.Leave, n)
			}
		}
		if len(c.Add)+len(c.Leave) > 0 {
			p.Lists = append(p.Lists, c)
		}
	}
}

// noted are the numbers whose footnotes name a heading, in digits.
func (e *Export) noted() map[string][]string {
	of := map[string][]string{}
	for _, l := range e.Lines {
		if l.Number >= "98" {
			break
		}
		for _, heading := range l.Headings {
			of[heading] = append(of[heading], strings.ReplaceAll(l.Number, ".", ""))
		}
	}
	return of
}

func under(n string, all []string) bool {
	return slices.ContainsFunc(all, func(o string) bool { return strings.HasPrefix(n, o) })
}

func over(n string, all []string) bool {
	return slices.ContainsFunc(all, func(o string) bool { return strings.HasPrefix(o, n) })
}

// lines compares the ordinary rates of two exports.
func (p *Proposal) lines(now, before *Export) {
	for _, l := range now.Lines {
		if l.Number >= "98" {
			break
		}
		switch was := before.of[l.Number]; {
		case was == nil:
			p.Lines = append(p.Lines, Difference{l.Number, "", "new: " + l.General})
		case was.General != l.General:
			p.Lines = append(p.Lines, Difference{l.Number, was.General, l.General})
		case was.Special != l.Special:
			p.Lines = append(p.Lines, Difference{l.Number, was.Special, l.Special})
		case was.Column2 != l.Column2:
			p.Lines = append(p.Lines, Difference{l.Number, was.Column2, l.Column2})
		}
	}
	for _, l := range before.Lines {
		if l.Number >= "98" {
			break
		}
		if now.of[l.Number] == nil {
			p.Lines = append(p.Lines, Difference{l.Number, l.General, "gone"})
		}
	}
}
