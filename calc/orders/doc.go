// Package orders checks files of orders as shops export them: whose day was over
// the limit, and what each order owes.
//
// # The way of a file
//
// Sniff guesses from the first bytes how the file is to be read, and asks what it
// leaves open. A Reader takes the file apart, chunk by chunk, into a Table, which
// holds what answers need (some 100 bytes a row, never the file). Table.Answer
// answers every shipment under Assumptions: what the file does not say. Answers can
// be asked again under another law or another route without reading the file again.
// A Pass reads the file a second time and writes it out with the answers.
//
// # What is counted
//
// A row is a line of an order. Only rows that are Counted are added up; returns,
// refunds, cancelled orders, orders to other countries, rows without a price and
// lines that came twice are counted by their RowStatus and left at that. A row that
// cannot be read is Rejected, with its line, its column and the reason, and changes
// no other row's answer.
//
// The limit counts one person's day. A person-day is what one buyer, known by email
// address, number or name and address, imports on one day of importation: the day of
// shipping, else of the order, and the days of transit, in Eastern time. The rows of
// one order on one person-day are a shipment, and each shipment is an entry of its
// own, whose PriorToday is the rest of the person-day. So all shipments of a
// person-day over the limit are dutiable.
//
// A row's retail value is its price × quantity in dollars. The rows of a person-day are
// summed exactly and rounded once, half up to the cent; each row has what it adds to
// that. Amounts are those of calc.Check for the shipment, to the cent; a test asks
// both.
//
// # Limits
//
// Files of more than MaxBytes or MaxRows, rows of more than MaxRecord bytes or
// MaxColumns columns, and rows worth more than a billion dollars are refused.
package orders
