package plan

// What a change costs, lane by lane. These are estimates: Microsoft documents that groups and policies take minutes to
// hours to reach users, and quotas for some calls, but no durations. The figures are what a run in a quiet tenant of
// middle size needs until the service itself shows the change.
var costs = map[Lane]struct {
	milliseconds int // a call
	reads        int // to verify one change
	settle       int // seconds from the last call until the lane reads back
}{
	LaneGroups:   {milliseconds: 1500, reads: 1, settle: 60}, // a rule is evaluated within minutes
	LanePolicies: {milliseconds: 2000, reads: 1, settle: 30}, // the module takes about two seconds a command
	LaneLicences: {milliseconds: 1000, reads: 2, settle: 60}, // handed out group by group
	LaneNumbers:  {milliseconds: 400, reads: 1, settle: 15},  // two or three a second
	LaneQueues:   {milliseconds: 3000, reads: 1, settle: 5},
	LaneTeams:    {milliseconds: 1000, reads: 1, settle: 10},
}

// bill adds up what a plan costs.
func (m *maker) bill(changes []Change) Bill {
	b := Bill{Changes: len(changes), Lanes: map[Lane]int{}, Seats: m.seats, NumbersFree: m.free}
	if b.Seats == nil {
		b.Seats = []SeatBill{}
	}
	calls, batches := map[Lane]int{}, operations{}
	slow := 0 // calls of the numbers lane that go through the module
	for _, c := range changes {
		sent := batches.calls(&c)
		b.Writes += sent
		b.Reads += costs[c.Lane].reads
		calls[c.Lane] += sent
		switch c.Kind {
		case AssignNumber:
			b.NumbersOut++
		case ReleaseNumber:
			b.NumbersBack++
		case EnableVoice:
			b.VoiceOn++
			slow += c.Calls
		case DisableVoice:
			b.VoiceOff++
			slow += c.Calls
		}
	}
	for _, lane := range Lanes() {
		if n := calls[lane]; n > 0 {
			milliseconds := n * costs[lane].milliseconds
			if lane == LaneNumbers {
				milliseconds += slow * (costs[LanePolicies].milliseconds - costs[LaneNumbers].milliseconds)
			}
			b.Lanes[lane] = (milliseconds+999)/1000 + costs[lane].settle
			b.Seconds += b.Lanes[lane]
		}
	}
	return b
}
