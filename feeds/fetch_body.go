package feeds

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
)

type byteSource interface {
	io.Reader
	io.ByteReader
}

// read returns the unpacked body, at most limit bytes of it. What goes beyond
// the first freeBody bytes is taken from the budget that all requests share,
// so that many large answers at once wait for one another instead of filling
// the memory; free gives it back.
func (f *Fetcher) read(ctx context.Context, resp *http.Response, limit Size) (body []byte, free func(), err error) {
	// The packed bytes count as well: members of nothing are endless too.
	src := bufio.NewReaderSize(io.LimitReader(resp.Body, int64(limit)+1), 16<<10)
	packed, err := isPacked(resp, src)
	if err != nil {
		return nil, nil, err
	}
	var in io.Reader = src
	if packed {
		z, err := f.newUnpacker(src)
		if err != nil {
			return nil, nil, unpackFailure(err)
		}
		defer f.unpackers.Put(z)
		in = z
	}
	taken := int64(0)
	free = func() {
		if taken > 0 {
			f.large.Release(taken)
			taken = 0
		}
	}
	buf := make([]byte, 0, firstBuffer(resp, packed))
	for {
		if len(buf) == cap(buf) {
			grown := min(2*cap(buf), int(limit)+1)
			if grown > freeBody {
				need := int64(grown - max(cap(buf), freeBody))
				if err := f.large.Acquire(ctx, need); err != nil {
					free()
					return nil, nil, err
				}
				taken += need
			}
			bigger := make([]byte, len(buf), grown)
			copy(bigger, buf)
			buf = bigger
		}
		n, err := in.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if int64(len(buf)) > int64(limit) {
			free()
			return nil, nil, &Failure{
				Kind: FailTooLarge,
				Msg:  fmt.Sprintf("the answer is larger than %v", limit),
				Hint: "if the feed is worth it, raise max_size for it in the configuration",
			}
		}
		if err == io.EOF {
			return buf, free, nil
		}
		if err != nil {
			free()
			if packed && isUnpackError(err) {
				err = unpackFailure(err)
			}
			return nil, nil, err
		}
	}
}

// firstBuffer guesses the unpacked size, so that most bodies are read without
// growing; feeds pack about 1 to 6.
func firstBuffer(resp *http.Response, packed bool) int {
	const least = 16 << 10
	n := resp.ContentLength + 1 // room to see the end without growing
	if n <= 0 {
		return least
	}
	if packed {
		n *= 6
	}
	return int(min(max(n, least), freeBody))
}

// isPacked says whether the body is gzip: declared, or (some servers forget
// to say so) evidently. Any other coding was not offered and is refused.
func isPacked(resp *http.Response, src *bufio.Reader) (bool, error) {
	coding := strings.ToLower(strings.TrimSpace(strings.Join(resp.Header.Values("Content-Encoding"), ",")))
	switch coding {
	case "gzip", "x-gzip":
		if _, err := src.Peek(1); err == io.EOF {
			return false, nil // an empty body, whatever it is called
		}
		return true, nil
	case "", "identity", "utf-8", "none":
		head, err := src.Peek(3)
		if err != nil && err != io.EOF {
			return false, err
		}
		return len(head) == 3 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8, nil
	}
	if len(coding) > 40 {
		coding = coding[:40]
	}
	return false, &Failure{
		Kind: FailAnswer,
		Msg:  fmt.Sprintf("the answer is packed as %q although only gzip was offered", coding),
		Hint: "the server is at fault; it is asked again later",
	}
}

func isUnpackError(err error) bool {
	return err == gzip.ErrChecksum || err == gzip.ErrHeader || strings.HasPrefix(err.Error(), "flate:")
}

func unpackFailure(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return io.ErrUnexpectedEOF
	}
	return &Failure{
		Kind: FailAnswer,
		Msg:  "the answer is called gzip and is not, or is damaged",
		Hint: "the server is at fault; it is asked again later",
		Err:  err,
	}
}
