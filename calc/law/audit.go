//go:build !checkonly

package law

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// A Fault is something wrong in the tables, in the words of whoever keeps them.
type Fault struct {
	File string
	Row  string // what the row is about and the day it begins
	Text string
}

func (f Fault) String() string { return f.File + ", " + f.Row + ": " + f.Text }

// An auditor gathers faults.
type auditor struct {
	*Library
	others []*Library
	faults []Fault
}

func (a *auditor) say(file, row, format string, args ...any) {
	a.faults = append(a.faults, Fault{file, row, fmt.Sprintf(format, args...)})
}

// Audit returns what is wrong in a library with measures although every row can be read:
// facts of one series that overlap or leave days without law, rows without proof, documents
// that nothing cites or whose link leads nowhere in particular, and names of countries, facts,
// amounts, entries, measures or lists that mean nothing. The lists are the names of the
// product lists at hand. What the others cite, such as the law of earlier years, is cited.
func (l *Library) Audit(lists []string, others ...*Library) []Fault {
	a := &auditor{Library: l, others: others}
	a.series()
	a.proof()
	a.documents()
	a.words()
	a.measures(lists)
	return a.faults
}

// A dated fact, with what makes it one of a series: facts of the same key take turns and must
// not overlap.
type dated struct {
	file, key string
	money     bool // it states an amount or a rate
	Fact
}

func (d *dated) row() string { return d.key + " from " + string(d.From) }

// facts are those of the tables of which a series has one row at a time.
func (l *Library) facts() []dated {
	var facts []dated
	add := func(file, key string, money bool, f Fact) { facts = append(facts, dated{file, key, money, f}) }
	for _, x := range l.Limits {
		add("limits.csv", x.Provision+" "+strings.Join(x.ShippedFrom, " "), true, x.Fact)
	}
	for _, x := range l.Suspensions {
		for _, mode := range Modes {
			if x.Modes.has(string(mode)) {
				add("suspensions.csv", x.Rule+" "+string(mode), false, x.Fact)
			}
		}
	}
	for _, x := range l.Exclusions {
		add("exclusions.csv", x.Rule, false, x.Fact)
	}
	for _, x := range l.Rules {
		add("rules.csv", x.Rule, false, x.Fact)
	}
	for _, x := range l.Thresholds {
		add("thresholds.csv", x.Name, true, x.Fact)
	}
	for _, x := range l.Entries {
		add("entries.csv", x.Rule, false, x.Fact)
	}
	for _, x := range l.Fees {
		add("fees.csv", "fees", true, x.Fact)
	}
	for _, x := range l.Charges {
		add("charges.csv", fmt.Sprint(x.Layer, x.Amount, x.Rate, x.When), true, x.Fact)
	}
	for _, x := range l.Waivers {
		add("waivers.csv", x.Text.String(), false, x.Fact)
	}
	for _, x := range l.Reaches {
		add("chapter99_reach.csv", x.Reach, false, x.Fact)
	}
	for _, x := range l.Routes {
		add("routes.csv", x.Route+" "+strings.Join(x.GoodsFrom, " "), false, x.Fact)
	}
	for _, x := range l.Measures {
		add("measures.csv", x.ID, !x.Rate.IsZero(), x.Fact)
	}
	return facts
}

// series finds facts that overlap, leave a gap or stand in the wrong order.
func (a *auditor) series() {
	last := map[string]dated{}
	for _, f := range a.facts() {
		series := f.file + " " + f.key
		newer, follows := last[series]
		last[series] = f
		switch {
		case !follows:
		case f.From > newer.From:
			a.say(f.file, f.row(), "stands below the row from %s, which is older; the newest comes first", newer.From)
		case f.overlaps(&newer.Fact):
			a.say(f.file, f.row(), "holds until %s, but the next row of it begins on %s: write %s as its last day",
				orForever(f.To), newer.From, newer.From.AddDays(-1))
		case f.To.AddDays(1) != newer.From:
			a.say(f.file, f.row(), "ends on %s and the next row of it begins on %s: nothing holds between them", f.To, newer.From)
		}
	}
}

func orForever(d Date) string {
	if d == "" {
		return "further notice"
	}
	return string(d)
}

// mostExcerpt is how long an excerpt is at most.
const mostExcerpt = 300

// proof finds rows that say nothing, or that state law which was not read in the official text
// with neither an excerpt nor a note on the doubt.
func (a *auditor) proof() {
	for _, f := range a.facts() {
		if f.Text.Silent() && f.file != "fees.csv" {
			a.say(f.file, f.row(), "the column text is empty; it is what a person reads")
		}
		if f.Confidence != "official" && f.Excerpt.Silent() && f.Note.Silent() && f.file != "fees.csv" {
			a.say(f.file, f.row(), "is %s, with neither an excerpt nor a note on the doubt", f.Confidence)
		}
		if n := len(f.Excerpt.String()); n > mostExcerpt {
			a.say(f.file, f.row(), "its excerpt has %d letters; %d is the most", n, mostExcerpt)
		}
	}
}

// documents finds documents that no row cites and links that lead to a front door.
func (a *auditor) documents() {
	cited := map[string]bool{}
	for _, l := range append(a.others, a.Library) {
		for _, ids := range l.everyCitation() {
			for _, id := range ids {
				cited[id] = true
			}
		}
	}
	for _, s := range a.SourcesInOrder {
		if !cited[s.ID] {
			a.say("sources.csv", s.ID, "no row cites it")
		}
		u, err := url.Parse(s.URL)
		switch {
		case err != nil || !strings.HasPrefix(u.Scheme, "http") || u.Host == "":
			a.say("sources.csv", s.ID, "%q is not a link", s.URL)
		case u.Query().Get("p") == "" && len(strings.Trim(u.Path, "/")) < 2 && s.Confidence == "official":
			a.say("sources.csv", s.ID, "%s leads to a front door, not to the document", s.URL)
		}
		if s.Published == "" {
			a.say("sources.csv", s.ID, "the day it was published is missing")
		}
		if s.Checked > "2100" || s.Checked < a.VerifiedThrough {
			a.say("sources.csv", s.ID, "it was checked on %s, but edition.csv says that the law was checked through %s", s.Checked, a.VerifiedThrough)
		}
	}
}

// everyFact returns the facts of all rows.
func (l *Library) everyFact() []Fact {
	var all []Fact
	add := func(f Fact) { all = append(all, f) }
	for _, f := range l.facts() {
		add(f.Fact)
	}
	for _, x := range l.Presumptions {
		add(x.Fact)
	}
	for _, x := range l.Programs {
		add(x.Fact)
	}
	for _, x := range l.Postal {
		add(x.Fact)
	}
	for _, x := range l.Column2 {
		add(x.Fact)
	}
	for _, x := range l.Voids {
		add(x.Fact)
	}
	return append(all, l.Refunds.facts()...)
}

func (l *Library) everyCitation() [][]string {
	var all [][]string
	for _, f := range l.everyFact() {
		all = append(all, f.Cite)
	}
	for _, x := range l.Points {
		all = append(all, x.Cite)
	}
	return all
}

// words finds names that mean nothing.
func (a *auditor) words() {
	for _, x := range a.Limits {
		a.countriesOf("limits.csv", x.Provision, x.ShippedFrom)
	}
	for _, x := range a.Suspensions {
		a.countriesOf("suspensions.csv", x.Rule, x.Origins)
		a.factsOf("suspensions.csv", x.Rule, x.ExceptFacts)
	}
	for _, x := range a.Exclusions {
		a.factsOf("exclusions.csv", x.Rule, set{x.Kind})
		if x.UnlessUpto != "" {
			a.amountsOf("exclusions.csv", x.Rule, set{x.UnlessUpto})
		}
	}
	for _, x := range a.Reaches {
		a.countriesOf("chapter99_reach.csv", x.Reach, x.Origins)
	}
	for _, x := range a.Programs {
		a.countriesOf("programs.csv", strings.Join(x.Symbols, " "), x.Origins)
	}
	for _, x := range a.Postal {
		a.countriesOf("postal.csv", x.Method, x.Origins)
	}
	for _, x := range a.Column2 {
		a.countriesOf("column2.csv", string(x.From), x.Origins)
	}
	for _, x := range a.Entries {
		a.when("entries.csv", x.Rule, x.When)
		for _, kind := range append(slices.Clone(x.Or), x.Type) {
			if a.EntryNames[kind].Silent() {
				a.say("entries.csv", x.Rule, "the type of entry %q is not in entry_types.csv", kind)
			}
		}
		if len(x.Or) > 0 && x.OrIf.Silent() {
			a.say("entries.csv", x.Rule, "names other types, but not in or_text when they are")
		}
	}
	for _, x := range a.Waivers {
		a.when("waivers.csv", strings.Join(x.Layers, " "), x.When)
	}
	for _, x := range a.Charges {
		a.when("charges.csv", x.Layer, x.When)
		for _, f := range a.Fees {
			for _, column := range []string{x.Amount, x.Rate, x.Minimum, x.Maximum} {
				if _, ok := f.Value(column); column != "" && !ok {
					a.say("charges.csv", x.Layer, "%q is neither a number nor a column of fees.csv", column)
				}
			}
		}
	}
}

func (a *auditor) when(file, row string, w When) {
	a.countriesOf(file, row, w.words("origin"))
	a.factsOf(file, row, w.words("fact"))
	a.amountsOf(file, row, w.words("over"))
	a.amountsOf(file, row, w.words("upto"))
	for _, e := range w.words("entry") {
		if _, ok := a.EntryNames[e]; !ok && e != "*" {
			a.say(file, row, "the type of entry %q is not in entry_types.csv", e)
		}
	}
	for _, r := range w.words("entry-rule") {
		if r != "*" && !slices.ContainsFunc(a.Entries, func(e *Entry) bool { return e.Rule == r }) {
			a.say(file, row, "%q is not a rule of entries.csv", r)
		}
	}
}

func (a *auditor) countriesOf(file, row string, codes []string) {
	for _, code := range codes {
		if _, ok := a.countries[code]; !ok && code != "*" {
			a.say(file, row, "%q is neither a country of countries.csv nor a group of groups.csv", code)
		}
	}
}

func (a *auditor) factsOf(file, row string, words []string) {
	for _, w := range words {
		fact := strings.TrimPrefix(w, "not-")
		if w != "*" && !slices.ContainsFunc(a.GoodsFacts, func(f GoodsFact) bool { return f.Fact == fact }) {
			a.say(file, row, "the fact %q is not in facts.csv", w)
		}
	}
}

func (a *auditor) amountsOf(file, row string, words []string) {
	for _, w := range words {
		if w != "*" && !slices.ContainsFunc(a.Thresholds, func(x *Threshold) bool { return x.Name == w }) {
			a.say(file, row, "the amount %q is not in thresholds.csv", w)
		}
	}
}

var kinds = []string{Additive, Floor, Exemption, Rest, Prohibition, Instead, Uncovered}

// measures finds what is wrong between the rows of the measures and with the lists.
func (a *auditor) measures(lists []string) {
	const file = "measures.csv"
	ids, families, speaksOf := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range a.Measures {
		if ids[m.ID] {
			a.say(file, m.ID, "two measures have this id")
		}
		ids[m.ID] = true
		for _, family := range m.Families {
			families[family] = true
		}
		for _, name := range slices.Concat(m.Displaces, m.Charged) {
			speaksOf[name] = true
		}
	}
	used := map[string]bool{}
	for _, m := range a.Measures {
		for _, family := range m.Families {
			if ids[family] {
				a.say(file, m.ID, "%s is the name of a family and of a measure", family)
			}
			if !speaksOf[family] {
				a.say(file, m.ID, "no measure speaks of the family %s", family)
			}
		}
		for _, name := range slices.Concat(m.Displaces, m.Charged) {
			if !ids[name] && !families[name] {
				a.say(file, m.ID, "it names %s, which is neither a measure nor a family", name)
			}
		}
		for _, list := range slices.Concat(m.Lists, m.ExceptLists) {
			if used[list] = true; !slices.Contains(lists, list) && !strings.HasPrefix(list, "=") {
				a.say(file, m.ID, "there is no list %s", list)
			}
		}
		a.factsOf(file, m.ID, m.Needs)
		a.countriesOf(file, m.ID, slices.Concat(m.Origins, m.ExceptOrigins))
		if !slices.Contains(kinds, m.Kind) {
			a.say(file, m.ID, "%q is no kind of measure; the kinds are %s", m.Kind, strings.Join(kinds, ", "))
		}
		if (m.Kind == Exemption || m.Kind == Rest) && len(m.Displaces) == 0 {
			a.say(file, m.ID, "it exempts from nothing: name in displaces what it takes away")
		}
		if m.Kind == Additive && len(m.Needs) > 0 && m.Ask.Silent() && len(m.Displaces) == 0 {
			a.say(file, m.ID, "it raises the duty on a fact that nobody is asked for: write the question in ask")
		}
	}
	for _, list := range lists {
		if !used[list] {
			a.say("lists", list, "no measure uses this list")
		}
	}
}
