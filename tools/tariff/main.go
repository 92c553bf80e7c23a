// Command tariff compiles the official editions of the Harmonized Tariff Schedule,
// which are kept in sources, into the files that calc/tariff reads: one for the days
// from 2025 on, and one for each era before.
//
//	go run ./tools/tariff               # writes calc/tariff/schedule/schedule.bin and eras/*.bin
//	go run ./tools/tariff -pack FOLDER  # makes sources/history out of published files
//
// sources/editions.csv lists the editions with the day each is in force from;
// sources/corrections.csv lists the few places where a published file is wrong.
// The same sources give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	sources := flag.String("sources", "tools/tariff/sources", "folder of the official editions")
	out := flag.String("out", "calc/tariff/schedule/schedule.bin", "file to write")
	folder := flag.String("pack", "", "folder of published files to make the sources of the years before 2025 of")
	flag.Parse()

	err := write(*sources, *out, *folder)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tariff:", err)
		os.Exit(1)
	}
}

func write(sources, out, folder string) error {
	if folder != "" {
		return pack(sources, folder)
	}
	data, err := compile(sources)
	if err != nil {
		return err
	}
	eras, before, err := compileEras(sources, data)
	if err != nil {
		return err
	}
	files := map[string][]byte{out: data}
	for _, era := range eras {
		files[filepath.Join(filepath.Dir(out), "eras", era+".bin")] = before[era]
	}
	for file, data := range files {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", file, len(data))
	}
	return nil
}

// compile reads the sources and returns the compiled schedule.
func compile(sources string) ([]byte, error) {
	editions, err := readEditions(sources)
	if err != nil {
		return nil, err
	}
	return encode(editions, merge(editions), "", nil)
}
