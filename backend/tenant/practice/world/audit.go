package world

// Audit is one line of the tenant's own record.
type Audit struct {
	ID, Activity, Category, Group, Name, Result string
	At                                          int64
}

// maxAudits bounds the record; the oldest lines go first.
const maxAudits = 5000

// Audit notes a line in the tenant's own record.
func (w *World) Audit(activity, category string, g *Group, result string) {
	a := Audit{ID: w.Fresh("audit").String(), Activity: activity, Category: category, Result: result, At: w.Moment().Unix()}
	if g != nil {
		a.Group, a.Name = g.ID.String(), g.Name
	}
	w.Audits = append(w.Audits, a)
	if len(w.Audits) > maxAudits {
		w.Audits = append([]Audit(nil), w.Audits[maxAudits/5:]...)
	}
}
