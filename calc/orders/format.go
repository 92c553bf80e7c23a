package orders

import (
	"slices"
	"strings"
)

// A Format is an export that is known by its columns.
type Format struct {
	ID       string
	Name     string
	known    []string // columns that tell it
	columns  []string // field=column, in order
	dates    string   // how it writes dates in figures only, "" when that varies
	identity string
	literal  bool // quotes stand for themselves
	totals   bool // a line without an item has an order's totals
}

// Formats are the exports known, CSV standing for every other table.
var Formats = []Format{
	{ID: "shopify", Name: "Shopify orders export", known: []string{"Name", "Financial Status", "Lineitem price"}, dates: YearFirst, identity: ByEmail,
		columns: []string{"order=Name", "ordered=Created at", "shipped=Fulfilled at", "email=Email", "name=Shipping Name", "address=Shipping Address1",
			"address2=Shipping Address2", "city=Shipping City", "zip=Shipping Zip", "country=Shipping Country", "item=Lineitem name", "sku=Lineitem sku",
			"quantity=Lineitem quantity", "price=Lineitem price", "currency=Currency", "status=Financial Status", "cancelled=Cancelled at"}},
	{ID: "etsy-items", Name: "Etsy sold order items", known: []string{"Transaction ID", "Listing ID", "Item Total"}, dates: MonthFirst, identity: ByBuyer,
		columns: []string{"order=Order ID", "line=Transaction ID", "ordered=Sale Date", "shipped=Date Shipped", "buyer=Buyer", "name=Ship Name", "address=Ship Address1",
			"address2=Ship Address2", "city=Ship City", "zip=Ship Zipcode", "country=Ship Country", "item=Item Name", "sku=SKU",
			"quantity=Quantity", "price=Price", "currency=Currency"}},
	{ID: "etsy-orders", Name: "Etsy sold orders", known: []string{"Order ID", "Order Value", "Order Net"}, dates: MonthFirst, identity: ByBuyer,
		columns: []string{"order=Order ID", "ordered=Sale Date", "shipped=Date Shipped", "buyer=Buyer User ID", "name=Full Name", "address=Street 1",
			"address2=Street 2", "city=Ship City", "zip=Ship Zipcode", "country=Ship Country", "sku=SKU", "total=Order Value", "currency=Currency", "status=Status"}},
	{ID: "ebay", Name: "eBay orders report", known: []string{"Sales Record Number", "Buyer Username", "Sold For"}, dates: MonthFirst, identity: ByBuyer, totals: true,
		columns: []string{"order=Order Number", "line=Transaction ID", "ordered=Sale Date", "shipped=Shipped On Date", "email=Buyer Email", "buyer=Buyer Username",
			"name=Ship To Name", "address=Ship To Address 1", "address2=Ship To Address 2", "city=Ship To City", "zip=Ship To Zip", "country=Ship To Country",
			"item=Item Number", "sku=Custom Label", "quantity=Quantity", "price=Sold For"}},
	{ID: "amazon", Name: "Amazon all orders report", known: []string{"amazon-order-id", "purchase-date", "item-price"}, dates: YearFirst, identity: ByOrder, literal: true,
		columns: []string{"order=amazon-order-id", "ordered=purchase-date", "city=ship-city", "zip=ship-postal-code", "country=ship-country", "item=product-name",
			"sku=sku", "quantity=quantity", "total=item-price", "currency=currency", "status=order-status"}},
	{ID: "csv", Name: "Table"},
}

func formatNamed(id string) *Format {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.ID == id })
	if i < 0 {
		i = len(Formats) - 1
	}
	return &Formats[i]
}

// formatOf returns the export that has these columns.
func formatOf(header []string) *Format {
	for i := range Formats {
		f := &Formats[i]
		if len(f.known) > 0 && !slices.ContainsFunc(f.known, func(name string) bool { return !has(header, name) }) {
			return f
		}
	}
	return formatNamed("csv")
}

func has(header []string, name string) bool {
	return slices.ContainsFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
}

// mapped returns the column of each field: as the format knows them or, in any other
// table, as their names suggest, at most one column a field. A column that stands
// twice or has no name is called by its number.
func (f *Format) mapped(header []string) map[string]string {
	columns := map[string]string{}
	if len(f.columns) > 0 {
		for _, c := range f.columns {
			field, name, _ := strings.Cut(c, "=")
			if i := slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) }); i >= 0 {
				columns[field] = ColumnName(header, i)
			}
		}
		return columns
	}
	ranks := map[Field]int{}
	for i, name := range header {
		m, ok := guess(name)
		if !ok {
			continue
		}
		if before, taken := ranks[m.field]; !taken || m.rank < before {
			ranks[m.field] = m.rank
			columns[Fields[m.field].Field] = ColumnName(header, i)
		}
	}
	if columns["price"] != "" {
		delete(columns, "total")
	}
	return columns
}

// ColumnName is how options call column i: by its name, or by its number where the
// name is empty or stands for two.
func ColumnName(header []string, i int) string {
	name := strings.TrimSpace(header[i])
	same := 0
	for _, other := range header {
		if strings.TrimSpace(other) == name {
			same++
		}
	}
	if name == "" || same > 1 || name[0] == '#' && len(name) > 1 {
		return "#" + itoa(i+1)
	}
	return name
}
