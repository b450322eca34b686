package model

import (
	"strings"
)

// Bounds of a query. Nobody types more, and a hostile one must not be costly.
const (
	maxQueryBytes = 4096
	maxQueryTerms = 200
	maxQueryDepth = 50
)

// parser reads
//
//	or   = and { "OR" and }
//	and  = unary { [ "AND" ] unary }
//	unary = ( "-" | "NOT" ) unary | "(" or ")" | term
type parser struct {
	lexer
	tok   token
	terms int
	depth int
}

func parseExpr(s string) (Expr, error) {
	p := parser{lexer: lexer{in: s}}
	if len(s) > maxQueryBytes {
		return nil, p.fail(maxQueryBytes, "the query is too long", "use fewer words")
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.tok.kind == tokenEnd {
		return nil, nil
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.tok.kind != tokenEnd {
		return nil, p.fail(p.tok.at, "this parenthesis was never opened", "remove it, or open one before")
	}
	if e == nil {
		return nil, p.fail(0, "there is nothing to look for", "type at least one letter or digit")
	}
	return e, nil
}

func (p *parser) advance() (err error) {
	p.tok, err = p.next()
	return err
}

func (p *parser) or() (Expr, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxQueryDepth {
		return nil, p.fail(p.tok.at, "there are too many parentheses in one another", "write it flatter")
	}
	var parts Or
	for {
		e, err := p.and()
		if err != nil {
			return nil, err
		}
		if e != nil {
			parts = append(parts, e)
		}
		if p.tok.kind != tokenOr {
			break
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	switch len(parts) {
	case 0:
		return nil, nil
	case 1:
		return parts[0], nil
	}
	return parts, nil
}

// and returns nil when all its terms are without a letter, such as "&".
func (p *parser) and() (Expr, error) {
	var parts And
	for required := true; ; required = false {
		if p.tok.kind == tokenAnd && !required {
			if err := p.advance(); err != nil {
				return nil, err
			}
			required = true
		}
		switch p.tok.kind {
		case tokenEnd, tokenClose, tokenOr, tokenAnd:
			if required {
				return nil, p.missing()
			}
			switch len(parts) {
			case 0:
				return nil, nil
			case 1:
				return parts[0], nil
			}
			return parts, nil
		}
		e, err := p.unary()
		if err != nil {
			return nil, err
		}
		if e != nil {
			parts = append(parts, e)
		}
	}
}

// missing is what is wrong when a term was to follow and did not.
func (p *parser) missing() error {
	switch p.tok.kind {
	case tokenClose:
		return p.fail(p.tok.at, "something is missing before this parenthesis", "put a word there, or quote it")
	case tokenOr:
		return p.fail(p.tok.at, "OR needs something on both sides", `such as  apple OR google; the word itself is "OR"`)
	case tokenAnd:
		return p.fail(p.tok.at, "AND needs something on both sides", `leave it out; the word itself is "AND"`)
	default:
		return p.fail(len(p.in), "the query ends too early", "add what is to be found")
	}
}

func (p *parser) unary() (Expr, error) {
	switch tok := p.tok; tok.kind {
	case tokenNot:
		p.depth++
		defer func() { p.depth-- }()
		if p.depth > maxQueryDepth {
			return nil, p.fail(tok.at, "there are too many NOTs in one another", "two of them are none")
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
		if k := p.tok.kind; k == tokenEnd || k == tokenClose || k == tokenOr || k == tokenAnd {
			return nil, p.fail(tok.at, "NOT needs something after it", `such as  -apple; the word itself is "NOT"`)
		}
		e, err := p.unary()
		if err != nil || e == nil {
			return nil, err
		}
		if twice, ok := e.(Not); ok {
			return twice.Of, nil
		}
		return Not{e}, nil
	case tokenOpen:
		if err := p.advance(); err != nil {
			return nil, err
		}
		e, err := p.or()
		if err != nil {
			return nil, err
		}
		if p.tok.kind != tokenClose {
			return nil, p.fail(tok.at, "this parenthesis is never closed", "add )")
		}
		return e, p.advance()
	default:
		p.terms++
		if p.terms > maxQueryTerms {
			return nil, p.fail(tok.at, "there are too many words", "use fewer")
		}
		e, err := p.term(tok)
		if err != nil {
			return nil, err
		}
		return e, p.advance()
	}
}

// term makes a node of a word or a field; nil for one without a letter.
func (p *parser) term(t token) (Expr, error) {
	if t.field == "" {
		return p.words(t, InAnyText)
	}
	read, known := queryFields()[t.field]
	if !known {
		hint := "fields are " + fieldList()
		if near := nearestField(t.field); near != "" {
			hint = "did you mean " + near + ":? To look for the words, quote them"
		}
		return nil, p.fail(t.at, t.field+": is not a field", hint)
	}
	if strings.TrimSpace(t.text) == "" {
		return nil, p.fail(t.at, t.field+": needs a value right after the colon", "such as "+example(t.field))
	}
	return read(p, t)
}

func (p *parser) words(t token, in TextField) (Expr, error) {
	if i := strings.IndexByte(t.text, '*'); i >= 0 {
		return nil, p.fail(t.value+i, "a star can only end a word", "such as  cyb*")
	}
	words, _ := QueryWords(t.text)
	if len(words) == 0 {
		if t.star {
			return nil, p.fail(t.value, "a star needs the beginning of a word before it", "such as  cyb*")
		}
		if in != InAnyText {
			return nil, p.fail(t.value, t.field+": needs a word with a letter or digit", "such as "+example(t.field))
		}
		return nil, nil
	}
	return Words{In: in, Text: t.text, Prefix: t.star, At: t.at}, nil
}
