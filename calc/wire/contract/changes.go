package contract

// A ChangesRequest asks what the law alters for goods that are imported again and again, after
// the first day and to the last. What is already decided is known; what is decided later is not.
type ChangesRequest struct {
	From Date `json:"from"`
	To   Date `json:"to"`
	// How the goods arrive that do not say it themselves.
	Mode  Mode           `json:"mode,omitempty"`
	Goods []WatchedGoods `json:"goods" maxItems:"1000"`
}

// WatchedGoods are what somebody imports again and again.
type WatchedGoods struct {
	// What they are called. It does not bear on the answer.
	Name   string  `json:"name,omitempty"`
	HTS    string  `json:"hts"`
	Origin Country `json:"origin"`
	Mode   Mode    `json:"mode,omitempty"`
	// What a shipment of them is worth, in dollars.
	Value Amount `json:"value"`
	// How many shipments of them come a month.
	PerMonth Amount `json:"perMonth,omitempty"`
}

// A ChangesAnswer has the days on which what a shipment owes becomes another, the first first.
type ChangesAnswer struct {
	From Date `json:"from"`
	To   Date `json:"to,omitempty"`
	// The edition that another is held against, on the first day, in place of the last.
	Before  string       `json:"before,omitempty" page:"yes"`
	Changes []Alteration `json:"changes"`
	// The goods for which nothing changes, counted from 0.
	Unchanged []int `json:"unchanged"`
	// Dollars a month more at the end than at the beginning, or less, of the goods with perMonth.
	Monthly Money `json:"monthly,omitempty"`
	// Those of them that are not in it: what they owe is not known at some time.
	MonthlyLacks []int   `json:"monthlyLacks,omitempty"`
	Law          Law     `json:"law"`
	Sources      Sources `json:"sources"`
}

// An Alteration is a day from which on a shipment of goods owes something else.
type Alteration struct {
	// Which goods, counted from 0.
	Goods  int  `json:"goods"`
	Date   Date `json:"date"`
	Turn   Turn `json:"turn"`
	Before Owed `json:"before"`
	After  Owed `json:"after"`
	// Dollars a month more, or less, of goods with perMonth; null where a total is not known.
	Monthly *Money  `json:"monthly,omitempty"`
	Lines   []Moved `json:"lines"`
}

// Turn is which way what is owed goes.
type Turn string

const (
	TurnRises   Turn = "rises"
	TurnFalls   Turn = "falls"
	TurnSame    Turn = "same"
	TurnUnclear Turn = "unclear"
)

// Owed is what a shipment owes; where that is not known, between what as far as that is known.
type Owed struct {
	Total   *Money `json:"total"`
	AtLeast Money  `json:"atLeast,omitempty"`
	AtMost  Money  `json:"atMost,omitempty"`
}

// A Moved line of an answer begins, ends or charges something else. With neither before nor after it
// says what is not known any more.
type Moved struct {
	Layer   string  `json:"layer"`
	Heading string  `json:"heading,omitempty"`
	Text    string  `json:"text"`
	Say     Say     `json:"say,omitempty"`
	Before  *Figure `json:"before"`
	After   *Figure `json:"after"`
	Cite    Cite    `json:"cite"`
}

// A Figure is what is charged: percent where one rate says it, and dollars.
type Figure struct {
	Rate   Rate  `json:"rate,omitempty"`
	Amount Money `json:"amount"`
}

// An OrdersChangesRequest asks what the law alters for the orders of a file, as if all of them
// arrived on the first day, on each on which the law becomes another, and on the last.
type OrdersChangesRequest struct {
	From Date `json:"from"`
	To   Date `json:"to"`
	// How many months of orders the file has. Where it is not said, its days tell it, from 28 on.
	Months Amount `json:"months,omitempty"`
}

// An OrdersChanges has the days on which the orders of a file owe something else, the first first.
// Its sums are those of the orders whose total is known on all of these days.
type OrdersChanges struct {
	From Date `json:"from"`
	To   Date `json:"to"`
	// The days of the first and the last order of the file.
	First DateOrNone `json:"first"`
	Last  DateOrNone `json:"last"`
	// How many months of orders the file has; null where its days are too few to tell.
	Months *Amount `json:"months"`
	// Orders in the sums.
	Orders int `json:"orders" minimum:"0"`
	// Orders that are not in them: what they owe is not known on some day.
	Lacking       int            `json:"lacking" minimum:"0"`
	LackingRetail *Money         `json:"lackingRetail"`
	Lacks         []OrdersReason `json:"lacks"`
	// Orders in the sums whose fees are known at first and not from a later day on, feesFrom: they go
	// on in the sums as they were.
	FeesGoOn []OrdersReason `json:"feesGoOn"`
	FeesFrom DateOrNone     `json:"feesFrom"`
	Before   *Money         `json:"before"`
	After    *Money         `json:"after"`
	// Dollars a month more at the end than at the beginning, or less; null where the months are not known.
	Monthly *Money       `json:"monthly"`
	Days    []ChangedDay `json:"days"`
	Law     Law          `json:"law"`
	Sources Sources      `json:"sources"`
}

// A ChangedDay is a day from which on the orders of a file owe something else.
type ChangedDay struct {
	Date    Date           `json:"date"`
	Before  *Money         `json:"before"`
	After   *Money         `json:"after"`
	Monthly *Money         `json:"monthly"`
	Goods   []ChangedGoods `json:"goods"`
	// Fees of whole orders, where they change.
	Fees *ChangedFees `json:"fees,omitempty"`
}

// ChangedGoods are goods of one number and origin, and the duty on all of them.
type ChangedGoods struct {
	HTS    string   `json:"hts"`
	Origin Country  `json:"origin"`
	Claim  string   `json:"claim,omitempty"`
	Facts  []string `json:"facts,omitempty"`
	// How many products they are, and a few of their names.
	Products int      `json:"products" minimum:"0"`
	Names    []string `json:"names"`
	Rows     int      `json:"rows" minimum:"0"`
	Retail   *Money   `json:"retail"`
	Before   *Money   `json:"before"`
	After    *Money   `json:"after"`
	Monthly  *Money   `json:"monthly"`
	// The lines of the order that changes most.
	Lines []Moved `json:"lines"`
}

// ChangedFees are the fees of whole orders.
type ChangedFees struct {
	Before  *Money  `json:"before"`
	After   *Money  `json:"after"`
	Monthly *Money  `json:"monthly"`
	Lines   []Moved `json:"lines"`
}
