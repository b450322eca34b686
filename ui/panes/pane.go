// Package panes holds everything that can fill a rectangle of the screen, one
// file a pane. Panes never refer to one another: they speak upwards by
// returning an [Action].
package panes
