package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sort"
	"strconv"
	"strings"
)

// encode writes the format that calc/tariff/load.go describes.
// Until is the day from which none of the editions holds, "" for none. Upon is the compiled
// schedule whose words it uses, nil for none.
func encode(editions []edition, rows []merged, until string, upon []byte) ([]byte, error) {
	if len(editions) > 32 {
		return nil, fmt.Errorf("%d editions; one file holds 32", len(editions))
	}
	var names []string
	var rates, specials, units, sets pool
	for _, e := range editions {
		names = append(names, strings.Join([]string{e.name, e.from, e.firstDay, e.url}, "\t"))
	}
	if until != "" {
		names = append(names, "\t"+until+"\tknown\t")
	}
	for _, r := range rows {
		rates.count(r.general)
		rates.count(r.column2)
		specials.count(r.special)
		units.count(r.units)
		sets.count(setText(r.editions))
	}
	rates.order()
	specials.order()
	units.order()
	sets.order()

	var texts []string // descriptions, in the order they are first used
	places := map[string]int{}
	var within, levels, numbers, descriptions, general, special, column2, unit []byte
	var above [5]int
	for _, r := range rows {
		pairs := len(r.number) / 2
		if len(r.number)%2 == 1 || pairs == 1 || pairs > 5 || r.indent < 0 || r.indent > 15 {
			return nil, fmt.Errorf("%q at indent %d does not fit the format", r.number, r.indent)
		}
		within = binary.AppendUvarint(within, sets.place(setText(r.editions)))
		levels = append(levels, byte(pairs<<4|r.indent))
		for j := 0; pairs > 0 && j < 5; j++ {
			if j >= pairs {
				above[j] = 0
				continue
			}
			pair := int(r.number[2*j]-'0')*10 + int(r.number[2*j+1]-'0')
			numbers = append(numbers, byte((pair-above[j]+100)%100))
			above[j] = pair
		}
		at := places[r.description]
		if at == 0 {
			texts = append(texts, r.description)
			places[r.description] = len(texts)
		}
		descriptions = binary.AppendUvarint(descriptions, uint64(at))
		if pairs >= 4 {
			general = binary.AppendUvarint(general, rates.place(r.general))
			if r.general != "" {
				special = binary.AppendUvarint(special, specials.place(r.special))
				column2 = binary.AppendUvarint(column2, rates.place(r.column2))
			}
			unit = binary.AppendUvarint(unit, units.place(r.units))
		} else if r.general != "" || r.units != "" {
			return nil, fmt.Errorf("%q has a rate or a unit on fewer than 8 digits", r.number)
		}
	}
	var body []byte
	var err error
	body = appendBlock(body, []byte(strings.Join(names, "\n")))
	var others [4][]string
	if upon != nil {
		if others, err = wordsOf(upon); err != nil {
			return nil, err
		}
	}
	for i, list := range [][]string{texts, rates.texts, specials.texts, units.texts} {
		if upon != nil {
			var from []byte
			from, list = without(list, others[i])
			body = appendBlock(body, from)
		}
		body = appendBlock(body, []byte(strings.Join(list, "\n")))
	}
	var known []byte
	for _, set := range sets.texts {
		n, _ := strconv.ParseUint(set, 10, 32)
		known = binary.AppendUvarint(known, n)
	}
	for _, column := range [][]byte{known, within, levels, numbers, descriptions, general, special, column2, unit} {
		body = appendBlock(body, column)
	}
	out := bytes.NewBufferString("HTS2")
	if upon != nil {
		out = bytes.NewBufferString("HTE1")
		body = append(bytes.Clone(upon[4:8]), body...) // the checksum that says which it is
	}
	out.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
	out.Write(body)
	return out.Bytes(), nil
}

// wordsOf returns the descriptions, rates, special rates and units of a compiled schedule.
func wordsOf(data []byte) (all [4][]string, err error) {
	data = data[8:]
	for i := range 5 { // the editions stand before them
		n, read := binary.Uvarint(data)
		if read <= 0 || n > uint64(len(data)-read) {
			return all, fmt.Errorf("the schedule whose words are used ends within block %d", i)
		}
		if i > 0 {
			all[i-1] = strings.Split(string(data[read:read+int(n)]), "\n")
		}
		data = data[read+int(n):]
	}
	return all, nil
}

// without returns where texts stand among others, as calc/tariff/load.go describes, and those
// that do not.
func without(texts, others []string) (from []byte, own []string) {
	places := map[string]int{}
	for i, text := range others {
		places[text] = i
	}
	next := 0
	for _, text := range texts {
		at, ok := places[text]
		if !ok {
			from, own = append(from, 0), append(own, text)
			continue
		}
		d := int64(at - next)
		from = binary.AppendUvarint(from, uint64(d<<1^d>>63)+1)
		next = at + 1
	}
	return from, own
}

func setText(editions uint32) string { return strconv.FormatUint(uint64(editions), 10) }

func appendBlock(out, block []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(block))), block...)
}

// A pool gives texts their places, the most frequent first, so that most places
// are one byte.
type pool struct {
	texts  []string
	counts map[string]int
	places map[string]uint64
}

func (p *pool) count(text string) {
	if p.counts == nil {
		p.counts, p.places = map[string]int{}, map[string]uint64{}
	}
	if text == "" {
		return
	}
	if p.counts[text] == 0 {
		p.texts = append(p.texts, text)
	}
	p.counts[text]++
}

func (p *pool) order() {
	sort.SliceStable(p.texts, func(i, j int) bool { return p.counts[p.texts[i]] > p.counts[p.texts[j]] })
	for i, text := range p.texts {
		p.places[text] = uint64(i + 1)
	}
}

// place returns the place of a text, and 0 for none.
func (p *pool) place(text string) uint64 { return p.places[text] }
