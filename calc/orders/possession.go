package orders

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/possessions.txt
var possessionText string

// possessions are the islands that addresses write as a state of the United States,
// by their state and by their ZIP code.
var possessions = sync.OnceValues(func() (byState, byZip map[string]string) {
	byState, byZip = map[string]string{}, map[string]string{}
	for line := range strings.Lines(possessionText) {
		if line[0] == '#' {
			continue
		}
		parts := strings.Split(strings.TrimSpace(line), "|")
		for name := range strings.SplitSeq(parts[1], ",") {
			byState[name], byState[strings.ToUpper(name)] = parts[0], parts[0]
		}
		for zip := range strings.SplitSeq(parts[2], ",") {
			byZip[zip] = parts[0]
		}
	}
	return byState, byZip
})

// possession returns the code of the islands that an address in the United States is
// on, "" when it is in a State or in Puerto Rico.
func possession(state, zip []byte) string {
	byState, byZip := possessions()
	if len(state) > 0 {
		code := byState[string(state)]
		if code == "" && len(state) > 2 {
			code = byState[strings.ToLower(string(state))]
		}
		if code != "" {
			return code
		}
	}
	if len(zip) < 5 || zip[0] != '0' && zip[0] != '9' {
		return ""
	}
	if code := byZip[string(zip[:3])]; code != "" {
		return code
	}
	return byZip[string(zip[:5])]
}
