package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a piece of a query.
type token struct {
	kind  tokenKind
	field string // of a term, lower case, without the colon
	text  string // value of a term
	star  bool   // a star follows the value
	at    int    // where it begins
	value int    // where the value of a term begins
}

type tokenKind uint8

const (
	tokenTerm tokenKind = iota
	tokenOpen
	tokenClose
	tokenOr
	tokenAnd
	tokenNot
	tokenEnd
)

// lexer cuts a query into tokens.
type lexer struct {
	in string
	at int
}

func (l *lexer) fail(at int, msg, hint string) error {
	return &QueryError{Query: l.in, Offset: at, Msg: msg, Hint: hint}
}

func (l *lexer) next() (token, error) {
	for l.at < len(l.in) {
		r, size := utf8.DecodeRuneInString(l.in[l.at:])
		if !unicode.IsSpace(r) {
			break
		}
		l.at += size
	}
	at := l.at
	if at == len(l.in) {
		return token{kind: tokenEnd, at: at}, nil
	}
	switch l.in[at] {
	case '(':
		l.at++
		return token{kind: tokenOpen, at: at}, nil
	case ')':
		l.at++
		return token{kind: tokenClose, at: at}, nil
	case '-':
		l.at++
		if l.at < len(l.in) && !blankAt(l.in, l.at) {
			return token{kind: tokenNot, at: at}, nil
		}
		return token{kind: tokenTerm, text: "-", at: at, value: at}, nil
	}
	return l.term(at)
}

func blankAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r)
}

// term reads a word, a phrase, or a field with its value.
func (l *lexer) term(at int) (token, error) {
	t := token{kind: tokenTerm, at: at, value: at}
	if name, ok := fieldName(l.in[at:]); ok {
		t.field = strings.ToLower(name)
		l.at += len(name) + 1
		t.value = l.at
	}
	if quote := quoteAt(l.in[l.at:]); quote > 0 {
		start := l.at
		l.at += quote
		end, size := closingQuote(l.in[l.at:])
		if end < 0 {
			return t, l.fail(start, "this quotation has no end", `close it with "`)
		}
		t.text = l.in[l.at : l.at+end]
		l.at += end + size
		if l.at < len(l.in) && l.in[l.at] == '*' {
			t.star = true
			l.at++
		}
		return t, nil
	}
	start := l.at
	for l.at < len(l.in) && !strings.ContainsRune(`()"`, rune(l.in[l.at])) && !blankAt(l.in, l.at) {
		_, size := utf8.DecodeRuneInString(l.in[l.at:])
		l.at += size
	}
	t.text = l.in[start:l.at]
	t.text, t.star = strings.CutSuffix(t.text, "*")
	if t.field == "" && !t.star {
		switch t.text {
		case "OR":
			t.kind = tokenOr
		case "AND":
			t.kind = tokenAnd
		case "NOT":
			t.kind = tokenNot
		}
	}
	if l.at == at { // cannot be, but a lexer that stands still never ends
		l.at++
	}
	return t, nil
}

// fieldName returns the name before a colon, if s begins with a word that
// could be a field. "12:30" and "https://…" do not.
func fieldName(s string) (string, bool) {
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	if i == 0 || i >= len(s) || s[i] != ':' || strings.HasPrefix(s[i:], "://") {
		return "", false
	}
	return s[:i], true
}

// quoteAt returns how many bytes the quotation mark at the start of s has.
func quoteAt(s string) int {
	for _, q := range []string{`"`, "“", "„", "«"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

// closingQuote returns where the quotation ends and how long the mark is.
func closingQuote(s string) (at, size int) {
	at = -1
	for _, q := range []string{`"`, "”", "“", "»"} {
		if i := strings.Index(s, q); i >= 0 && (at < 0 || i < at) {
			at, size = i, len(q)
		}
	}
	return at, size
}
