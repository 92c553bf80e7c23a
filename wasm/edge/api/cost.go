package api

import (
	"encoding/json"
	"fmt"
)

// tooDear says why a check costs more than is answered here, or nothing. The dearest item,
// whose number is not in the tariff, takes some milliseconds at the edge, where nobody else
// is answered meanwhile. It is found before any work is done.
func (a *api) tooDear(verb string, body []byte) string {
	// So many items do not fit into less, and most questions are not read twice.
	if verb != "check" || a.MaxItems == 0 || len(body) <= heavyBody {
		return ""
	}
	var asked struct{ Items []struct{} }
	// What is no such question is the calculator's to refuse.
	if json.Unmarshal(body, &asked) != nil || len(asked.Items) <= a.MaxItems {
		return ""
	}
	return fmt.Sprintf("%d items were given; here a check takes at most %d. Send fewer, or ask the command line or section321 serve, which take 999", len(asked.Items), a.MaxItems)
}
