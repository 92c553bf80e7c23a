package wire

import "section321/calc"

func (c *Calculator) check(request []byte) []byte {
	shipment, problems := decodeCheck(request)
	if problems != nil {
		return encodeProblems(problems.With(shipment.Validate()))
	}
	answer, err := calc.Check(shipment, c.tariff)
	if err != nil {
		return encodeError(err)
	}
	return encodeCheck(answer)
}

func (c *Calculator) law(request []byte) []byte {
	question, problems := decodeLaw(request)
	if problems != nil {
		return encodeProblems(problems)
	}
	answer, err := calc.InForce(question, c.tariff)
	if err != nil {
		return encodeError(err)
	}
	return encodeLaw(answer)
}

func (c *Calculator) find(request []byte) []byte {
	search, problems := decodeFind(request)
	if problems != nil {
		return encodeProblems(problems)
	}
	answer, err := calc.Find(search, c.tariff)
	if err != nil {
		return encodeError(err)
	}
	return encodeFind(answer)
}
