package feeds

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Size is a number of bytes, written 512KiB or 16MiB in the configuration.
type Size int64

const (
	kibibyte Size = 1 << 10
	mebibyte Size = 1 << 20
)

// String returns the size in the largest unit that keeps it whole.
func (s Size) String() string {
	switch {
	case s >= mebibyte && s%mebibyte == 0:
		return fmt.Sprintf("%dMiB", s/mebibyte)
	case s >= kibibyte && s%kibibyte == 0:
		return fmt.Sprintf("%dKiB", s/kibibyte)
	default:
		return fmt.Sprintf("%dB", int64(s))
	}
}

// MarshalText returns what UnmarshalText reads.
func (s Size) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a number with an optional unit: B, kB, KiB, MB, MiB.
func (s *Size) UnmarshalText(b []byte) error {
	text := strings.TrimSpace(string(b))
	digits := strings.TrimRight(text, "BKMGkmgib ")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 {
		return fmt.Errorf("%q is not a size: want a number and a unit, such as 16MiB", text)
	}
	factor := int64(1)
	switch strings.ToLower(strings.TrimSpace(text[len(digits):])) {
	case "", "b":
	case "kb":
		factor = 1000
	case "kib", "k":
		factor = int64(kibibyte)
	case "mb":
		factor = 1000 * 1000
	case "mib", "m":
		factor = int64(mebibyte)
	default:
		return fmt.Errorf("%q is not a size: the unit is one of B, kB, KiB, MB, MiB", text)
	}
	if n > (1<<62)/factor {
		return fmt.Errorf("%q is too large for a size", text)
	}
	*s = Size(n * factor)
	return nil
}

// Duration is a time span, written 90s, 15m or 24h in the configuration.
type Duration time.Duration

// String returns the span without zero parts: 15m, not 15m0s.
func (d Duration) String() string {
	s := time.Duration(d).String()
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// MarshalText returns what UnmarshalText reads.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a time span.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(strings.TrimSpace(string(b)))
	if err != nil || v < 0 {
		return fmt.Errorf("%q is not a time span: want a number and a unit, such as 15m or 24h", b)
	}
	*d = Duration(v)
	return nil
}
