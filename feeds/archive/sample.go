package archive

import (
	"context"
	"time"
)

// sampleAfter is how long a program runs before the archive is looked over in
// the background; what only asks and ends never pays for it.
const sampleAfter = 3 * time.Second

// sample reads some articles here and there. What it finds is said, and mended
// by the next call that meets it.
func (a *Archive) sample(ctx context.Context) {
	timer := time.NewTimer(sampleAfter)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return
	case <-timer.C:
	}
	if a.mode != modeFile {
		return
	}
	c, err := a.dialReader()
	if err != nil {
		return
	}
	defer c.close()
	last, _, err := c.number(ctx, "SELECT last_id FROM state")
	for i := int64(1); i <= 24 && err == nil; i++ {
		err = c.query(ctx, func([]value) error { return errStop }, "SELECT * FROM article WHERE id>=? ORDER BY id LIMIT 1", last*i/24)
	}
	if damaged(err) {
		a.tell("the archive shows damage; it is rescued when the next article is stored")
		a.suspect.Store(true)
	}
}
