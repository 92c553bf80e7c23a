package contract

// A CatalogRequest asks what exists.
//
//contract:go catalog.Question
type CatalogRequest struct {
	// The ids of all messages of the calculator, which are many, too.
	Messages bool `json:"messages,omitempty"`
}

// A CatalogAnswer is what exists as of the last day for which the law was checked: the words
// that requests may use and answers have, with what a person reads for them.
//
//contract:go catalog.Catalog
type CatalogAnswer struct {
	Law Law `json:"law"`
	// The first day whose duties are computed. The tariff of years before 2025 may be fetched when one of their days is asked for.
	DutyFrom DateOrNone `json:"dutyFrom"`
	Words    Words      `json:"words" by:"words"`
	// Layers of duty, and fees.
	Layers []LayerName `json:"layers"`
	// What else can be said of goods.
	Facts     []FactName    `json:"facts"`
	Programs  []Program     `json:"programs"`
	Countries []CountryName `json:"countries"`
	Entries   []EntryName   `json:"entries"`
	Routes    []RouteName   `json:"routes"`
	Costs     []CostName    `json:"costs"`
	// Law about refunds that is not settled.
	Unsettled    []string `json:"unsettled"`
	UnsettledSay []Say    `json:"unsettledSay,omitempty"`
	// How the headings begin under which duties were charged that come back.
	VoidHeadings []string `json:"voidHeadings" go:"VoidHeads"`
	// Who can be importer of record.
	Importers []Named `json:"importers" by:"importers"`
	// The ids of all messages, where they were asked for.
	Messages []string `json:"messages,omitempty"`
}

// Words are those that a field of a request may be.
type Words struct {
	Mode          []Mode         `json:"mode"`
	Purpose       []Purpose      `json:"purpose"`
	Kind          []PersonKind   `json:"kind"`
	WithdrawnFrom []Storage      `json:"withdrawnFrom"`
	Filing        []Filing       `json:"filing"`
	PostalMethod  []PostalMethod `json:"postalMethod"`
	Metal         []string       `json:"metal"`
}

// A LayerName is what a layer of duty or a fee is called.
//
//contract:go catalog.LayerName
type LayerName struct {
	Layer   string `json:"layer"`
	Name    string `json:"name" go:"=say.It(\"named\", say.Say(\"of\", x.Name))"`
	NameSay Say    `json:"nameSay,omitempty"`
	Fee     bool   `json:"fee"`
}

// A FactName is a word that says what else is so of goods.
//
//contract:go law.GoodsFact
type FactName struct {
	GoodsFact
	// It decides whether goods are free or how they enter; the others matter to few.
	Usual bool `json:"usual"`
}

// A Program is a trade program that goods can claim, by its symbols.
//
//contract:go law.Program
type Program struct {
	Symbols []string   `json:"symbols"`
	Name    string     `json:"name"`
	NameSay Say        `json:"nameSay,omitempty"`
	Origins []Country  `json:"origins"`
	From    DateOrNone `json:"from"`
	To      DateOrNone `json:"to"`
}

// A CountryName is a country by its code, with its name in English.
//
//contract:go law.Country
type CountryName struct {
	Code Country `json:"code"`
	Name string  `json:"name"`
}

// An EntryName is what a type of entry is called.
//
//contract:go catalog.EntryName
type EntryName struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	Formal  bool   `json:"formal"`
	// Whether the name says the type already.
	Numbered bool `json:"numbered"`
}

// A RouteName is a route that can be compared.
//
//contract:go law.Route
type RouteName struct {
	Route string `json:"route"`
	// How goods usually travel by it.
	Mode    Mode   `json:"mode"`
	Name    string `json:"name"`
	NameSay Say    `json:"nameSay,omitempty"`
	// The name where there is little room.
	Short    string   `json:"short"`
	ShortSay Say      `json:"shortSay,omitempty"`
	Text     string   `json:"text"`
	Say      Say      `json:"say,omitempty"`
	Steps    []string `json:"steps"`
	StepsSay []Say    `json:"stepsSay,omitempty"`
}

// A CostName is a price that can be given.
//
//contract:go catalog.CostName
type CostName struct {
	Cost     string `json:"cost" go:"Name"`
	Kind     string `json:"kind"`
	Per      string `json:"per"`
	Label    string `json:"label"`
	LabelSay Say    `json:"labelSay,omitempty"`
	// It is assumed to be the same on every route.
	Shared bool `json:"shared"`
}
