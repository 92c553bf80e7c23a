package orders

import (
	"slices"

	"section321/calc"
	"section321/calc/law"
)

// Shipment returns the shipment that a row of the file belongs to, as a question
// calc.Check answers, and false when the row is not counted. Values are those of
// all units of a row together, in dollars.
func (a *Answers) Shipment(n uint32) (calc.Shipment, bool) {
	if int(n) >= a.rows.n || a.rows.at(n).shipment == none {
		return calc.Shipment{}, false
	}
	s := a.Table.shipments.at(a.rows.at(n).shipment)
	day := a.days.at(s.day)
	shipment := a.shipmentOf(calc.Item{}, day.day)
	shipment.Person.ID, _ = a.person(day.person)
	shipment.PriorToday = (day.retail - s.retail).Dollars()
	shipment.Items = nil
	for at := s.last; at != none; at = a.rows.at(at).before {
		row := a.rows.at(at)
		item := a.classes.classes[a.classes.of[row.product]].item
		item.Description, _, _ = a.productCells(row.product)
		worth := a.worthOf(at)
		item.RetailValue, item.CustomsValue, item.Measures = worth.Retail.Dollars(), worth.Customs.Dollars(), worth.Measures
		shipment.Items = append(shipment.Items, item)
	}
	slices.Reverse(shipment.Items)
	return shipment, true
}

// Imported says of a shipment which order it is of, the line of its first row, the day it
// arrived, the type of entry that its goods take and its duty, calc.Unknown where that is
// not known.
func (a *Answers) Imported(n int) (order string, line int, day law.Date, entry string, duty calc.Cents) {
	s := a.Table.shipments.at(uint32(n))
	row := a.rows.at(s.first)
	order = a.orderText(row.order)
	answer := a.shipments.at(uint32(n))
	return order, int(row.line), a.lawOf(a.days.at(s.day).day), a.kinds[answer.kind].Entry, answer.duty
}

// Shipments returns the number of shipments, each an entry of its own.
func (a *Answers) Shipments() int { return a.shipments.n }

// Amounts returns what a shipment's answer says in numbers, and its first row.
func (a *Answers) Amounts(n int) (outcome calc.Outcome, duty, fees, total calc.Cents, row uint32) {
	s := a.shipments.at(uint32(n))
	return a.kinds[s.kind].Outcome, s.duty, s.fees, s.total(), a.Table.shipments.at(uint32(n)).first
}
