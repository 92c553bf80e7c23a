package orders

import "section321/calc/day"

// easternDay returns the day on which a moment falls in Eastern time, by which
// customs counts. minutes are those since 1970 in UTC. Summer time has been from
// the second Sunday in March to the first in November since 2007 (Energy Policy
// Act of 2005), and from the first Sunday in April to the last in October before.
func easternDay(minutes int64) int32 {
	const hour = 60
	standard := minutes - 5*hour
	year, _, _ := day.Of(int32(floorDiv(standard, 24*hour)))
	var from, to int32
	if year >= 2007 {
		from, to = sunday(year, 3, 8), sunday(year, 11, 1)
	} else {
		from, to = sunday(year, 4, 1), sunday(year, 10, 25)
	}
	// Summer begins at 2:00 standard time and ends at 2:00 summer time, which is 1:00.
	if standard >= int64(from)*24*hour+2*hour && standard < int64(to)*24*hour+hour {
		standard += hour
	}
	return int32(floorDiv(standard, 24*hour))
}

// sunday returns the first Sunday on or after a day.
func sunday(year, month, from int) int32 {
	n := day.Number(year, month, from)
	return n + (10-n%7)%7 // day 3 was a Sunday
}

func floorDiv(a, b int64) int64 {
	if q := a / b; a%b >= 0 {
		return q
	} else {
		return q - 1
	}
}
