package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A definition is a type of the contract.
type definition struct {
	Name   string
	File   string // it stands in
	Doc    string
	Told   map[string]string // its directives
	Of     ast.Expr          // what it is made of, unless it has fields
	Fields []field
	Words  []string // that it may be
}

// A field is one of an object.
type field struct {
	Name     string // in JSON; "" for a type whose fields stand here
	Go       string
	Doc      string
	Type     ast.Expr
	Optional bool
	Tag      reflect.StructTag
}

// read reads the contract from a folder, file by file, in the order in which it is written.
func read(dir string) (all []*definition, err error) {
	set := token.NewFileSet()
	packages, err := parser.ParseDir(set, dir, func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	files := packages["contract"].Files
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	words := map[string][]string{}
	for _, name := range names {
		for _, d := range files[name].Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok {
				return nil, fmt.Errorf("%s: the contract has types and their words, nothing else", set.Position(d.Pos()))
			}
			for _, s := range g.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					one, err := define(s, g.Doc)
					if err != nil {
						return nil, fmt.Errorf("%s: %w", set.Position(s.Pos()), err)
					}
					one.File = path.Base(name)
					all = append(all, one)
				case *ast.ValueSpec:
					word, err := strconv.Unquote(s.Values[0].(*ast.BasicLit).Value)
					if err != nil {
						return nil, fmt.Errorf("%s: %w", set.Position(s.Pos()), err)
					}
					of := s.Type.(*ast.Ident).Name
					words[of] = append(words[of], word)
				}
			}
		}
	}
	for _, one := range all {
		one.Words = words[one.Name]
	}
	return all, nil
}

func define(s *ast.TypeSpec, doc *ast.CommentGroup) (*definition, error) {
	one := &definition{Name: s.Name.Name, Told: map[string]string{}, Doc: text(doc)}
	if one.Doc == "" {
		return nil, fmt.Errorf("%s is not documented", one.Name)
	}
	for _, line := range doc.List {
		if told, ok := strings.CutPrefix(line.Text, "//contract:"); ok {
			name, value, _ := strings.Cut(told, " ")
			one.Told[name] = value
		}
	}
	fields, ok := s.Type.(*ast.StructType)
	if !ok {
		one.Of = s.Type
		return one, nil
	}
	for _, f := range fields.Fields.List {
		if len(f.Names) == 0 {
			one.Fields = append(one.Fields, field{Type: f.Type})
			continue
		}
		if f.Tag == nil {
			return nil, fmt.Errorf("%s.%s has no tag", one.Name, f.Names[0].Name)
		}
		raw, err := strconv.Unquote(f.Tag.Value)
		if err != nil {
			return nil, err
		}
		tag := reflect.StructTag(raw)
		name, rest, _ := strings.Cut(tag.Get("json"), ",")
		one.Fields = append(one.Fields, field{name, f.Names[0].Name, text(f.Doc), f.Type, rest == "omitempty", tag})
	}
	return one, nil
}

// embeds are the names of the types whose fields a type has as its own.
func (one *definition) embeds() (names []string) {
	for _, f := range one.Fields {
		if f.Name == "" {
			names = append(names, named(f.Type))
		}
	}
	return names
}

// text is a comment in one line, without its directives.
func text(doc *ast.CommentGroup) string { return strings.Join(strings.Fields(doc.Text()), " ") }
