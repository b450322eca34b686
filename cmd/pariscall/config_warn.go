package main

import "fmt"

// warnOfConfig says in a line what is wrong with the configuration and what
// to do. A lookup needs none of it and works all the same, but it is what is
// run first after a slip of the pen.
func (a *app) warnOfConfig() {
	if _, err := a.conf(); err != nil {
		a.warn(fmt.Sprintf("the configuration is ignored until it is put right: %v", err))
	}
}
