package voice

// Schedule is hours or dates that several queues and attendants share.
type Schedule struct {
	Name     string `json:"name"`
	Existing bool   `json:"existing"` // it is expected in the tenant and never made by us
}

// Kind is the kind of a schedule.
func (Schedule) Kind() Kind { return KindSchedule }

// Key is what a schedule is found by.
func (s Schedule) Key() string { return s.Name }
