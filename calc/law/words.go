package law

// A Mode is how goods arrive.
type Mode string

const (
	Post    Mode = "post"
	Express Mode = "express"
	Truck   Mode = "truck"
	Rail    Mode = "rail"
	Air     Mode = "air"
	Ocean   Mode = "ocean"
	Baggage Mode = "baggage"
)

// Modes are all there are.
var Modes = []Mode{Post, Express, Truck, Rail, Air, Ocean, Baggage}

// A Confidence is how sure a fact is.
type Confidence string

const (
	Official   Confidence = "official"   // the official text was read
	Secondary  Confidence = "secondary"  // somebody else's account of it was
	Background Confidence = "background" // common knowledge of the trade
)

// Confidences are all there are, the surest first.
var Confidences = []Confidence{Official, Secondary, Background}

// An Importer is who was importer of record.
type Importer string

const (
	Own     Importer = "own"
	Broker  Importer = "broker"
	Courier Importer = "courier"
	ByPost  Importer = "post"
)

// An EntryFact is what can be so of an entry that decides how void duty comes back.
type EntryFact string

const (
	OpenProtest    EntryFact = "open-protest"
	Drawback       EntryFact = "drawback"
	Reconciliation EntryFact = "reconciliation"
)

// A WayState is whether a way to claim is there.
type WayState string

const (
	WayOpen   WayState = "open"
	WayUnsure WayState = "unsure"
	WayLater  WayState = "later"
	WayClosed WayState = "closed"
)

// modesOf are the modes that words name.
func modesOf(words []string) []Mode {
	var all []Mode
	for _, w := range words {
		all = append(all, Mode(w))
	}
	return all
}
