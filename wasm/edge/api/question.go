package api

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"section321/calc/wire"
)

func (a *api) check(w http.ResponseWriter, r *http.Request)   { a.posted(w, r, "check") }
func (a *api) compare(w http.ResponseWriter, r *http.Request) { a.posted(w, r, "compare") }

func (a *api) refund(w http.ResponseWriter, r *http.Request) { a.posted(w, r, "refund") }
func (a *api) bill(w http.ResponseWriter, r *http.Request)   { a.posted(w, r, "bill") }
func (a *api) flags(w http.ResponseWriter, r *http.Request)  { a.posted(w, r, "flags") }

func (a *api) changes(w http.ResponseWriter, r *http.Request) {
	if !slices.Contains(wire.Verbs, "changes") {
		refuse(w, "not-found", "", "this server is too small to tell what changes; section321 serve and the page about changes do")
		return
	}
	a.posted(w, r, "changes")
}
func (a *api) products(w http.ResponseWriter, r *http.Request) { a.posted(w, r, "products") }

// posted answers a question that stands in the body.
func (a *api) posted(w http.ResponseWriter, r *http.Request, verb string) {
	if !unparametered(w, r) || !takes(w, r, jsonType) {
		return
	}
	body, done, ok := a.body(w, r, wire.MaxRequest)
	if !ok {
		return
	}
	defer done()
	room := rooms.Get().(*[]byte)
	defer keep(room)
	if !a.work(r.Context(), room, verb, body) {
		busy(w)
		return
	}
	// It is held until the client has taken it.
	if size := int64(len(*room)); size > smallBody {
		if !a.unread.take(size) {
			busy(w)
			return
		}
		defer a.unread.give(size)
	}
	reply(w, *room)
}

// work answers into room, dear questions in their turn, and reports whether it came. The
// turn is over when the answer is there, however slowly the client takes it.
func (a *api) work(ctx context.Context, room *[]byte, verb string, body []byte) bool {
	if price("/v1/"+verb, body) > dear {
		if !a.heavy.wait(ctx) {
			return false
		}
		defer a.heavy.done()
	}
	*room = a.calculator.AppendUntil(ctx, (*room)[:0], verb, body)
	return true
}

func (a *api) law(w http.ResponseWriter, r *http.Request)  { a.asked(w, r, "law", nil) }
func (a *api) find(w http.ResponseWriter, r *http.Request) { a.asked(w, r, "find", shortFind) }

func (a *api) catalog(w http.ResponseWriter, r *http.Request) { a.asked(w, r, "catalog", nil) }

// shortFind is what an address calls a field of find.
var shortFind = map[string]string{"q": "query"}

// asked answers a question that stands in the address, or in the body of a POST.
func (a *api) asked(w http.ResponseWriter, r *http.Request, verb string, names map[string]string) {
	if r.Method == "POST" {
		a.posted(w, r, verb)
		return
	}
	parameters, ok := parametersOf(w, r)
	if !ok {
		return
	}
	replyCached(w, r, a.calculator.AppendUntil(r.Context(), nil, verb, request(parameters, names)))
}

// A parameter is a name and a value of an address, in the order of the address.
type parameter struct{ name, value string }

// parametersOf reads the address after its question mark. It answers for itself
// where that cannot be read.
func parametersOf(w http.ResponseWriter, r *http.Request) ([]parameter, bool) {
	var all []parameter
	for pair := range strings.SplitSeq(r.URL.RawQuery, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if err == nil {
			value, err = url.QueryUnescape(value)
		}
		if err != nil {
			refuse(w, "invalid-query", "", "the address cannot be read after its question mark: % must be followed by two hexadecimal digits")
			return nil, false
		}
		all = append(all, parameter{name, value})
	}
	return all, true
}

// unparametered refuses parameters where the question stands in the body.
func unparametered(w http.ResponseWriter, r *http.Request) bool {
	if r.URL.RawQuery != "" {
		refuse(w, "unknown-field", "", "this request takes nothing after a question mark in the address; write everything into the body")
		return false
	}
	return true
}

// request writes parameters as the request every face uses. Nothing is judged here: a
// name that is not known or is given twice is the calculator's to refuse.
func request(parameters []parameter, names map[string]string) []byte {
	b := []byte{'{'}
	for i, p := range parameters {
		if long, ok := names[p.name]; ok {
			p.name = long
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, text(p.name)...), ':'), text(p.value)...)
	}
	return append(b, '}')
}

// text writes a JSON string.
func text(s string) []byte {
	// Marshaling a text does not fail.
	quoted, _ := json.Marshal(s)
	return quoted
}

// health tells that the calculator is there, and under which edition it answers.
func (a *api) health(w http.ResponseWriter, r *http.Request) {
	if !unparametered(w, r) {
		return
	}
	law, ok := a.lawInUse(w)
	if !ok {
		return
	}
	// Marshaling texts does not fail.
	answer, _ := json.Marshal(map[string]any{"status": "ok", "law": law})
	reply(w, answer)
}

// An Edition is a state of the law, and how far it was checked.
type Edition struct {
	Edition         string `json:"edition"`
	Hash            string `json:"hash"`
	VerifiedThrough string `json:"verifiedThrough"`
}

// lawInUse is the edition that answers come from. Where the calculator does not say it, the request is refused.
func (a *api) lawInUse(w http.ResponseWriter) (Edition, bool) {
	var catalog struct{ Law Edition }
	err := json.Unmarshal(a.calculator.Answer("catalog", []byte("{}")), &catalog)
	if err != nil {
		http.Error(w, "the calculator does not say what it knows: "+err.Error(), http.StatusInternalServerError)
	}
	return catalog.Law, err == nil
}

// editions lists the editions of the law that are here, the newest first: the one that answers come from, and
// others that are kept beside it.
func (a *api) editions(w http.ResponseWriter, r *http.Request) {
	if !unparametered(w, r) {
		return
	}
	law, ok := a.lawInUse(w)
	if !ok {
		return
	}
	all := []Edition{law}
	for _, e := range a.Editions { // few: each finds its place
		at := 0
		for at < len(all) && compareEditions(all[at].Edition, e.Edition) > 0 {
			at++
		}
		if e.Hash != law.Hash {
			all = slices.Insert(all, at, e)
		}
	}
	answer, _ := json.Marshal(map[string]any{"inUse": law.Hash, "editions": all})
	reply(w, answer)
}

// compareEditions compares names of editions: days, each with a number behind it.
func compareEditions(a, b string) int {
	day, n, _ := strings.Cut(a, ".")
	other, m, _ := strings.Cut(b, ".")
	return cmp.Or(strings.Compare(day, other), cmp.Compare(len(n), len(m)), strings.Compare(n, m))
}
