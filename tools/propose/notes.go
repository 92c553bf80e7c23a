package propose

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"section321/calc/tariff/lists"
)

// A NoteChange is a list of the tables as a note of chapter 99 prints it.
type NoteChange struct {
	List        string
	Note        string   // as far as the text before it tells, such as 31(b)
	First, Last int      // the lines of the text that print its numbers
	Says        string   // the line before them
	Numbers     int      // that the note prints
	Add, Leave  []string // numbers that stand in the note alone, and in the list alone
}

// A NotesProposal is what the text of the notes says otherwise than the lists of a day.
type NotesProposal struct {
	Compared []NoteChange // lists that were held against a place of the text, whether they differ or not
	Unfound  []string     // lists that no place of the text prints: they are to be held against it by a person
}

// A place prints numbers, one behind the other.
type place struct {
	note, says  string
	first, last int
	on          map[string]bool
	near        map[string]bool // numbers in the prose beside them
}

var (
	pageLine = regexp.MustCompile(`Harmonized Tariff Schedule|Annotated for Statistical|^\s*XXII\s*$|99 - (III|IV|[IVX]+) - \d|U\.S\. Notes? \(con`)
	misprint = regexp.MustCompile(`\b(\d{4})[;,](\d\d\.\d\d)\b`) // 2803;00.00
	printed  = regexp.MustCompile(`\b\d{4}(?:\.\d\d(?:\.\d\d(?:\d\d)?)?)?\b`)
	numbers  = regexp.MustCompile(`^[\s\d.;,:()/]*(?:(?:and|or)[\s\d.;,:()/]*)*$`)
	chapter  = regexp.MustCompile(`^\s*SUBCHAPTER [IVX]+\s*$`)
	noteHead = regexp.MustCompile(`^\s{0,4}(\d{1,2})\.(?:$|\s+([A-Z]|\(a\)|\[))`)
	letter   = regexp.MustCompile(`^\s{0,8}(?:\d{1,2}\.\s+)?\(([a-z]{1,3}|[ivxl]+)\)`)
)

// alike is how much of a list and of a place is in both, at least, where the place prints the list.
const alike = 0.5

// beside is how many lines of prose before and behind a place still belong to it.
const beside = 3

// places finds where the text prints rows of numbers.
func places(text string) (all []*place) {
	var at *place
	var prose [][]string // numbers of the last lines of prose
	note, sub, says, behind := 0, "", "", 0
	for n, line := range strings.Split(text, "\n") {
		line = misprint.ReplaceAllString(strings.TrimRight(line, "\r"), "$1.$2")
		if strings.TrimSpace(line) == "" || pageLine.MatchString(line) {
			continue
		}
		if chapter.MatchString(line) {
			note = 0
		}
		if m := noteHead.FindStringSubmatch(line); m != nil {
			// Items of lists are numbered, too; notes that are gone leave a gap.
			if number, _ := strconv.Atoi(m[1]); number == note+1 || strings.ToLower(m[2]) == m[2] && number > note && number <= note+12 {
				note, sub = number, ""
			}
		}
		if m := letter.FindStringSubmatch(line); m != nil {
			sub = "(" + m[1] + ")"
		}
		var found []string
		for _, number := range printed.FindAllString(line, -1) {
			if !strings.HasPrefix(number, "99") && (len(number) > 4 || numbers.MatchString(line)) {
				found = append(found, strings.ReplaceAll(number, ".", ""))
			}
		}
		if !numbers.MatchString(line) || len(found) == 0 {
			if says = strings.TrimSpace(line); at != nil {
				at.beside(found)
				if behind++; behind == beside {
					at = nil
				}
			}
			prose = append(prose[max(0, len(prose)-beside+1):], found)
			continue
		}
		if at == nil || behind > 0 {
			at, behind = &place{note: strconv.Itoa(note) + sub, says: says, first: n + 1, on: map[string]bool{}, near: map[string]bool{}}, 0
			for _, some := range prose {
				at.beside(some)
			}
			all = append(all, at)
		}
		at.last = n + 1
		for _, number := range found {
			at.on[number] = true
		}
		prose = prose[:0]
	}
	return all
}

func (p *place) beside(some []string) {
	for _, number := range some {
		p.near[number] = true
	}
}

// ReadNotes reads the text of chapter 99 from a file, which may be packed by gzip.
func ReadNotes(data []byte) (string, error) {
	plain, err := unpacked(data)
	return string(plain), err
}

// Notes holds the text of the notes of chapter 99, as it is taken out of the document of the Commission line by line,
// against the lists of a day. Each list is looked for where the text prints one that is most like it, so that it does
// not matter where in the text a note is. Numbers that stand in sentences are not read: such a list is told to be unfound.
func Notes(text string, listed *lists.Lists, day string) (*NotesProposal, error) {
	all := places(text)
	if len(all) == 0 {
		return nil, errors.New("no line of the text prints tariff numbers; it is taken for the text of chapter 99 as the Commission's document has it, a line a line")
	}
	of := map[string][]string{} // numbers of each list
	for _, e := range listed.Entries() {
		for _, on := range e.On {
			if on.From <= day && (on.To == "" || day <= on.To) {
				of[on.List] = append(of[on.List], e.Number)
			}
		}
	}
	p := &NotesProposal{}
	for _, name := range slices.Sorted(maps.Keys(of)) {
		best, most := (*place)(nil), 0.0
		for _, at := range all {
			both := 0
			for _, number := range of[name] {
				if at.on[number] {
					both++
				}
			}
			if share := float64(both) / float64(len(at.on)+len(of[name])-both); share > most {
				best, most = at, share
			}
		}
		if most < alike {
			p.Unfound = append(p.Unfound, name)
			continue
		}
		p.Compared = append(p.Compared, best.against(name, of[name]))
	}
	return p, nil
}

// against tells what stands in a place or in a list alone.
func (p *place) against(list string, ours []string) NoteChange {
	c := NoteChange{List: list, Note: p.note, First: p.first, Last: p.last, Says: p.says, Numbers: len(p.on)}
	for _, number := range slices.Sorted(maps.Keys(p.on)) {
		if !slices.Contains(ours, number) {
			c.Add = append(c.Add, number)
		}
	}
	for _, number := range slices.Sorted(slices.Values(ours)) {
		if !p.on[number] && !p.near[number] {
			c.Leave = append(c.Leave, number)
		}
	}
	return c
}
