// Command section321 answers what a shipment to the United States owes.
//
//	section321 check < request.json            one request, one answer
//	section321 check -jsonl < requests.jsonl   one a line
//	section321 check -date 2026-09-01 -mode express -from CN -origin CN -value 48
//	section321 orders -mode express -from CN -origin CN orders.csv
//	section321 law -date 2026-09-01 -origin CN
//	section321 changes -hts 6109.10.00.12 -origin CN
//	section321 find cotton t-shirt
//	section321 serve -addr 127.0.0.1:3210
//	section321 mcp
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// errFailed ends the program with status 1 when everything has been said already.
var errFailed = errors.New("failed")

func main() {
	err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	switch {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errFailed):
		os.Exit(1)
	case errors.Is(err, errUsage):
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "section321:", err)
		os.Exit(2)
	}
}

func run(args []string, in io.Reader, out, errs io.Writer) error {
	args, err := leading(args)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		fmt.Fprint(errs, usage)
		return errUsage
	}
	switch args[0] {
	case "check":
		return check(args[1:], in, out, errs)
	case "compare":
		return compare(args[1:], in, out, errs)
	case "orders":
		return checkOrders(args[1:], out, errs)
	case "law":
		return lawInForce(args[1:], in, out, errs)
	case "catalog":
		return whatExists(args[1:], out, errs)
	case "find":
		return find(args[1:], in, out, errs)
	case "changes":
		return changes(args[1:], out, errs)
	case "refund":
		return refundOf(args[1:], in, out, errs)
	case "bill":
		return billOf(args[1:], in, out, errs)
	case "flags":
		return flagsOf(args[1:], in, out, errs)
	case "packet":
		return packetOf(args[1:], in, out, errs)
	case "products":
		return productsOf(args[1:], out, errs)
	case "serve":
		return serve(args[1:], out, errs)
	case "mcp":
		return forAssistants(args[1:], in, out, errs)
	case "version", "-version", "--version":
		fmt.Fprintln(out, "section321", version())
		return nil
	case "help", "-h", "-help", "--help":
		fmt.Fprint(out, usage)
		return nil
	}
	return fmt.Errorf("%q is not a command; use check, compare, orders, find, law, catalog, changes, refund, bill, flags, packet, products, serve or mcp", args[0])
}
