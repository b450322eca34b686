//go:build !linux

package feeds

// LargePages does nothing where the system decides by itself.
func LargePages() {}
