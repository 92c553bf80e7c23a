package contract

// A HistoryRequest asks for the course of the law for goods of an origin, on all days.
//
//contract:page
//contract:go inforce.HistoryQuestion
type HistoryRequest struct {
	Origin Country `json:"origin"`
	Mode   Mode    `json:"mode,omitempty" or:"empty"`
}

// A History is the course of the general exemption, and of every duty on top of the ordinary
// one. Duties that ended before dutyFrom are not in the data.
//
//contract:page
//contract:go inforce.History
type History struct {
	Origin   Country  `json:"origin"`
	Mode     Mode     `json:"mode" or:"empty"`
	Timeline []Period `json:"timeline"`
	Layers   []Layer  `json:"layers"`
	// Those that the data tell in words.
	Changes  []Change   `json:"changes"`
	DutyFrom DateOrNone `json:"dutyFrom"`
	Law      Law        `json:"law"`
	Sources  Sources    `json:"sources"`
}

// A Layer is one duty through time, the oldest period first. Where none is, the duty is not
// charged.
//
//contract:page
//contract:go inforce.Layer
type Layer struct {
	Layer   string        `json:"layer"`
	Name    string        `json:"name"`
	NameSay Say           `json:"nameSay,omitempty"`
	Periods []LayerPeriod `json:"periods"`
}

// A LayerPeriod is a stretch of days in which a duty was charged in the same way.
//
//contract:page
//contract:go inforce.LayerPeriod
type LayerPeriod struct {
	From    Date       `json:"from"`
	To      DateOrNone `json:"to"`
	Charges []Charge   `json:"charges"`
	// Who or what is exempt.
	Except    []string `json:"except"`
	ExceptSay []Say    `json:"exceptSay,omitempty"`
	Cite      Cite     `json:"cite"`
}

// A Charge is one way in which a duty is charged.
//
//contract:page
//contract:go inforce.Charge
type Charge struct {
	Kind   string `json:"kind"`
	Rate   Rate   `json:"rate,omitempty"`
	Amount Money  `json:"amount,omitempty"`
	Goods  Reach  `json:"goods" go:"=reach(x.Some)"`
	Text   string `json:"text"`
	Say    Say    `json:"say,omitempty"`
}

// Reach is whether all goods pay a duty, or some: it depends on their tariff number or on
// facts about them.
//
//contract:page
type Reach string

const (
	ReachAll  Reach = "all"
	ReachSome Reach = "some"
)
