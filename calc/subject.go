package calc

// A Field is one thing that a question says.
type Field uint8

const (
	noField Field = iota

	// What shipments say.
	FieldDate
	FieldMode
	FieldFrom
	FieldPurpose
	FieldPerson
	FieldKind
	FieldWithdrawnFrom
	FieldFiling
	FieldPostalMethod
	FieldEntry
	FieldLoaded
	FieldRates
	FieldItems

	// What their items say.
	FieldHTS
	FieldOrigin
	FieldOrigins
	FieldQuantity
	FieldRetailValue
	FieldCustomsValue
	FieldCurrency
	FieldMeasures
	FieldMetalValue
	FieldMetalWeight
	FieldClaim
	FieldFacts

	// What questions that are made of shipments say.
	FieldShipment
	FieldProduct
	FieldProducts
	FieldShippedFrom
	FieldWeight
	FieldOrders
	FieldPerMonth
	FieldUnitsPerOrder
	FieldMix
	FieldShare
	FieldRoutes
	FieldID
	FieldCosts
	FieldGoods
	FieldValue
	FieldModes
	FieldDates
	FieldQuery
	FieldMost
	FieldEntries
	FieldColumns

	// What is said of entries that duty comes back of, and of files of orders.
	FieldVoid
	FieldPaid
	FieldLiquidated
	FieldBytes
	FieldCountry
	FieldDecimal
	FieldTotals
	FieldStatuses
	FieldTransitDays
	FieldAsOf
	FieldSKU
	FieldTo
	FieldForeignDuty
)

// fields are the names by which messages and faces call them.
var fields = [...]string{
	FieldDate:          "date",
	FieldMode:          "mode",
	FieldFrom:          "from",
	FieldPurpose:       "purpose",
	FieldPerson:        "person",
	FieldKind:          "kind",
	FieldWithdrawnFrom: "withdrawnFrom",
	FieldFiling:        "filing",
	FieldPostalMethod:  "postalMethod",
	FieldEntry:         "entry",
	FieldLoaded:        "loaded",
	FieldRates:         "fx",
	FieldItems:         "items",
	FieldHTS:           "hts",
	FieldOrigin:        "origin",
	FieldOrigins:       "origins",
	FieldQuantity:      "quantity",
	FieldRetailValue:   "retailValue",
	FieldCustomsValue:  "customsValue",
	FieldCurrency:      "currency",
	FieldMeasures:      "measures",
	FieldMetalValue:    "metalValue",
	FieldMetalWeight:   "metalWeight",
	FieldClaim:         "claim",
	FieldFacts:         "facts",
	FieldShipment:      "shipment",
	FieldProduct:       "product",
	FieldProducts:      "products",
	FieldShippedFrom:   "shippedFrom",
	FieldWeight:        "weightKg",
	FieldOrders:        "orders",
	FieldPerMonth:      "perMonth",
	FieldUnitsPerOrder: "unitsPerOrder",
	FieldMix:           "mix",
	FieldShare:         "share",
	FieldRoutes:        "routes",
	FieldID:            "id",
	FieldCosts:         "costs",
	FieldGoods:         "goods",
	FieldValue:         "value",
	FieldModes:         "modes",
	FieldDates:         "dates",
	FieldQuery:         "query",
	FieldMost:          "most",
	FieldEntries:       "entries",
	FieldColumns:       "columns",
	FieldVoid:          "void",
	FieldPaid:          "paid",
	FieldLiquidated:    "liquidated",
	FieldBytes:         "bytes",
	FieldCountry:       "country",
	FieldDecimal:       "decimal",
	FieldTotals:        "totals",
	FieldStatuses:      "statuses",
	FieldTransitDays:   "transitDays",
	FieldAsOf:          "asOf",
	FieldSKU:           "sku",
	FieldTo:            "to",
	FieldForeignDuty:   "foreignDuty",
}

func (f Field) String() string { return fields[f] }

// A Subject is what of a question something is asked or said about: a field of the question,
// of one of its parts or of one of the things that it lists. How a face spells it is the
// face's own.
type Subject struct {
	Within Field  // the part of the question, none for the question itself
	List   Field  // of which list one thing is meant, none where no list is
	Field  Field  // none for the thing itself
	At     int    // which of the list
	Of     string // which of the parts, by its name, such as a route
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
		s.List, s.At = noField, 0
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
