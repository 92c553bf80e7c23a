package calc

// A Field is one thing that a question says. Its word is its name on every face, as the code
// of a problem is.
type Field string

// What shipments and their items say.
const (
	FieldDate          Field = "date"
	FieldMode          Field = "mode"
	FieldFrom          Field = "from"
	FieldPurpose       Field = "purpose"
	FieldPerson        Field = "person"
	FieldKind          Field = "kind"
	FieldWithdrawnFrom Field = "withdrawnFrom"
	FieldFiling        Field = "filing"
	FieldPostalMethod  Field = "postalMethod"
	FieldEntry         Field = "entry"
	FieldLoaded        Field = "loaded"
	FieldRates         Field = "fx"
	FieldItems         Field = "items"

	FieldHTS          Field = "hts"
	FieldOrigin       Field = "origin"
	FieldOrigins      Field = "origins"
	FieldQuantity     Field = "quantity"
	FieldRetailValue  Field = "retailValue"
	FieldCustomsValue Field = "customsValue"
	FieldCurrency     Field = "currency"
	FieldMeasures     Field = "measures"
	FieldMetalValue   Field = "metalValue"
	FieldMetalWeight  Field = "metalWeight"
	FieldClaim        Field = "claim"
	FieldFacts        Field = "facts"
)

// What the questions that are made of shipments say.
const (
	FieldShipment      Field = "shipment"
	FieldProduct       Field = "product"
	FieldProducts      Field = "products"
	FieldShippedFrom   Field = "shippedFrom"
	FieldWeight        Field = "weightKg"
	FieldOrders        Field = "orders"
	FieldPerMonth      Field = "perMonth"
	FieldUnitsPerOrder Field = "unitsPerOrder"
	FieldMix           Field = "mix"
	FieldShare         Field = "share"
	FieldRoutes        Field = "routes"
	FieldID            Field = "id"
	FieldCosts         Field = "costs"
	FieldGoods         Field = "goods"
	FieldValue         Field = "value"
	FieldModes         Field = "modes"
	FieldDates         Field = "dates"
	FieldQuery         Field = "query"
	FieldMost          Field = "most"
	FieldEntries       Field = "entries"
	FieldColumns       Field = "columns"
)

// A Subject is what of a question something is asked or said about: a field of the question,
// of one of its parts or of one of the things that it lists. How a face spells it is the
// face's own.
type Subject struct {
	Within Field  // the part of the question, "" for the question itself
	Of     string // which of the parts, by its name, such as a route
	List   Field  // of which list one thing is meant, "" for none
	At     int    // which of them
	Field  Field  // "" for the thing itself
	Name   string // which of the field's names: a measure, a currency, a cost
}

// About is a field of the question itself.
func About(field Field) Subject { return Subject{Field: field} }

// OfItem is a field of an item.
func OfItem(item int, field Field) Subject {
	return Subject{List: FieldItems, At: item, Field: field}
}

// Called is one of the names of a field.
func (s Subject) Called(name string) Subject {
	s.Name = name
	return s
}

// In is the same of a part of a question.
func (s Subject) In(part Field) Subject {
	s.Within = part
	return s
}

// Alone is the same of goods that are asked about by themselves.
func (s Subject) Alone() Subject {
	if s.List == FieldItems {
		s.List, s.At = "", 0
	}
	return s
}

// None reports whether nothing is meant but the whole question.
func (s Subject) None() bool { return s == Subject{} }

// Item is the item that is meant, -1 for none.
func (s Subject) Item() int {
	if s.List == FieldItems {
		return s.At
	}
	return -1
}
