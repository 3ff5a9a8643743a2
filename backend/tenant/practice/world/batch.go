package world

// BatchOperation gives one policy to many users, later.
type BatchOperation struct {
	ID, Name, Type, Policy string
	Users                  []string
	Results                []string // per user, once it is done
	Status                 string   // NotStarted, InProgress, Completed
	Made, Done             int64
}

func (w *World) runBatch(j job) {
	op := w.Batches[j.ID]
	if op == nil {
		return
	}
	if op.Status == "NotStarted" {
		op.Status = "InProgress"
		w.Later(JobBatch, j.ID, w.Pace.Policy)
		return
	}
	for _, key := range op.Users {
		i, ok := w.UserAt(key)
		result := "Success"
		switch {
		case !ok:
			result = "User not found"
		case w.Users[i].Is(IsGuest) || !w.Users[i].Is(IsResource) && !w.HasPlan(&w.Users[i], PlanTeams):
			result = "User ineligible or lacking a licence"
		default:
			w.Give(op.Type, i, op.Policy)
		}
		op.Results = append(op.Results, result)
	}
	op.Status, op.Done = "Completed", w.Moment().Unix()
}
