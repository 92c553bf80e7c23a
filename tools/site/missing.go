package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"section321/tools/site/language"
)

// missing is what a language has no words for, by the files they belong in.
func missing(code string) (map[string][]string, error) {
	l, err := language.Load(source("languages"), code)
	if err != nil {
		return nil, err
	}
	all := map[string][]string{}
	lacking := func(file string, messages []string) error {
		known := map[string]string{}
		text, err := os.ReadFile(filepath.Join(source("languages"), code, file+".json"))
		if err == nil {
			err = json.Unmarshal(text, &known)
		}
		for _, m := range messages {
			if _, ok := known[m]; !ok {
				all[file] = append(all[file], m)
			}
		}
		return err
	}
	said, err := sayable()
	if err != nil {
		return nil, err
	}
	for file, messages := range said {
		if err := lacking(file, messages); err != nil {
			return nil, err
		}
	}
	k, err := describe(l)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, p := range bare(l) {
		p.knowledge, p.shared = k, &shared{}
		_, unknown, err := p.render()
		if err != nil {
			return nil, err
		}
		for _, text := range unknown {
			if !seen[text] {
				all["pages"] = append(all["pages"], text)
			}
			seen[text] = true
		}
	}
	return all, nil
}

// sayable is what the scripts and the engine can say, by the files its words belong in.
func sayable() (map[string][]string, error) {
	scripts, err := language.Scripts(source("src"))
	if err != nil {
		return nil, err
	}
	english, err := language.English()
	return map[string][]string{"scripts": scripts, "law": language.Keys(english)}, err
}

// tidy takes out of the languages' files the words for what is never said.
func tidy() error {
	said, err := sayable()
	if err != nil {
		return err
	}
	for _, code := range language.Codes[1:] {
		for file, messages := range said {
			name := filepath.Join(source("languages"), code, file+".json")
			words := map[string]string{}
			text, err := os.ReadFile(name)
			if err == nil {
				err = json.Unmarshal(text, &words)
			}
			if err != nil {
				return err
			}
			maps.DeleteFunc(words, func(message, _ string) bool { return !slices.Contains(messages, message) })
			var b bytes.Buffer
			plain := json.NewEncoder(&b)
			plain.SetEscapeHTML(false)
			plain.SetIndent("", "  ")
			if err := plain.Encode(words); err != nil {
				return err
			}
			if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// bare are the pages, those in frames too, in one language and without their files.
func bare(l *language.Language) (all []*page) {
	for _, at := range pages {
		all = append(all, &page{Name: at.name, Address: at.address, Language: l, Languages: []*language.Language{l}})
		if slices.Contains(framed, at.name) {
			all = append(all, &page{Name: at.name, Address: at.address, Within: line, Frame: &frameParts{}, Language: l, Languages: []*language.Language{l}})
		}
	}
	return all
}

func printMissing(code string) error {
	all, err := missing(code)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(all, "", "  ")
	if err == nil {
		_, err = fmt.Println(string(text))
	}
	return err
}
