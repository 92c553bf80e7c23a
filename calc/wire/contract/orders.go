package contract

// An OrdersSummary adds up what a file of orders owes.
//
//contract:go orders.Summary
type OrdersSummary struct {
	Assumed               OrdersAssumed   `json:"assumed"`
	Rows                  int             `json:"rows" minimum:"0"`
	Orders                int             `json:"orders" minimum:"0"`
	PersonDays            int             `json:"personDays" minimum:"0"`
	Retail                *Money          `json:"retail"`
	Duty                  *Money          `json:"duty"`
	Fees                  *Money          `json:"fees"`
	Total                 *Money          `json:"total"`
	Unknown               int             `json:"unknown" minimum:"0"`
	OpenFees              *Money          `json:"openFees"`
	People                int             `json:"people" minimum:"0"`
	PersonDaysOver        int             `json:"personDaysOver" minimum:"0"`
	PersonDaysOverStatute int             `json:"personDaysOverStatute" minimum:"0"`
	Outcomes              []OutcomeSum    `json:"outcomes"`
	Months                []MonthSum      `json:"months"`
	Origins               []OriginSum     `json:"origins"`
	Reasons               []OrdersReason  `json:"reasons"`
	Asks                  []OrdersAsk     `json:"asks"`
	Over                  []PersonDayOver `json:"over"`
	Law                   Law             `json:"law"`
	Sources               Sources         `json:"sources"`
}

// OrdersAssumed is what was said of all rows.
//
//contract:go orders.Assumptions
type OrdersAssumed struct {
	Mode          string     `json:"mode"`
	From          string     `json:"from"`
	Origin        string     `json:"origin"`
	HTS           string     `json:"hts"`
	Claim         string     `json:"claim"`
	Facts         []string   `json:"facts"`
	TransitDays   string     `json:"transitDays" go:"=strconv.Itoa(x.TransitDays)"`
	AsOf          DateOrNone `json:"asOf"`
	Filing        string     `json:"filing"`
	ECCF          bool       `json:"eccf"`
	PostalMethod  string     `json:"postalMethod"`
	WithdrawnFrom string     `json:"withdrawnFrom"`
}

// An OutcomeSum adds up the rows of one outcome.
//
//contract:go orders.OutcomeSums
type OutcomeSum struct {
	Outcome    Outcome `json:"outcome"`
	Rows       int     `json:"rows" minimum:"0"`
	Orders     int     `json:"orders" minimum:"0"`
	PersonDays int     `json:"personDays" minimum:"0"`
	Retail     *Money  `json:"retail"`
	Duty       *Money  `json:"duty"`
	Fees       *Money  `json:"fees"`
	Total      *Money  `json:"total"`
	Unknown    int     `json:"unknown" minimum:"0"`
	OpenFees   *Money  `json:"openFees"`
}

// A MonthSum adds up the rows of a month.
//
//contract:go orders.MonthSums
type MonthSum struct {
	Month       string `json:"month"`
	Rows        int    `json:"rows" minimum:"0"`
	Orders      int    `json:"orders" minimum:"0" go:"Sums.Orders"`
	PersonDays  int    `json:"personDays" minimum:"0"`
	Retail      *Money `json:"retail"`
	Duty        *Money `json:"duty"`
	Fees        *Money `json:"fees"`
	Total       *Money `json:"total"`
	Unknown     int    `json:"unknown" minimum:"0"`
	OpenFees    *Money `json:"openFees"`
	Exempt      int    `json:"exempt" minimum:"0" go:"=x.Orders[calc.Exempt]"`
	Dutiable    int    `json:"dutiable" minimum:"0" go:"=x.Orders[calc.Dutiable]"`
	Incomplete  int    `json:"incomplete" minimum:"0" go:"=x.Orders[calc.Incomplete]"`
	Unsupported int    `json:"unsupported" minimum:"0" go:"=x.Orders[calc.Unsupported]"`
	Prohibited  int    `json:"prohibited" minimum:"0" go:"=x.Orders[calc.Prohibited]"`
}

// An OriginSum adds up the rows of goods of one origin.
//
//contract:go orders.OriginSums
type OriginSum struct {
	Origin string `json:"origin"`
	Name   string `json:"name" go:"=orders.CountryName(x.Origin)"`
	Rows   int    `json:"rows" minimum:"0"`
	Retail *Money `json:"retail"`
	Duty   *Money `json:"duty"`
}

// An OrdersReason is why, of so many orders.
//
//contract:go orders.ReasonCount
type OrdersReason struct {
	Outcome Outcome `json:"outcome"`
	Rule    string  `json:"rule"`
	Text    string  `json:"text"`
	Say     Say     `json:"say,omitempty"`
	Orders  int     `json:"orders" minimum:"0"`
	Cite    Cite    `json:"cite"`
}

// An OrdersAsk is a question about so many orders.
//
//contract:go orders.AskCount
type OrdersAsk struct {
	Field string `json:"field" go:"=lastOf(x.Subject)"`
	Text  string `json:"text" go:"=x.Text()"`
	Say   Say    `json:"say,omitempty"`
	// The question alone, without what text says of it.
	Question    string `json:"question,omitempty" when:"always"`
	QuestionSay Say    `json:"questionSay,omitempty"`
	// What is said of the question, where something is.
	More       string `json:"more,omitempty"`
	MoreSay    Say    `json:"moreSay,omitempty"`
	Decides    string `json:"decides"`
	DecidesSay Say    `json:"decidesSay,omitempty"`
	Effect     string `json:"effect"`
	Orders     int    `json:"orders" minimum:"0"`
	Cite       Cite   `json:"cite"`
}

// A PersonDayOver is one person's day that is over the limit.
//
//contract:go orders.DayAnswer
type PersonDayOver struct {
	PersonDay int     `json:"personDay" minimum:"0"`
	Day       Date    `json:"day"`
	Person    string  `json:"person"`
	By        string  `json:"by"`
	Orders    int     `json:"orders" minimum:"0"`
	Rows      int     `json:"rows" minimum:"0"`
	Aggregate *Money  `json:"aggregate"`
	Limit     *Money  `json:"limit"`
	Over      *Money  `json:"over"`
	Outcome   Outcome `json:"outcome"`
	Duty      *Money  `json:"duty"`
	Fees      *Money  `json:"fees"`
	Total     *Money  `json:"total"`
}

// An OrdersRow is a row of the file with what it owes.
//
//contract:go orders.RowAnswer
type OrdersRow struct {
	Line      int               `json:"line" minimum:"0"`
	Row       map[string]string `json:"row" by:"cells"`
	Status    string            `json:"status" go:"=x.Status.String()"`
	Day       DateOrNone        `json:"day"`
	Person    string            `json:"person"`
	Outcome   string            `json:"outcome"`
	Aggregate *Money            `json:"aggregate"`
	Limit     *Money            `json:"limit"`
	Duty      *Money            `json:"duty"`
	Fees      *Money            `json:"fees"`
	Total     *Money            `json:"total"`
	Why       string            `json:"why"`
	WhySay    Say               `json:"whySay,omitempty"`
}
