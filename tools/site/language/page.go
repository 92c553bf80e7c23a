package language

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/collate"
	xlanguage "golang.org/x/text/language"
)

// Page translates a page of HTML. What it has no words for stays in English and is
// returned, so that a test can ask for it. A part marked translate="no" stays as it is.
func (l *Language) Page(source []byte) (page []byte, missing []string, err error) {
	root, err := html.ParseWithOptions(bytes.NewReader(source), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, nil, fmt.Errorf("reading a page to translate it: %w", err)
	}
	t := &translation{Language: l, order: collate.New(xlanguage.Make(l.Format.Tag))}
	t.element(root)
	var b bytes.Buffer
	err = html.Render(&b, root)
	return unmarked.ReplaceAll(b.Bytes(), nil), t.missing, err
}

type translation struct {
	*Language
	order   *collate.Collator
	missing []string
}

// Elements that stand inside a sentence, and attributes that hold one.
var (
	inline     = []string{"a", "abbr", "b", "br", "code", "em", "i", "kbd", "span", "strong", "time", "var"}
	attributes = []string{"alt", "aria-label", "data-empty", "data-short", "data-stale", "label", "placeholder", "title"}
	told       = []string{"description", "og:title", "og:description"}
	letters    = regexp.MustCompile(`\p{L}{2}`)
)

func (t *translation) element(n *html.Node) {
	if n.Type == html.ElementNode {
		if slices.Contains([]string{"script", "style", "svg"}, n.Data) || attribute(n, "translate") == "no" {
			return
		}
		t.attributes(n)
	}
	var run []*html.Node
	end := func() { t.run(run); run = nil }
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.TextNode || c.Type == html.ElementNode && slices.Contains(inline, c.Data) && attribute(c, "translate") != "no" {
			run = append(run, c)
		} else {
			end()
			t.element(c)
		}
		c = next
	}
	end()
	if n.Data == "optgroup" {
		t.sort(n)
	}
}

// run translates nodes in a row as one sentence if there is text of their own among them.
func (t *translation) run(nodes []*html.Node) {
	own := func(n *html.Node) bool { return n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" }
	if !slices.ContainsFunc(nodes, own) {
		for _, n := range nodes {
			if n.Type == html.ElementNode {
				t.element(n)
			}
		}
		return
	}
	first, last := nodes[0], nodes[len(nodes)-1]
	before, _ := edges(first)
	_, after := edges(last)
	var inner []*html.Node
	key := strings.TrimSpace(t.key(nodes, &inner))
	for _, n := range inner {
		t.attributes(n)
	}
	said, ok := t.said(key)
	if !ok {
		t.pieces(nodes, key)
		return
	}
	parent := first.Parent
	for _, n := range rebuilt(before+said+after, inner) {
		parent.InsertBefore(n, first)
	}
	for _, n := range nodes {
		parent.RemoveChild(n)
	}
}

// pieces translates text by text where the whole is not known, such as a day and what happens on it.
func (t *translation) pieces(nodes []*html.Node, key string) {
	for _, n := range nodes {
		if n.Type == html.ElementNode {
			t.element(n)
			continue
		}
		text := strings.Join(strings.Fields(n.Data), " ")
		if text == "" {
			continue
		}
		said, ok := t.said(text)
		if !ok {
			open, _ := opened(key)
			t.missing = append(t.missing, open)
		}
		before, after := edges(n)
		n.Data = before + said + after
	}
}

// edges are the spaces before and after a text, which keep it apart from what stands beside it.
func edges(n *html.Node) (before, after string) {
	if n.Type == html.TextNode && strings.TrimLeft(n.Data, " \n\t") != n.Data {
		before = " "
	}
	if n.Type == html.TextNode && strings.TrimRight(n.Data, " \n\t") != n.Data {
		after = " "
	}
	return before, after
}

// key writes nodes as pages.json does: inline elements by number, spaces once.
func (t *translation) key(nodes []*html.Node, inner *[]*html.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Type == html.TextNode {
			b.WriteString(spaces.ReplaceAllString(n.Data, " "))
			continue
		}
		i := strconv.Itoa(len(*inner))
		*inner = append(*inner, n)
		var children []*html.Node
		for c := range n.ChildNodes() {
			children = append(children, c)
		}
		b.WriteString("<" + i + ">" + t.key(children, inner) + "</" + i + ">")
	}
	return b.String()
}

var (
	spaces = regexp.MustCompile(`[ \n\t]+`)
	mark   = regexp.MustCompile(`</?\d+>`)
)

// rebuilt makes nodes of a text with numbered elements.
func rebuilt(text string, inner []*html.Node) []*html.Node {
	top := &html.Node{Type: html.ElementNode, Data: "span"}
	at := top
	say := func(s string) {
		if s != "" {
			at.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		}
	}
	rest := text
	for {
		m := mark.FindStringIndex(rest)
		if m == nil {
			break
		}
		say(rest[:m[0]])
		tag := strings.Trim(rest[m[0]:m[1]], "<>")
		rest = rest[m[1]:]
		if tag[0] == '/' {
			if at.Parent != nil {
				at = at.Parent
			}
			continue
		}
		if i, _ := strconv.Atoi(tag); i < len(inner) {
			n := inner[i]
			made := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
			at.AppendChild(made)
			at = made
		}
	}
	say(rest)
	var all []*html.Node
	for c := top.FirstChild; c != nil; c = top.FirstChild {
		top.RemoveChild(c)
		all = append(all, c)
	}
	return all
}

func (t *translation) attributes(n *html.Node) {
	for i, a := range n.Attr {
		text := slices.Contains(attributes, a.Key) || n.Data == "meta" && a.Key == "content" && slices.Contains(told, attribute(n, "name")+attribute(n, "property"))
		switch {
		case n.Data == "html" && a.Key == "lang":
			n.Attr[i].Val = t.Format.Tag
		case text:
			said, ok := t.said(a.Val)
			if !ok {
				open, _ := opened(a.Val)
				t.missing = append(t.missing, open)
			}
			n.Attr[i].Val = said
		}
	}
}

// sort puts choices that are not first in the order of the language, behind the one that is its readers' own.
func (t *translation) sort(group *html.Node) {
	var options []*html.Node
	for c := group.FirstChild; c != nil; c = group.FirstChild {
		group.RemoveChild(c)
		if c.Type == html.ElementNode {
			options = append(options, c)
		}
	}
	slices.SortStableFunc(options, func(a, b *html.Node) int { return t.order.CompareString(text(a), text(b)) })
	if at := slices.IndexFunc(options, func(o *html.Node) bool { return attribute(o, "data-own") != "" }); at > 0 {
		own := options[at]
		options = slices.Insert(slices.Delete(options, at, at+1), 0, own)
	}
	for _, o := range options {
		group.AppendChild(o)
	}
}

func text(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
