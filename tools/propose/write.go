package propose

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Tell says what differs, with the places.
func (p *Proposal) Tell(out io.Writer) {
	fmt.Fprintf(out, "%d headings of chapter 99 that no row names on %s:\n", len(p.Rows), p.Day)
	for _, r := range p.Rows {
		fmt.Fprintf(out, "  %s  %s %s  %s  %s\n", r["heading"], r["kind"], r["rate"], r["origins"], shorten(r["excerpt"]))
	}
	tell(out, "headings with another rate", p.Rates)
	tell(out, "rows in force whose heading is not in the export", p.Ended)
	fmt.Fprintf(out, "%d headings whose footnotes and lists differ:\n", len(p.Lists))
	for _, l := range p.Lists {
		fmt.Fprintf(out, "  %s (%s): %d numbers to add, %d to leave\n", l.Heading, strings.Join(l.Lists, " "), len(l.Add), len(l.Leave))
	}
	if len(p.Lines) > 0 {
		tell(out, "lines of chapters 1 to 97 that are others than in the export before", p.Lines)
	}
}

// Tell says which lists the notes print otherwise, with the places, and which were not found.
func (p *NotesProposal) Tell(out io.Writer) {
	differ := 0
	for _, c := range p.Compared {
		if len(c.Add)+len(c.Leave) > 0 {
			differ++
		}
	}
	fmt.Fprintf(out, "%d lists were held against the notes; %d of them differ:\n", len(p.Compared), differ)
	for _, c := range p.Compared {
		if len(c.Add)+len(c.Leave) == 0 {
			continue
		}
		fmt.Fprintf(out, "  %s: note %s, lines %d to %d of the text, below “%s”\n", c.List, c.Note, c.First, c.Last, shorten(c.Says))
		told := func(what string, numbers []string) {
			if len(numbers) > 0 {
				more := ""
				if len(numbers) > mostTold {
					more = fmt.Sprintf(" and %d more; -out writes them all", len(numbers)-mostTold)
				}
				fmt.Fprintf(out, "    %d %s: %s%s\n", len(numbers), what, strings.Join(numbers[:min(len(numbers), mostTold)], " "), more)
			}
		}
		told("only in the note", c.Add)
		told("only in the list", c.Leave)
	}
	if len(p.Unfound) > 0 {
		fmt.Fprintf(out, "%d lists are printed by no place of the text, or in sentences, and are to be held against it by a person: %s\n", len(p.Unfound), strings.Join(p.Unfound, " "))
	}
}

// Write puts what differs into a folder, a file for each list: its number, and whether it is to be added or to leave.
func (p *NotesProposal) Write(folder, day string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, c := range p.Compared {
		if len(c.Add)+len(c.Leave) == 0 {
			continue
		}
		records := [][]string{{"number", "from", "to", "place"}}
		place := fmt.Sprintf("note %s, lines %d to %d", c.Note, c.First, c.Last)
		for _, n := range c.Add {
			records = append(records, []string{n, day, "", place})
		}
		for _, n := range c.Leave {
			records = append(records, []string{n, "", "the day before " + day, "not in " + place})
		}
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(records); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "note-"+c.List+".csv"), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const mostTold = 20

func tell(out io.Writer, what string, all []Difference) {
	fmt.Fprintf(out, "%d %s:\n", len(all), what)
	for i, d := range all {
		if i == mostTold {
			fmt.Fprintf(out, "  and %d more; -out writes them all\n", len(all)-i)
			return
		}
		fmt.Fprintf(out, "  %s: %s → %s\n", d.Place, d.Ours, d.Theirs)
	}
}

// Write puts the drafts into a folder: measures.csv with the drafted rows, differences.csv with the rest, and for each
// heading the numbers as the lists of the tables have them.
func (p *Proposal) Write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	drafted := [][]string{p.Columns}
	for _, r := range p.Rows {
		record := make([]string, len(p.Columns))
		for i, column := range p.Columns {
			record[i] = r[column]
		}
		drafted = append(drafted, record)
	}
	rest := [][]string{{"what", "place", "ours", "theirs"}}
	for what, all := range map[string][]Difference{"rate": p.Rates, "ended": p.Ended, "line": p.Lines} {
		for _, d := range all {
			rest = append(rest, []string{what, d.Place, d.Ours, d.Theirs})
		}
	}
	files := map[string][][]string{"measures.csv": drafted, "differences.csv": rest}
	for _, l := range p.Lists {
		numbers := [][]string{{"number", "from", "to"}}
		for _, n := range l.Add {
			numbers = append(numbers, []string{n, p.Day, ""})
		}
		for _, n := range l.Leave {
			numbers = append(numbers, []string{n, "", "the day before " + p.Day})
		}
		files["list-"+strings.Join(strings.Fields(l.Heading), "-")+".csv"] = numbers
	}
	for name, records := range files {
		var b strings.Builder
		if err := csv.NewWriter(&b).WriteAll(records); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, "/", "-")), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
