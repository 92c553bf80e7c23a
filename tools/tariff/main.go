// Command tariff compiles the official editions of the Harmonized Tariff Schedule,
// which are kept in sources, into the one file that calc/tariff reads.
//
//	go run ./tools/tariff            # writes calc/tariff/schedule/schedule.bin
//
// sources/editions.csv lists the editions with the day each is in force from;
// sources/corrections.csv lists the few places where a published file is wrong.
// The same sources give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	sources := flag.String("sources", "tools/tariff/sources", "folder of the official editions")
	out := flag.String("out", "calc/tariff/schedule/schedule.bin", "file to write")
	flag.Parse()

	data, err := compile(*sources)
	if err == nil {
		err = os.WriteFile(*out, data, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tariff:", err)
		os.Exit(1)
	}
	fmt.Printf("%s: %d bytes\n", *out, len(data))
}

// compile reads the sources and returns the compiled schedule.
func compile(sources string) ([]byte, error) {
	editions, err := readEditions(sources)
	if err != nil {
		return nil, err
	}
	return encode(editions, merge(editions))
}
