package contract

// A FindRequest searches the tariff.
//
//contract:go find.PricedSearch
//contract:then searchRead
type FindRequest struct {
	Date  Date   `json:"date"`
	Query string `json:"query"`
	// At most so many lines; 10 where it is left out.
	Most Amount `json:"most,omitempty" code:"invalid-quantity" default:"10"`
	// Country the goods were made in, and are sent from. With origin, mode and value each line says
	// what the goods would bear there, and all three are needed.
	Origin string `json:"origin,omitempty"`
	// How the goods arrive, as in a check.
	Mode string `json:"mode,omitempty"`
	// What the goods are worth, in dollars.
	Value Amount `json:"value,omitempty"`
}

// A FindAnswer has the tariff lines whose descriptions fit the words, the best first.
//
//contract:go find.Found
type FindAnswer struct {
	Date  Date   `json:"date"`
	Query string `json:"query"`
	// Edition of the tariff schedule.
	Edition string      `json:"edition"`
	Lines   []FoundLine `json:"lines"`
	// Words of the query that say too little, such as gift or parts; alone they find no lines.
	Vague []string `json:"vague,omitempty"`
	// How far the first heading may be trusted, as it was measured on goods that others described: of
	// so many descriptions of the same kind it was the right one for so many. It is left out where
	// digits were asked for.
	Sure Sure `json:"sure,omitempty"`
	// The distinction of the tariff that changes the duty. It is left out where the lines bear the
	// same.
	Decides Distinction `json:"decides,omitempty"`
}

// A FoundLine is a line of the tariff, with its descriptions from the heading down.
//
//contract:go find.FoundLine
type FoundLine struct {
	Number string `json:"number"`
	// The 10-digit number below the line that fits the words best.
	Statistical string `json:"statistical,omitempty"`
	// The most exact number that is likely. It may rest on what such goods usually are, not on the
	// words.
	HTS     string   `json:"hts" go:"Likely"`
	Path    []string `json:"path"`
	General string   `json:"general"`
	// The general rate once more, as a message. The schedule writes general.
	Rate    string   `json:"rate,omitempty"`
	RateSay Say      `json:"rateSay,omitempty"`
	Special string   `json:"special"`
	Column2 string   `json:"column2"`
	Units   []string `json:"units"`
	// What the goods would bear on this line; null where it is not known.
	Duty    *Money `json:"duty,omitempty" go:"Bears.Duty" when:"x.Bears != nil"`
	AtLeast Money  `json:"atLeast,omitempty" go:"Bears.AtLeast" when:"x.Bears != nil"`
	AtMost  Money  `json:"atMost,omitempty" go:"Bears.AtMost" when:"x.Bears != nil"`
	// The first line before it that bears the same: between the two the number does not change what
	// is paid.
	SameAs string `json:"sameAs,omitempty"`
}

// How far the first heading may be trusted, as it was measured on goods that others described: of
// so many descriptions of the same kind it was the right one for so many. It is left out where
// digits were asked for.
//
//contract:go tariff.Surety
type Sure struct {
	// clear: one heading stands far before the others; choose: several fit; guess: no word of the
	// query names goods that are known.
	Level Certainty `json:"level"`
	Right string    `json:"right" pattern:"^[0-9]+$"`
	Of    string    `json:"of" pattern:"^[0-9]+$"`
}

// The distinction of the tariff that changes the duty. It is left out where the lines bear the
// same.
//
//contract:go find.Decides
type Distinction struct {
	// What the choices have in common; left out where they are headings.
	Under   string   `json:"under,omitempty"`
	Choices []Branch `json:"choices"`
}

// A Branch is one side of a distinction.
//
//contract:go find.DutyChoice
type Branch struct {
	Text    string   `json:"text"`
	Numbers []string `json:"numbers"`
	// The least its lines bear; left out where one is not known.
	Least Money `json:"least,omitempty"`
	Most  Money `json:"most,omitempty"`
}

// Certainty is how far a search may be trusted.
type Certainty string

const (
	CertaintyClear  Certainty = "clear"
	CertaintyChoose Certainty = "choose"
	CertaintyGuess  Certainty = "guess"
)
