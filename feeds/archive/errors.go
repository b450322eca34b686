package archive

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"

	"pariscall/model"
)

// Primary result codes of SQLite (sqlite.org/rescode.html).
const (
	codeError    = 1
	codePerm     = 3
	codeBusy     = 5
	codeLocked   = 6
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26

	codeConstraint = 19
)

// Causes that callers can tell apart with errors.Is.
var (
	// ErrReadOnly: the archive cannot be written; reading goes on.
	ErrReadOnly = errors.New("the archive is read-only")
	// ErrFull: there is no room on the disk; reading goes on, and writing
	// works again when there is room.
	ErrFull = errors.New("the disk is full")
	// ErrNotFound: no such article, feed, story or watch.
	ErrNotFound = errors.New("not in the archive")
	// ErrNothing: there is nothing to undo.
	ErrNothing = errors.New("nothing to undo")
	// ErrClosed: the archive has been closed.
	ErrClosed = errors.New("the archive is closed")

	errDamaged = errors.New("the archive is damaged")
)

// Error is a failure in words for the reader. Cause is for the log.
type Error struct {
	Msg   string
	Kind  error // one of the causes above, or nil
	Cause error
}

// Error returns the words.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns kind and cause.
func (e *Error) Unwrap() []error {
	var out []error
	for _, err := range []error{e.Kind, e.Cause} {
		if err != nil {
			out = append(out, err)
		}
	}
	return out
}

// code returns the primary result code of an error of the driver, 0 if it is
// none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isCode(err error, codes ...int) bool {
	c := code(err)
	for _, want := range codes {
		if c == want {
			return true
		}
	}
	return false
}

// damaged says whether the file itself is at fault. SQLite calls some damage a
// plain error: a table or column that is not there, though no statement of
// this package asks for what the format does not have, and a full-text index
// whose own state cannot be read.
func damaged(err error) bool {
	if isCode(err, codeCorrupt, codeNotADB) || errors.Is(err, errDamaged) {
		return true
	}
	if !isCode(err, codeError) {
		return false
	}
	for _, sign := range []string{"no such ", "fts5 file format", "vtable constructor failed", "malformed", "parse error in"} {
		if strings.Contains(err.Error(), sign) {
			return true
		}
	}
	return false
}

// explain turns a failure of what was attempted into words.
func (a *Archive) explain(what string, err error) error {
	var known *Error
	var query *model.QueryError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &query):
		return query
	case errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		errors.Is(err, ErrClosed):
		return err
	case errors.Is(err, ErrReadOnly) || isCode(err, codeReadOnly, codePerm):
		return &Error{Msg: fmt.Sprintf("%s: %s", what, a.readOnlyWords()), Kind: ErrReadOnly, Cause: err}
	case isCode(err, codeFull) || isCode(err, codeIO) && outOfSpace(a.path):
		return &Error{
			Msg:   fmt.Sprintf("%s: no room left on the disk of %s; free some and it goes on by itself", what, a.path),
			Kind:  ErrFull,
			Cause: err,
		}
	case isCode(err, codeIO, codeCantOpen):
		return &Error{Msg: fmt.Sprintf("%s: the disk of %s does not answer as it should; see the log", what, a.path), Cause: err}
	case isCode(err, codeBusy, codeLocked):
		return &Error{
			Msg:   fmt.Sprintf("%s: another program has been writing to %s for a long time; try again", what, a.path),
			Cause: err,
		}
	case damaged(err):
		return &Error{Msg: fmt.Sprintf("%s: the archive %s is damaged and could not be rescued; see the log", what, a.path), Cause: err}
	case errors.Is(err, ErrNotFound), errors.Is(err, ErrNothing):
		return fmt.Errorf("%s: %w", what, err)
	default:
		return fmt.Errorf("%s: %w", what, err)
	}
}
