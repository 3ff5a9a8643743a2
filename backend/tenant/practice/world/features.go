package world

// Features are the capabilities that the licences of a user give.
func (w *World) Features(u *User) []string {
	var out []string
	for _, f := range []struct{ plan, name string }{{PlanTeams, "Teams"}, {PlanPhone, "PhoneSystem"},
		{PlanVirtual, "PhoneSystemVirtualUser"}, {PlanCalling, "CallingPlan"}, {planConference, "AudioConferencing"}} {
		if w.HasPlan(u, f.plan) {
			out = append(out, f.name)
		}
	}
	return out
}
