package contract

// A FlagsAnswer names the antidumping and countervailing duty orders that may cover goods. It
// has no rate, and that it names none says nothing: an order's words decide, and the list of
// orders is not whole.
type FlagsAnswer struct {
	Orders []FlaggedOrder `json:"orders"`
	// Papers that an agency usually needs of such goods, where an official text says so by number. None that is named never means that none is needed.
	Papers []FlaggedPaper `json:"papers,omitempty"`
	// How far the list reaches, and what follows from it.
	About    []string `json:"about"`
	AboutSay []Say    `json:"aboutSay,omitempty"`
	Cite     Cite     `json:"cite"`
	// The day of the latest notice that the list is made of.
	ListedThrough Date    `json:"listedThrough"`
	Sources       Sources `json:"sources"`
}

// A FlaggedOrder may cover some of the goods.
type FlaggedOrder struct {
	Case string    `json:"case"`
	Kind OrderKind `json:"kind"`
	// Which of the goods, counted from 0.
	Items []int `json:"items"`
	// What the order calls its goods.
	Product string  `json:"product"`
	Country Country `json:"country"`
	How     FlagHow `json:"how"`
	// The numbers of the order that are so.
	Numbers []string `json:"numbers"`
	Text    string   `json:"text"`
	Say     Say      `json:"say,omitempty"`
	// Where the latest notices of the case are.
	Latest string `json:"latest"`
	// Where the rates of the day are looked up.
	Deposits string `json:"deposits"`
	Cite     Cite   `json:"cite"`
}

// A FlaggedPaper is one that an agency usually needs of some of the goods.
type FlaggedPaper struct {
	// Which of the goods, counted from 0.
	Items []int `json:"items"`
	// The numbers of the text that name them or are under theirs.
	Numbers []string `json:"numbers"`
	// The day from which it is asked for.
	Since Date   `json:"since"`
	Text  string `json:"text"`
	Say   Say    `json:"say,omitempty"`
	Cite  Cite   `json:"cite"`
}

// OrderKind is what an order charges.
type OrderKind string

const (
	OrderKindAntidumping    OrderKind = "antidumping"
	OrderKindCountervailing OrderKind = "countervailing"
)

// FlagHow is how an order's numbers stand to the goods' own: it names it, numbers under it, or
// others that begin with the same eight digits.
type FlagHow string

const (
	FlagHowNamed  FlagHow = "named"
	FlagHowUnder  FlagHow = "under"
	FlagHowBeside FlagHow = "beside"
)
