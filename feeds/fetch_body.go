package feeds

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// read returns the body as it was sent, at most limit bytes of it. What goes
// beyond the first freeBody bytes is taken from the budget that all requests
// share, so that many large answers at once wait for one another instead of
// filling the memory; free gives it back.
func (f *Fetcher) read(ctx context.Context, resp *http.Response, limit Size) (body []byte, free func(), err error) {
	taken := int64(0)
	free = func() {
		f.large.Release(taken)
		taken = 0
	}
	buf := make([]byte, 0, firstBuffer(resp))
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
			buf = append(make([]byte, 0, grown), buf...)
		}
		n, err := resp.Body.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case int64(len(buf)) > int64(limit):
			err = tooLarge(limit)
		case err == io.EOF:
			return buf, free, nil
		}
		if err != nil {
			free()
			return nil, nil, err
		}
	}
}

func tooLarge(limit Size) *Failure {
	return &Failure{
		Kind: FailTooLarge,
		Msg:  fmt.Sprintf("the answer is larger than %v", limit),
		Hint: "if the feed is worth it, raise max_size for it in the configuration",
	}
}

// firstBuffer is the size announced, within reason, and room to see the end
// without growing.
func firstBuffer(resp *http.Response) int {
	const least = 4 << 10
	return int(min(max(resp.ContentLength+1, least), freeBody))
}

// pooledMost is the largest buffer that is kept for the next body.
const pooledMost = 1 << 20

// unpack replaces the body of a reply by what is packed in it. Bodies stay
// packed while they wait for a parser, a sixth of the memory, and only as many
// are unpacked at a time as there are parsers: into buffers that are used
// again, so nothing may keep the body after recycle.
func (f *Fetcher) unpack(r *reply) (err error) {
	defer func() {
		if fail, ok := err.(*Failure); ok {
			fail.Status = r.status
		}
	}()
	packed, err := isPacked(r.header, r.body)
	if err != nil || !packed {
		return err
	}
	src := bytes.NewReader(r.body)
	z, ok := f.unpackers.Get().(*gzip.Reader)
	if !ok {
		z = new(gzip.Reader)
	}
	defer f.unpackers.Put(z)
	if err := z.Reset(src); err != nil {
		return unpackFailure(err)
	}
	buf, ok := f.buffers.Get().(*[]byte)
	if !ok {
		buf = new(make([]byte, 0, 128<<10))
	}
	r.recycle = func() {
		if cap(*buf) <= pooledMost {
			*buf = (*buf)[:0]
			f.buffers.Put(buf)
		}
	}
	for {
		if len(*buf) == cap(*buf) {
			*buf = append(make([]byte, 0, min(2*cap(*buf), int(r.limit)+1)), *buf...)
		}
		n, err := z.Read((*buf)[len(*buf):cap(*buf)])
		*buf = (*buf)[:len(*buf)+n]
		switch {
		case int64(len(*buf)) > int64(r.limit):
			return tooLarge(r.limit)
		case err == io.EOF:
			r.body = *buf
			return nil
		case err != nil:
			return unpackFailure(err)
		}
	}
}

// isPacked says whether the body is gzip: declared, or (some servers forget
// to say so) evidently. Any other coding was not offered and is refused.
func isPacked(h http.Header, body []byte) (bool, error) {
	coding := strings.ToLower(strings.TrimSpace(strings.Join(h.Values("Content-Encoding"), ",")))
	switch coding {
	case "gzip", "x-gzip":
		return len(body) > 0, nil
	case "", "identity", "utf-8", "none":
		return len(body) > 2 && body[0] == 0x1f && body[1] == 0x8b && body[2] == 8, nil
	}
	return false, &Failure{
		Kind: FailAnswer,
		Msg:  fmt.Sprintf("the answer is packed as %q although only gzip was offered", clip(coding, 40)),
		Hint: "the server is at fault; it is asked again later",
	}
}

func unpackFailure(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return &Failure{Kind: FailAnswer, Msg: "the answer was cut off inside its packing", Hint: laterHint, Err: err}
	}
	return &Failure{
		Kind: FailAnswer,
		Msg:  "the answer is called gzip and is not, or is damaged",
		Hint: "the server is at fault; it is asked again later",
		Err:  err,
	}
}
