// Package sample makes order files of any length to measure with: a shop that ships
// to the United States, whose customers come back. The same length gives the same
// bytes.
package sample

import (
	"bufio"
	"fmt"
	"io"
)

var (
	first   = []string{"Ana", "Ben", "Chloe", "Dev", "Ewa", "Finn", "Grace", "Hugo", "Ines", "Jun", "Kim", "Lea"}
	last    = []string{"Adams", "Brown", "Clark", "Diaz", "Evans", "Fox", "Garcia", "Hill", "Ito", "Jones"}
	streets = []string{"Main St", "Oak Ave", "2nd St", "Park Rd", "Maple Dr"}
	cities  = []string{"Austin,TX,78701", "Boston,MA,02108", "Denver,CO,80202", "Miami,FL,33101", "Portland,OR,97201"}
	goods   = []string{"cotton T-shirt", "canvas bag, large", "stoneware mug", "phone case", "wool scarf", "enamel pin", "desk lamp", "notebook"}
	abroad  = []string{"Canada", "United Kingdom", "Germany"}
)

// Write writes a file of n rows below the names of its columns: orders of one to
// four lines in the order of their days, one in thirty to another country, one in a
// hundred refunded.
func Write(to io.Writer, n int) error {
	w := bufio.NewWriterSize(to, 64<<10)
	w.WriteString("Order,Date,Email,Ship to,Street,City,State,ZIP,Country,Status,SKU,Item,Quantity,Unit price,Currency\r\n")
	seed := uint64(321)
	next := func(below int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int((seed >> 33) % uint64(below))
	}
	people := n/6 + 1
	for row, order := 0, 1000; row < n; order++ {
		day := row * 700 / n // two years less a month, from 2024-11-01
		who, where, status := next(people), "United States", "paid"
		if next(30) == 0 {
			where = abroad[next(len(abroad))]
		}
		if next(100) == 0 {
			status = "refunded"
		}
		name := first[who%len(first)] + " " + last[who/12%len(last)]
		for lines := 1 + next(4); lines > 0 && row < n; lines-- {
			sku := next(2000)
			fmt.Fprintf(w, "#%d,%s,customer%d@example.com,%s,%d %s,%s,%s,%s,A-%04d,", order, date(day), who, name, 1+who%999, streets[who%len(streets)],
				cities[who%len(cities)], where, status, sku)
			fmt.Fprintf(w, "\"%s, no. %d\",%d,%d.%02d,USD\r\n", goods[sku%len(goods)], sku, 1+next(3), 4+sku%90, sku*7%100)
			row++
		}
	}
	return w.Flush()
}

// date returns a day counted from 2024-11-01, in months that end with their 28th.
func date(n int) string {
	month := 10 + n/28
	return fmt.Sprintf("%d-%02d-%02d", 2024+month/12, month%12+1, n%28+1)
}
