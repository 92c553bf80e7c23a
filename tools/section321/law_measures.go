package main

import (
	"fmt"
	"slices"
	"strings"
)

// A measure is a duty on top of the ordinary one, or an exemption from it.
type measure struct {
	Layer, Heading, Kind, Rate, Text string
	Origins, Lists, Needs            []string
	Cite                             []string
}

// measures prints the duties in force under their names: first what is charged, then
// who is exempt.
func (p *printer) measures(a *inForce) {
	if len(a.Measures) == 0 {
		return
	}
	p.heading("Duties on top of the ordinary one")
	var layers []string
	of := map[string][]measure{}
	for _, m := range a.Measures {
		if !slices.Contains(layers, m.Layer) {
			layers = append(layers, m.Layer)
		}
		of[m.Layer] = append(of[m.Layer], m)
	}
	for _, layer := range layers {
		name := layerName(layer)
		if name == "" {
			name = layer
		}
		p.println(name)
		exempt := func(m measure) int {
			if m.charges() {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(of[layer], func(x, y measure) int { return exempt(x) - exempt(y) })
		said := map[string]bool{}
		for _, m := range of[layer] {
			label, figure := m.words(name)
			once := fmt.Sprint(label, figure, m.Cite)
			if said[once] {
				continue
			}
			said[once] = true
			if figure == "" {
				p.say("  - ", label+p.marks(m.Cite))
				continue
			}
			p.pair("  "+label, figure+p.marks(m.Cite))
		}
	}
}

func (m *measure) charges() bool { return m.Kind == "additive" || m.Kind == "floor" }

// words says whom a measure reaches and what it charges; one that charges nothing has no
// figure. A text that only repeats the name of the duty is left out.
func (m *measure) words(name string) (label, figure string) {
	label = m.Heading + m.whom()
	if m.Text != name && m.Text != name+"." {
		label += ": " + m.Text
	}
	if !m.charges() {
		return label, ""
	}
	figure = m.Rate + " %"
	if m.Kind == "floor" {
		figure += " with the ordinary duty"
	}
	return label, figure
}

// whom says which goods a measure reaches.
func (m *measure) whom() string {
	var whom strings.Builder
	if !slices.Contains(m.Origins, "*") {
		fmt.Fprintf(&whom, ", of %s", strings.Join(m.Origins, " "))
	}
	if len(m.Lists) > 0 {
		whom.WriteString(", on its list")
	}
	if len(m.Needs) > 0 {
		fmt.Fprintf(&whom, ", if %s", strings.Join(m.Needs, " and "))
	}
	return whom.String()
}
