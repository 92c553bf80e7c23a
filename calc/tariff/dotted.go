package tariff

// Dotted writes a tariff number as the schedule does.
func Dotted(number string) string {
	if len(number) == 6 {
		return number[:4] + "." + number[4:]
	}
	if len(number) < 8 {
		return number
	}
	s := number[:4] + "." + number[4:6] + "." + number[6:8]
	if len(number) == 10 {
		s += "." + number[8:]
	}
	return s
}
