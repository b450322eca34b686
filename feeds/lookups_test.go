package feeds

import (
	"context"
	"errors"
	"fmt"
	"net"
	"testing"
	"testing/synctest"
	"time"
)

// deadNames lets n names of their own fail.
func deadNames(l *lookups, n int) {
	for i := range n {
		host := fmt.Sprintf("dead%d.example", i)
		ctx, one := l.begin(context.Background(), host)
		_ = one.end(ctx, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true})
	}
}

func TestLookupsAreGivenUpWhenNoNameIsFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l lookups
		start := time.Now()
		ctx, waiting := l.begin(t.Context(), "slow.example")
		deadNames(&l, blindAfter)
		<-ctx.Done()
		if took := time.Since(start); took != blindGrace {
			t.Errorf("given up after %v, want %v", took, blindGrace)
		}
		var dns *net.DNSError
		if err := waiting.end(ctx, ctx.Err()); !errors.As(err, &dns) || dns.IsNotFound {
			t.Errorf("got %v, want a lookup that had no answer", err)
		}
	})
}

func TestLookupsGoOnWhenOneNameIsFound(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l lookups
		slow, waiting := l.begin(t.Context(), "slow.example")
		deadNames(&l, blindAfter)
		good, found := l.begin(t.Context(), "good.example")
		found.found()
		_ = found.end(good, nil)
		<-time.After(time.Minute) // of the bubble's own clock
		if slow.Err() != nil {
			t.Errorf("the slow lookup was given up: %v", context.Cause(slow))
		}
		_ = waiting.end(slow, nil)
	})
}

func TestFewDeadNamesProveNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l lookups
		ctx, waiting := l.begin(t.Context(), "slow.example")
		for range 3 { // the same ones again are no further proof
			deadNames(&l, blindAfter-1)
		}
		<-time.After(time.Minute)
		if ctx.Err() != nil {
			t.Error("given up after too few names")
		}
		_ = waiting.end(ctx, nil)
	})
}
