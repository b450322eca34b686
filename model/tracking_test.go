package model

import "testing"

func TestTrackingIsWhatSaysWhereAReaderCameFrom(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"utm_source": true, "at_medium": true, "fbclid": true, "_hsenc": true, "vero_id": true, "source": true, "ref": true, "smid": true,
		"id": false, "p": false, "page": false, "article": false, "q": false, "feed": false, "references": false, "": false,
	} {
		if got := IsTracking(name); got != want {
			t.Errorf("IsTracking(%q) is %v", name, got)
		}
	}
}
