package main

// refund prints what of the duty was void, and what does not come back.
func (p *printer) refund(r *voidPart) {
	if r == nil {
		return
	}
	p.heading("What comes back")
	if len(r.Lines) > 0 {
		p.amount("Void, to be claimed back", r.Void, "")
		p.amount("Duty without it", r.Owed, "")
	}
	p.say("- ", r.Text+p.marks(r.Cite))
	p.parts(r)
	for _, l := range r.Kept {
		p.say("- ", dollars(l.Amount)+": "+l.Text+p.marks(l.Cite))
	}
}

// parts prints each void duty, and what others take in their place.
func (p *printer) parts(r *voidPart) {
	for _, l := range r.Lines {
		p.pair("  "+l.Text, dollars(l.Amount))
	}
	for _, l := range r.Instead {
		p.pair("  instead: "+l.Text, dollars(l.Amount))
	}
}
