package archive

// paper is the memory on which articles are made ready: their words and their
// encoded texts, some megabytes a transaction. It is used again for the next
// one, because a page of memory that is touched for the first time takes as
// long as thousands of instructions. The zero paper is ready for use.
type paper struct {
	sheet []byte   // its free end is next
	full  [][]byte // sheets before it
	spare [][]byte // sheets from earlier
}

const sheetSize = 256 << 10

// blank returns an empty slice with room for n bytes. It may be appended to
// beyond them. What is not kept is overwritten by what comes next.
func (p *paper) blank(n int) []byte {
	if free := cap(p.sheet) - len(p.sheet); free == 0 || free < n {
		p.turn(n)
	}
	return p.sheet[len(p.sheet):]
}

// turn begins a sheet with room for n bytes.
func (p *paper) turn(n int) {
	if len(p.sheet) > 0 {
		p.full = append(p.full, p.sheet)
	}
	if last := len(p.spare) - 1; last >= 0 && n <= sheetSize {
		p.sheet, p.spare = p.spare[last], p.spare[:last]
		return
	}
	p.sheet = make([]byte, 0, max(n, sheetSize))
}

// keep returns b, which is what a blank has become, and sees to it that it
// stays.
func (p *paper) keep(b []byte) []byte {
	if cap(b) == cap(p.sheet)-len(p.sheet) { // it did not outgrow the sheet
		p.sheet = p.sheet[:len(p.sheet)+len(b)]
	}
	return b[:len(b):len(b)]
}

// erase gives up all that was kept. Sheets made for one great text go.
func (p *paper) erase() {
	p.full = append(p.full, p.sheet) // so that the list, too, lets go of it
	for _, s := range p.full {
		if cap(s) == sheetSize {
			p.spare = append(p.spare, s[:0])
		}
	}
	clear(p.full)
	p.sheet, p.full = nil, p.full[:0]
}
