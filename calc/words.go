package calc

import "section321/calc/law"

// The words that a field of a shipment may be.

// A Purpose is what goods are sent for.
type Purpose string

const (
	Sale     Purpose = "sale"
	Gift     Purpose = "gift"
	Personal Purpose = "personal"
)

// A Mode is how goods arrive.
type Mode = law.Mode

// A PersonKind is whose day is counted.
type PersonKind string

const (
	Buyer     PersonKind = "buyer"
	Retailer  PersonKind = "retailer"
	Warehouse PersonKind = "warehouse"
	Owner     PersonKind = "owner"
)

// A Storage is where goods come out of that lay in the US without an entry.
type Storage string

const (
	Zone   Storage = "ftz"
	Bonded Storage = "bonded"
)

// A Filing is how an entry is filed.
type Filing string

const (
	Automated Filing = "automated"
	Manual    Filing = "manual"
	ByCBP     Filing = "cbp"
)

// A PostalMethod is what the carrier of mail chose, while there was a choice.
type PostalMethod string

const (
	AdValorem PostalMethod = "ad-valorem"
	Specific  PostalMethod = "specific"
)
