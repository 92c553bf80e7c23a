package contract

// A CheckRequest asks about one shipment: is it free, and if not, what is owed?
//
//contract:go calc.Shipment
//contract:then shipmentRead
type CheckRequest struct {
	// Day of importation.
	Date Date `json:"date"`
	Mode Mode `json:"mode"`
	// Country of shipment.
	From              Country      `json:"from"`
	Purpose           Purpose      `json:"purpose,omitempty" default:"sale"`
	Person            Person       `json:"person,omitempty"`
	WithdrawnFrom     Storage      `json:"withdrawnFrom,omitempty" or:"empty"`
	Items             []Item       `json:"items" minItems:"1" maxItems:"999" most:"calc.MaxItems too-many-items items-too-many drop"`
	PriorToday        Amount       `json:"priorToday,omitempty"`
	SplitFromOneOrder bool         `json:"splitFromOneOrder,omitempty" go:"SplitOrder"`
	PostalMethod      PostalMethod `json:"postalMethod,omitempty" or:"empty"`
	Filing            Filing       `json:"filing,omitempty" default:"automated"`
	// Cleared at an express consignment facility; true for express where it is left out.
	ECCF bool `json:"eccf,omitempty"`
	// The type of entry that is made, where several are possible.
	Entry  string     `json:"entry,omitempty"`
	Loaded DateOrNone `json:"loaded,omitempty"`
	// US dollars for one of each foreign currency.
	FX Amounts `json:"fx,omitempty" go:"Rates"`
}

// A Person is whose day is counted.
//
//contract:go calc.Person
type Person struct {
	ID   string     `json:"id,omitempty"`
	Kind PersonKind `json:"kind,omitempty" default:"buyer"`
}

// An Item is one kind of goods in a shipment.
//
//contract:go calc.Item
//contract:then itemRead
type Item struct {
	Description string `json:"description,omitempty"`
	// 8 or 10 digits, with or without dots.
	HTS string `json:"hts,omitempty" read:"tariffNumber"`
	// Where it was made. One of origin and origins is needed.
	Origin Country `json:"origin,omitempty"`
	// While origin is left out: the countries it may have been made in, at most 12, or * for any. All items together may have been made in 150 ways, and ways times items are at most 900.
	Origins  []string `json:"origins,omitempty" read:"originsInto"`
	Quantity Amount   `json:"quantity,omitempty" code:"invalid-quantity" default:"1"`
	// Fair retail value of one unit in the country of shipment.
	RetailValue Amount `json:"retailValue"`
	// Value of one unit that duty is charged on; the retail value where it is left out.
	CustomsValue Amount `json:"customsValue,omitempty"`
	Currency     string `json:"currency,omitempty" pattern:"^[A-Z]{3}$" default:"USD"`
	// Quantities of all units together, by the tariff's units: kg, no, doz …
	Measures Amounts `json:"measures,omitempty" read:"measuresInto"`
	// Value of the metal in one unit.
	MetalValue Amounts `json:"metalValue,omitempty"`
	// Percent of the weight.
	MetalWeight Amounts `json:"metalWeight,omitempty"`
	// Symbol of a program, such as S.
	Claim     string `json:"claim,omitempty" read:"claim" go:"-"`
	Recipient string `json:"recipient,omitempty"`
	// What else is so of the goods; law lists the words.
	Facts []string `json:"facts,omitempty"`
}

// A CheckAnswer says what the shipment owes and which law says so.
//
//contract:go calc.Answer
type CheckAnswer struct {
	Outcome     Outcome      `json:"outcome"`
	Exemption   Exemption    `json:"exemption"`
	Entry       *Entry       `json:"entry"`
	Lines       []Line       `json:"lines"`
	NotApplied  []NotApplied `json:"notApplied"`
	Asks        []Ask        `json:"asks" by:"pricedAsks"`
	Unsupported []Gap        `json:"unsupported"`
	// What was presumed and not said: the field that says otherwise, and the fact whose denial does.
	Assumed []Assumption `json:"assumed"`
	Duty    *Money       `json:"duty"`
	Fees    *Money       `json:"fees"`
	Total   *Money       `json:"total"`
	AtLeast Money        `json:"atLeast,omitempty"`
	AtMost  Money        `json:"atMost,omitempty"`
	// Bounds of total over everything that is not known, and everything that could be claimed or
	// chosen and was not. Equal where nothing is open; a bound that is not known is left out, and why
	// says why.
	CouldBe CouldBe `json:"couldBe,omitempty"`
	// Each way in which the goods may be entered, with what it costs; the first is the one answered.
	Entries []EntryWay `json:"entries,omitempty" when:"x.CouldBe != nil"`
	// What was due since the law was last checked and could not be seen, and bears on the total:
	// under each reading.
	Open         []OpenPoint   `json:"open,omitempty" when:"x.CouldBe != nil"`
	Alternatives []Alternative `json:"alternatives"`
	// The part of the duty that was void; absent where none was.
	Refund  VoidPart `json:"refund,omitempty"`
	Law     Law      `json:"law"`
	Sources Sources  `json:"sources"`
}

// NotApplied is a rule or a duty that did not apply, and why.
//
//contract:go calc.NotApplied
type NotApplied struct {
	Rule   string `json:"rule,omitempty"`
	Layer  string `json:"layer,omitempty"`
	Why    string `json:"why"`
	WhySay Say    `json:"whySay,omitempty"`
	Cite   Cite   `json:"cite"`
}

// An Assumption is what was presumed and not said.
//
//contract:go calc.Assumption
type Assumption struct {
	Field string `json:"field" go:"Subject"`
	Fact  string `json:"fact,omitempty"`
	Text  string `json:"text"`
	Say   Say    `json:"say,omitempty"`
	Cite  Cite   `json:"cite"`
}

// Bounds of total over everything that is not known, and everything that could be claimed or
// chosen and was not. Equal where nothing is open; a bound that is not known is left out, and why
// says why.
//
//contract:go calc.Bounds
type CouldBe struct {
	Bounds
	Why    string `json:"why,omitempty"`
	WhySay Say    `json:"whySay,omitempty"`
}

// An EntryWay is a way in which the goods may be entered, with what it costs.
//
//contract:go calc.EntryWay
type EntryWay struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	// Who may use it, or why it is the one.
	Text  string `json:"text,omitempty"`
	Say   Say    `json:"say,omitempty"`
	Fees  *Money `json:"fees"`
	Total *Money `json:"total"`
	Lines []Line `json:"lines"`
	Cite  Cite   `json:"cite"`
}

// An OpenPoint is what was due since the law was last checked and could not be seen.
//
//contract:go calc.OpenPoint
type OpenPoint struct {
	ID       string    `json:"id"`
	Text     string    `json:"text"`
	Say      Say       `json:"say,omitempty"`
	Since    Date      `json:"since"`
	Readings []Reading `json:"readings"`
	Cite     Cite      `json:"cite"`
}

// A Reading is what an open point would mean, with the bounds of the total under it.
//
//contract:go calc.Reading
type Reading struct {
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
	Bounds
}

// An Alternative is the duty by one method the carrier could have chosen.
//
//contract:go calc.Alternative
type Alternative struct {
	Method string `json:"method"`
	Duty   Money  `json:"duty"`
	Lines  []Line `json:"lines"`
}

// The part of the duty that was void; absent where none was.
//
//contract:name Refund
//contract:go calc.Refund
type VoidPart struct {
	// What the void duties added, which comes back; null where a fact is missing.
	Void *Money `json:"void"`
	// The duty without them.
	Owed *Money `json:"owed"`
	// The void duties as they were charged.
	Lines []Line `json:"lines"`
	// What other duties would have charged without them.
	Instead []Line `json:"instead"`
	// What does not come back; text says why.
	Kept []Line `json:"kept"`
	Text string `json:"text"`
	Say  Say    `json:"say,omitempty"`
	Cite Cite   `json:"cite"`
}

// An Exemption says how the limit of the day was applied.
//
//contract:go calc.Exemption
type Exemption struct {
	Provision      string      `json:"provision"`
	Limit          *Money      `json:"limit"`
	StatutoryLimit *Money      `json:"statutoryLimit" go:"Statutory"`
	Aggregate      Money       `json:"aggregate"`
	Headroom       *Money      `json:"headroom"`
	Exempt         bool        `json:"exempt"`
	Because        []Reason    `json:"because"`
	Recipients     []Recipient `json:"recipients,omitempty"`
}

// A Recipient is one of several people whom a gift package is for.
//
//contract:go calc.RecipientShare
type Recipient struct {
	Recipient string `json:"recipient"`
	Aggregate Money  `json:"aggregate"`
	Exempt    bool   `json:"exempt"`
}

// An Entry is the type of entry, and why.
//
//contract:go calc.EntryAnswer
type Entry struct {
	EntryAlternative
	Alternatives []EntryAlternative `json:"alternatives"`
}

// An EntryAlternative is another type of entry that is possible.
//
//contract:go calc.EntryAnswer
type EntryAlternative struct {
	// none, 321, 86, 11, 01, 03, 02, 13, mail and others.
	Type    string `json:"type"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	Text    string `json:"text"`
	Say     Say    `json:"say,omitempty"`
	Cite    Cite   `json:"cite"`
}

// An Ask is a fact that is missing, as a question.
//
//contract:go calc.Ask
type Ask struct {
	Field string `json:"field" go:"Subject"`
	// The fact that answers it with yes, and not- before it with no; left out where the answer is
	// another.
	Fact string `json:"fact,omitempty"`
	Text string `json:"text" go:"=x.Text()"`
	Say  Say    `json:"say,omitempty"`
	// The question alone, without what text says of it.
	Question    string `json:"question,omitempty" when:"always"`
	QuestionSay Say    `json:"questionSay,omitempty"`
	// What is said of the question, where something is.
	More       string `json:"more,omitempty"`
	MoreSay    Say    `json:"moreSay,omitempty"`
	Decides    string `json:"decides"`
	DecidesSay Say    `json:"decidesSay,omitempty"`
	Effect     Effect `json:"effect"`
	Cite       Cite   `json:"cite"`
	// What is asked: a field of an item, or of the shipment where item is left out; of is the fact,
	// the measure or the metal. In answers to check.
	About About `json:"about,omitempty" by:"about" when:"w.priced"`
	// Answers that can be named, and what the total becomes with each. Empty where the answer is a
	// number that nobody can guess, and in shipments of more than 12 items, of which one with only the
	// beginning of its number counts as four.
	Options []Option `json:"options,omitempty" when:"w.priced"`
	// Dollars of range that an answer takes away, on the average of the options. Left out where there
	// is no upper bound before it is answered.
	Narrows string `json:"narrows,omitempty" pattern:"^-?[0-9]+\\.[0-9]{2}$" when:"w.priced"`
}

// What is asked: a field of an item, or of the shipment where item is left out; of is the fact,
// the measure or the metal. In answers to check.
type About struct {
	Item int `json:"item,omitempty" minimum:"0"`
	// claim, hts, facts, measures, metalValue, metalWeight, entry, loaded, postalMethod and others.
	Field string `json:"field"`
	Of    string `json:"of,omitempty"`
}

// An Option is an answer to a question, and the total with it.
//
//contract:go calc.Option
type Option struct {
	// The field as the request has it: {"claim": "S"}. Facts are added to those given, amounts to
	// those of other names.
	Answer OptionAnswer `json:"answer" by:"setting"`
	Text   string       `json:"text"`
	Say    Say          `json:"say,omitempty"`
	Bounds
}

// The field as the request has it: {"claim": "S"}. Facts are added to those given, amounts to
// those of other names.
type OptionAnswer struct {
	HTS          string       `json:"hts,omitempty"`
	Origin       Country      `json:"origin,omitempty"`
	Claim        string       `json:"claim,omitempty"`
	Facts        []string     `json:"facts,omitempty"`
	MetalValue   Amounts      `json:"metalValue,omitempty"`
	MetalWeight  Amounts      `json:"metalWeight,omitempty"`
	Entry        string       `json:"entry,omitempty"`
	Loaded       Date         `json:"loaded,omitempty"`
	PostalMethod PostalMethod `json:"postalMethod,omitempty"`
}

// Mode is how the goods arrive.
type Mode string

const (
	ModePost    Mode = "post"
	ModeExpress Mode = "express"
	ModeTruck   Mode = "truck"
	ModeRail    Mode = "rail"
	ModeAir     Mode = "air"
	ModeOcean   Mode = "ocean"
	ModeBaggage Mode = "baggage"
)

// Purpose is what the goods are sent for.
type Purpose string

const (
	PurposeSale     Purpose = "sale"
	PurposeGift     Purpose = "gift"
	PurposePersonal Purpose = "personal"
)

// Storage is where goods come out of that lay in the US without an entry.
type Storage string

const (
	StorageFtz    Storage = "ftz"
	StorageBonded Storage = "bonded"
)

// PostalMethod is what the carrier of mail chose, while there was a choice.
type PostalMethod string

const (
	PostalMethodAdValorem PostalMethod = "ad-valorem"
	PostalMethodSpecific  PostalMethod = "specific"
)

// Filing is how an entry is filed.
type Filing string

const (
	FilingAutomated Filing = "automated"
	FilingManual    Filing = "manual"
	FilingCbp       Filing = "cbp"
)

// PersonKind is whose day is counted.
type PersonKind string

const (
	PersonKindBuyer     PersonKind = "buyer"
	PersonKindRetailer  PersonKind = "retailer"
	PersonKindWarehouse PersonKind = "warehouse"
	PersonKindOwner     PersonKind = "owner"
)

// Outcome is how a check ends.
type Outcome string

const (
	OutcomeExempt      Outcome = "exempt"
	OutcomeDutiable    Outcome = "dutiable"
	OutcomeIncomplete  Outcome = "incomplete"
	OutcomeProhibited  Outcome = "prohibited"
	OutcomeUnsupported Outcome = "unsupported"
)

// Effect is what the answer to a question can do.
type Effect string

const (
	EffectCouldLower       Effect = "could-lower"
	EffectCouldRaise       Effect = "could-raise"
	EffectCouldChangeEntry Effect = "could-change-entry"
)

// Bounds are those of the total; one that is not known is left out.
//
//contract:go calc.Bounds
type Bounds struct {
	Least Money `json:"least,omitempty"`
	Most  Money `json:"most,omitempty"`
}
