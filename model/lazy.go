package model

import "sync"

// lazy is a value that is made when first it is asked for. The bundled atlas
// is laid out by the compiler and costs nothing to open; what is derived from
// it is paid for by those who use it.
type lazy[T any] struct {
	once  sync.Once
	value T
}

func (l *lazy[T]) get(build func() T) T {
	l.once.Do(func() { l.value = build() })
	return l.value
}
