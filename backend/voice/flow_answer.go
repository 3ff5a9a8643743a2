package voice

import "personadesk/backend/text"

// answerQueue says what a caller to a queue meets.
func (d *drawing) answerQueue(q Queue) (answer, beside text.Text) {
	agents := d.facts.AgentsOf(q)
	after := d.ends(q.Timeout.To)
	switch {
	case d.flow.Nodes[0].Kind == NodeNumber && d.flow.Nodes[0].Dead:
		answer = text.Of("voice.answer.uncalled")
	case agents.Nobody():
		answer = text.Of("voice.answer.nobody", after, Lasting(q.WaitsAtMost()))
	case len(agents.Unread) > 0:
		answer = text.Of("voice.answer.somebody", after, Lasting(q.WaitsAtMost()))
	default:
		answer = text.Of("voice.answer.queue", agents.Total(), after, Lasting(q.WaitsAtMost()))
	}
	how := text.Of("voice.beside."+string(q.RoutesBy()), q.Rings())
	for _, n := range d.flow.Dead() {
		if n.Kind == NodeHolidays {
			return answer, text.Of("voice.beside.holidays", how)
		}
	}
	if n := len(d.flow.Dead()); n > 0 {
		return answer, text.Of("voice.beside.dead", n, how)
	}
	return answer, how
}

// answerAttendant says what a caller to an attendant meets.
func (d *drawing) answerAttendant(a Attendant) (answer, beside text.Text) {
	switch {
	case d.flow.Nodes[0].Dead:
		answer = text.Of("voice.answer.uncalled")
	case a.Open.Menu():
		answer = text.Of("voice.answer.menu", len(a.Open.Options))
	default:
		answer = text.Of("voice.answer.leads", d.ends(a.Open.To))
	}
	if n := len(d.flow.Dead()); n > 0 {
		return answer, text.Of("voice.beside.dead", n, text.Text{})
	}
	return answer, text.Of("voice.beside.whole")
}

// ends names where a call goes, within a sentence.
func (d *drawing) ends(t Target) text.Text {
	switch t.Kind {
	case ToVoicemail, ToMailbox:
		return text.Of("voice.ends.voicemail")
	case ToQueue, ToAttendant, ToNumber:
		return text.Literal(t.Name)
	case ToPerson:
		return d.person(t.Name)
	case KeepWaiting:
		return text.Of("voice.ends.waits")
	}
	return text.Of("voice.ends.disconnect")
}
