package contract

// A LawRequest asks what was in force on a day.
//
//contract:go inforce.Question
type LawRequest struct {
	Date   Date          `json:"date"`
	Origin CountryOrNone `json:"origin,omitempty"`
	Mode   Mode          `json:"mode,omitempty" or:"empty"`
}

// A LawAnswer is what was in force on a day.
//
//contract:go inforce.Answer
type LawAnswer struct {
	Date        Date          `json:"date"`
	Origin      CountryOrNone `json:"origin"`
	Mode        string        `json:"mode"`
	Provisions  []Provision   `json:"provisions"`
	Suspensions []Rule        `json:"suspensions"`
	Exclusions  []Rule        `json:"exclusions"`
	Rules       []Rule        `json:"rules"`
	Entries     []EntryRule   `json:"entries"`
	Fees        []Fee         `json:"fees"`
	Facts       []GoodsFact   `json:"facts"`
	Measures    []Measure     `json:"measures"`
	Unsupported []Gap         `json:"unsupported"`
	Timeline    []Period      `json:"timeline"`
	Law         Law           `json:"law"`
	Sources     Sources       `json:"sources"`
}

// A Provision is an exemption, and what it frees: 0.00 while it is suspended.
//
//contract:go inforce.ProvisionInForce
type Provision struct {
	ID             string     `json:"id" go:"Provision"`
	Provision      string     `json:"provision" go:"Authority"`
	ShippedFrom    []string   `json:"shippedFrom"`
	Limit          Money      `json:"limit" go:"Free"`
	StatutoryLimit Money      `json:"statutoryLimit" go:"Amount"`
	From           DateOrNone `json:"from"`
	To             DateOrNone `json:"to"`
	Text           string     `json:"text"`
	Say            Say        `json:"say,omitempty"`
	Excerpt        string     `json:"excerpt,omitempty"`
	ExcerptSay     Say        `json:"excerptSay,omitempty"`
	Note           string     `json:"note,omitempty"`
	NoteSay        Say        `json:"noteSay,omitempty"`
	Confidence     string     `json:"confidence"`
	Cite           Cite       `json:"cite"`
}

// A Rule is a statement of law.
//
//contract:go inforce.RuleInForce
type Rule struct {
	Rule       string     `json:"rule"`
	From       DateOrNone `json:"from"`
	To         DateOrNone `json:"to"`
	Text       string     `json:"text"`
	Say        Say        `json:"say,omitempty"`
	Excerpt    string     `json:"excerpt,omitempty"`
	ExcerptSay Say        `json:"excerptSay,omitempty"`
	Note       string     `json:"note,omitempty"`
	NoteSay    Say        `json:"noteSay,omitempty"`
	Confidence string     `json:"confidence"`
	Cite       Cite       `json:"cite"`
}

// An EntryRule chooses a type of entry.
//
//contract:go inforce.EntryInForce
type EntryRule struct {
	Rule       string     `json:"rule"`
	Type       string     `json:"type"`
	Name       string     `json:"name"`
	NameSay    Say        `json:"nameSay,omitempty"`
	From       DateOrNone `json:"from"`
	To         DateOrNone `json:"to"`
	Text       string     `json:"text"`
	Say        Say        `json:"say,omitempty"`
	Excerpt    string     `json:"excerpt,omitempty"`
	ExcerptSay Say        `json:"excerptSay,omitempty"`
	Note       string     `json:"note,omitempty"`
	NoteSay    Say        `json:"noteSay,omitempty"`
	Confidence string     `json:"confidence"`
	Cite       Cite       `json:"cite"`
}

// A Fee is one customs fee of the day: an amount, or a rate within bounds.
//
//contract:go inforce.FeeInForce
type Fee struct {
	Layer   string `json:"layer"`
	Amount  Money  `json:"amount,omitempty"`
	Rate    Rate   `json:"rate,omitempty"`
	Minimum Money  `json:"minimum,omitempty"`
	Maximum Money  `json:"maximum,omitempty"`
	Text    string `json:"text"`
	Say     Say    `json:"say,omitempty"`
	Cite    Cite   `json:"cite"`
}

// A GoodsFact is a word that says what else is so of goods.
//
//contract:go law.GoodsFact
type GoodsFact struct {
	Fact       string `json:"fact"`
	Label      string `json:"label"`
	LabelSay   Say    `json:"labelSay,omitempty"`
	Decides    string `json:"decides"`
	DecidesSay Say    `json:"decidesSay,omitempty"`
}

// A Measure is a duty on top of the ordinary one, or an exemption from it.
//
//contract:go law.Measure
type Measure struct {
	ID         string     `json:"id"`
	Layer      string     `json:"layer"`
	Heading    string     `json:"heading"`
	Kind       string     `json:"kind"`
	Rate       Rate       `json:"rate,omitempty" go:"=x.Rate.String()" when:"x.Charges()"`
	Origins    []string   `json:"origins"`
	Lists      []string   `json:"lists"`
	Needs      []string   `json:"needs"`
	From       DateOrNone `json:"from"`
	To         DateOrNone `json:"to"`
	Text       string     `json:"text"`
	Say        Say        `json:"say,omitempty"`
	Excerpt    string     `json:"excerpt,omitempty"`
	Note       string     `json:"note,omitempty"`
	NoteSay    Say        `json:"noteSay,omitempty"`
	Confidence string     `json:"confidence"`
	Cite       Cite       `json:"cite"`
}

// A Period is a stretch of days in which the general exemption stood the same; to is empty while no end is known.
//
//contract:go inforce.Period
type Period struct {
	From   Date            `json:"from"`
	To     DateOrNone      `json:"to"`
	Status ExemptionStatus `json:"status"`
	Limit  Money           `json:"limit"`
	Text   string          `json:"text"`
	Say    Say             `json:"say,omitempty"`
	Cite   Cite            `json:"cite"`
}

// ExemptionStatus is how the general exemption stood.
type ExemptionStatus string

const (
	ExemptionStatusFree    ExemptionStatus = "free"
	ExemptionStatusNotFree ExemptionStatus = "not-free"
	ExemptionStatusNone    ExemptionStatus = "none"
)
