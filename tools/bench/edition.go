package main

import (
	"fmt"

	"section321/calc/wire/native"
	"section321/tools/cases"
	"section321/tools/edition"
	"section321/tools/engine"
)

// What an edition may weigh for a reader of one language, and what may be fetched where one rate of it is another, in
// bytes under brotli.
const (
	mostEdition = 350_000
	mostRate    = 20_000
)

// weighEdition weighs the parts of an edition as a page fetches them: each file by itself.
func weighEdition() error {
	p, err := edition.BuiltIn()
	if err != nil {
		return err
	}
	note, err := p.Describe()
	if err != nil {
		return err
	}
	texts, err := p.Texts()
	if err != nil {
		return err
	}
	whole := engine.Brotli([]byte(note))
	for _, part := range native.Files(p.Tables, p.Lists, p.Schedule) {
		whole += engine.Brotli(part)
	}
	answers, err := cases.Asked(p.Cases, native.First())
	if err != nil {
		return err
	}
	known, said := engine.Brotli(answers), engine.Brotli(texts)
	rate := engine.Brotli([]byte(note)) + engine.Brotli(native.Files(p.Tables, p.Lists, p.Schedule)["law/measures.csv"])
	fmt.Printf("edition, under brotli               bytes    of what it may weigh\n")
	line := func(name string, size, most int) {
		fmt.Printf("%-30s %10d %14.2f\n", name, size, float64(size)/float64(most))
	}
	line("law, lists and tariff", whole, mostEdition)
	line("  with known answers and texts", whole+known+said, mostEdition)
	line("one rate: note and measures", rate, mostRate)
	line("  with known answers", rate+known, mostRate)
	line("  and texts of another language", rate+known+said, mostRate)
	fmt.Println()
	return nil
}
