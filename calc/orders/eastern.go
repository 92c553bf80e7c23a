package orders

// Days are counted from 1970-01-01, as clocks do.

// dayOf returns the number of a day of the calendar (Howard Hinnant's
// days_from_civil), which may be none.
func dayOf(year, month, day int) int32 {
	if month <= 2 {
		year--
		month += 12
	}
	era := year / 400
	yearOfEra := year - era*400
	dayOfYear := (153*(month-3)+2)/5 + day - 1
	return int32(era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 719468)
}

// dateOf returns year, month and day of a number.
func dateOf(n int32) (year, month, day int) {
	z := int(n) + 719468
	era := z / 146097
	ofEra := z - era*146097
	yearOfEra := (ofEra - ofEra/1460 + ofEra/36524 - ofEra/146096) / 365
	ofYear := ofEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*ofYear + 2) / 153
	year, month, day = yearOfEra+era*400, m+3, ofYear-(153*m+2)/5+1
	if month > 12 {
		month -= 12
		year++
	}
	return
}

// easternDay returns the day on which a moment falls in Eastern time, by which
// customs counts. minutes are those since 1970 in UTC. Summer time has been from
// the second Sunday in March to the first in November since 2007 (Energy Policy
// Act of 2005), and from the first Sunday in April to the last in October before.
func easternDay(minutes int64) int32 {
	const hour = 60
	standard := minutes - 5*hour
	day := int32(floorDiv(standard, 24*hour))
	year, _, _ := dateOf(day)
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
func sunday(year, month, day int) int32 {
	n := dayOf(year, month, day)
	return n + (10-n%7)%7 // day 3 was a Sunday
}

func floorDiv(a, b int64) int64 {
	if q := a / b; a%b >= 0 {
		return q
	} else {
		return q - 1
	}
}
