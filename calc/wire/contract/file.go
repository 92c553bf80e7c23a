package contract

// What a page and the checker of files say to each other while a file is read and looked
// through: calc/wire/orders.go has the verbs. The runtime there is by hand, and a test holds
// what it writes to this.

// FileOptions are how a file is to be read.
//
//contract:page
type FileOptions struct {
	// Size of the file.
	Bytes     int    `json:"bytes,omitempty"`
	Format    string `json:"format"`
	Encoding  string `json:"encoding"`
	Delimiter string `json:"delimiter"`
	// How lines end: lf, also for CR LF, or cr.
	LineEnd string `json:"lineEnd"`
	// Line the names of the columns stand in, 0 for none.
	Header int `json:"header"`
	// Columns by the field they hold.
	Columns map[string]string `json:"columns"`
	Dates   string            `json:"dates"`
	Decimal string            `json:"decimal"`
	// What a total is: line, order or paid.
	Totals string `json:"totals"`
	// Whose day is counted.
	Identity string `json:"identity"`
	// Of rows that do not say.
	Currency string `json:"currency"`
	Country  string `json:"country"`
	// What becomes of orders with a status that is not known, by its word.
	Statuses map[string]string `json:"statuses"`
	// US dollars for one of another currency.
	FX map[string]string `json:"fx"`
}

// A FileColumn is a column of the file, and which field it is taken for.
//
//contract:page
type FileColumn struct {
	Name string `json:"name"`
	// How options call it.
	Column string `json:"column"`
	// Empty where it is not used.
	Field   string   `json:"field"`
	Samples []string `json:"samples"`
}

// A FileQuestion is something that only a person can say.
//
//contract:page
type FileQuestion struct {
	// Its path in the options.
	Field   string       `json:"field"`
	Text    string       `json:"text"`
	Say     Say          `json:"say,omitempty"`
	Answer  string       `json:"answer"`
	Choices []FileChoice `json:"choices"`
}

// A FileChoice is one answer to choose.
//
//contract:page
type FileChoice struct {
	Value string `json:"value"`
	Text  string `json:"text"`
	Say   Say    `json:"say,omitempty"`
}

// A FileField is something a column can hold.
//
//contract:page
type FileField struct {
	Field    string `json:"field"`
	Label    string `json:"label"`
	LabelSay Say    `json:"labelSay,omitempty"`
	Hint     string `json:"hint"`
	HintSay  Say    `json:"hintSay,omitempty"`
}

// A FileGuess is what the first bytes of a file tell of it.
//
//contract:page
type FileGuess struct {
	Format    string         `json:"format"`
	Name      string         `json:"name"`
	NameSay   Say            `json:"nameSay,omitempty"`
	Encoding  string         `json:"encoding"`
	Delimiter string         `json:"delimiter"`
	Header    int            `json:"header"`
	Columns   []FileColumn   `json:"columns"`
	Rows      [][]string     `json:"rows"`
	Fields    []FileField    `json:"fields"`
	Options   FileOptions    `json:"options"`
	Questions []FileQuestion `json:"questions"`
	// Fields without which nothing can be answered.
	Missing  []string `json:"missing"`
	Notes    []string `json:"notes"`
	NotesSay []Say    `json:"notesSay,omitempty"`
}

// A FileReport is what was read of a file.
//
//contract:page
type FileReport struct {
	Rows           int            `json:"rows"`
	Lines          int            `json:"lines"`
	Bytes          int            `json:"bytes"`
	Statuses       []FileStatus   `json:"statuses"`
	People         int            `json:"people"`
	PersonDays     int            `json:"personDays"`
	Orders         int            `json:"orders"`
	Products       int            `json:"products"`
	Identity       []FileIdentity `json:"identity"`
	From           DateOrNone     `json:"from"`
	To             DateOrNone     `json:"to"`
	Retail         Money          `json:"retail"`
	Currencies     []FileCurrency `json:"currencies"`
	Countries      []FileCountry  `json:"countries"`
	WithoutProduct []FileSKU      `json:"withoutProduct"`
	Rejected       FileRejected   `json:"rejected"`
	Warnings       []string       `json:"warnings"`
	WarningsSay    []Say          `json:"warningsSay,omitempty"`
	Remarks        []FileRemark   `json:"remarks"`
}

// A FileStatus counts the rows of a status.
//
//contract:page
type FileStatus struct {
	Status string `json:"status"`
	Text   string `json:"text"`
	Say    Say    `json:"say,omitempty"`
	Rows   int    `json:"rows"`
	// What rows say that do not count.
	Worth Money `json:"worth"`
}

// A FileIdentity counts the buyers that one thing told apart.
//
//contract:page
type FileIdentity struct {
	By     string `json:"by"`
	Text   string `json:"text"`
	Say    Say    `json:"say,omitempty"`
	People int    `json:"people"`
	Rows   int    `json:"rows"`
}

// A FileCurrency counts the rows in a currency.
//
//contract:page
type FileCurrency struct {
	Currency string `json:"currency"`
	Rows     int    `json:"rows"`
}

// A FileCountry counts the rows of goods that went to a country.
//
//contract:page
type FileCountry struct {
	Country string `json:"country"`
	Name    string `json:"name"`
	Rows    int    `json:"rows"`
}

// A FileSKU counts the rows of a product of which no table tells.
//
//contract:page
type FileSKU struct {
	SKU  string `json:"sku"`
	Rows int    `json:"rows"`
}

// FileRejected are the rows that could not be read.
//
//contract:page
type FileRejected struct {
	Rows  int             `json:"rows"`
	First []FileRejection `json:"first"`
}

// A FileRejection is why a row could not be read.
//
//contract:page
type FileRejection struct {
	Line      int    `json:"line"`
	Column    string `json:"column"`
	Reason    string `json:"reason"`
	ReasonSay Say    `json:"reasonSay,omitempty"`
}

// A FileRemark is what a person must know of how a file was read.
//
//contract:page
type FileRemark struct {
	Kind   RemarkKind `json:"kind"`
	What   string     `json:"what"`
	Text   string     `json:"text"`
	Say    Say        `json:"say,omitempty"`
	Rows   int        `json:"rows"`
	Amount *Money     `json:"amount"`
	// Columns, lines or words that it names.
	Words []string `json:"words"`
}

// A RemarkKind is whether something was taken for granted, taken off the value, left out of it, or is told as it is.
//
//contract:page
type RemarkKind string

const (
	Presumed RemarkKind = "presumed"
	TakenOff RemarkKind = "taken-off"
	LeftOut  RemarkKind = "left-out"
	AsItIs   RemarkKind = "as-it-is"
)

// FileAssumptions are what a file does not say.
//
//contract:page
type FileAssumptions struct {
	Mode        string   `json:"mode,omitempty"`
	From        string   `json:"from,omitempty"`
	Origin      string   `json:"origin,omitempty"`
	HTS         string   `json:"hts,omitempty"`
	Claim       string   `json:"claim,omitempty"`
	Facts       []string `json:"facts,omitempty"`
	TransitDays string   `json:"transitDays,omitempty"`
	// The day whose law holds, empty for each order's own.
	AsOf          string `json:"asOf,omitempty"`
	Filing        string `json:"filing,omitempty"`
	ECCF          bool   `json:"eccf,omitempty"`
	PostalMethod  string `json:"postalMethod,omitempty"`
	WithdrawnFrom string `json:"withdrawnFrom,omitempty"`
	// False leaves the rows as they were answered before.
	Keep bool `json:"keep,omitempty"`
}

// A FileRow is a row of the file and its answer, as a table shows it.
//
//contract:page
type FileRow struct {
	Row       int     `json:"row"`
	Line      int     `json:"line"`
	Status    string  `json:"status"`
	Day       string  `json:"day"`
	Person    string  `json:"person"`
	By        string  `json:"by"`
	PersonDay *int    `json:"personDay"`
	Order     string  `json:"order"`
	SKU       string  `json:"sku"`
	Origin    string  `json:"origin"`
	Country   string  `json:"country"`
	Retail    *Money  `json:"retail"`
	Outcome   Outcome `json:"outcome" or:"empty"`
	Aggregate *Money  `json:"aggregate"`
	Limit     *Money  `json:"limit"`
	Duty      *Money  `json:"duty"`
	Fees      *Money  `json:"fees"`
	Total     *Money  `json:"total"`
	Why       string  `json:"why"`
	WhySay    Say     `json:"whySay,omitempty"`
}

// FileRows is a window on the rows.
//
//contract:page
type FileRows struct {
	Rows []FileRow `json:"rows"`
	From int       `json:"from"`
	Of   int       `json:"of"`
}

// FileDays is a window on the person-days.
//
//contract:page
type FileDays struct {
	Days []PersonDayOver `json:"days"`
	From int             `json:"from"`
	Of   int             `json:"of"`
}

// A FileFilter tells which rows are shown.
//
//contract:page
type FileFilter struct {
	Status    string `json:"status,omitempty"`
	Outcome   string `json:"outcome,omitempty"`
	Month     string `json:"month,omitempty"`
	Text      string `json:"text,omitempty"`
	Over      bool   `json:"over,omitempty"`
	PersonDay *int   `json:"personDay,omitempty"`
}

// A FileExplained is the order of a row, as a question to the calculator and its answer.
//
//contract:page
type FileExplained struct {
	Request CheckRequest `json:"request"`
	Answer  CheckAnswer  `json:"answer"`
}

// A FileProducts is what was read of a product table.
//
//contract:page
type FileProducts struct {
	Products int           `json:"products"`
	Problems []Problem     `json:"problems"`
	Table    []FileProduct `json:"table,omitempty"`
}

// A FileProduct is what is known of a product.
//
//contract:page
type FileProduct struct {
	SKU          string            `json:"sku"`
	HTS          string            `json:"hts,omitempty"`
	Origin       string            `json:"origin,omitempty"`
	CustomsValue string            `json:"customsValue,omitempty"`
	Currency     string            `json:"currency,omitempty"`
	Claim        string            `json:"claim,omitempty"`
	Facts        []string          `json:"facts,omitempty"`
	Measures     map[string]string `json:"measures,omitempty"`
}

// A FileSheet is a sheet of a workbook.
//
//contract:page
type FileSheet struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
}

// A FileHead is what the beginning of a file told: of a workbook its sheets, and which of them is read.
//
//contract:page
type FileHead struct {
	Bytes  int         `json:"bytes"`
	Sheets []FileSheet `json:"sheets,omitempty"`
	Sheet  string      `json:"sheet,omitempty"`
}
