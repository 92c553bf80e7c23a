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

// shortStates marks the pairs of letters that are such states, so that most addresses
// need no looking up.
var shortStates = sync.OnceValue(func() *[32][32]bool {
	marked := &[32][32]bool{}
	byState, _ := possessions()
	for name := range byState {
		if len(name) == 2 {
			marked[name[0]&31][name[1]&31] = true
		}
	}
	return marked
})

// zipBegins marks the three figures that the ZIP codes of such islands begin with.
var zipBegins = sync.OnceValue(func() *[1000]bool {
	marked := &[1000]bool{}
	_, byZip := possessions()
	for zip := range byZip {
		if n, ok := figures([]byte(zip[:3])); ok {
			marked[n] = true
		}
	}
	return marked
})

// onIslands reports whether a ZIP code begins as those of such islands do.
func onIslands(zip []byte) bool {
	if len(zip) < 5 || zip[0] != '0' && zip[0] != '9' {
		return false
	}
	n, ok := figures(zip[:3])
	return ok && zipBegins()[n]
}

// possession returns the code of the islands that an address in the United States is
// on, "" when it is in a State or in Puerto Rico.
func possession(state, zip []byte) string {
	if len(state) == 2 && !shortStates()[state[0]&31][state[1]&31] && !onIslands(zip) {
		return ""
	}
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
	if !onIslands(zip) {
		return ""
	}
	if code := byZip[string(zip[:3])]; code != "" {
		return code
	}
	return byZip[string(zip[:5])]
}
