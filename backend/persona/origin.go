package persona

import "slices"

// The kinds of settings beside policy types, as origins and reasons name them.
const (
	OfNumber  = "number"
	OfLicence = "licence"
	OfQueue   = "queue"
	OfTeam    = "team"
)

// Origin says where in the workshop a setting comes from. It is written down when the setting is made.
type Origin struct {
	Setting    string   `json:"setting"`           // a policy type's id, or number, licence, queue, team
	What       string   `json:"what,omitempty"`    // which licence, queue or team
	Department string   `json:"department"`        // id of the department it was made for
	Feature    string   `json:"feature"`           // id of the feature it serves, "" for none
	Answers    []string `json:"answers,omitempty"` // ids of the questions whose answers led to it
	Derived    bool     `json:"derived,omitempty"` // nobody wrote it down: it was derived when the workbook was brought up to date
}

// Made is one setting that a persona gives; Value is what a policy type or the number rule says.
type Made struct{ Setting, What, Value string }

// Settings lists what the persona gives, the number first.
func (p Persona) Settings() []Made {
	var list []Made
	if p.Number.Kind == NextFree {
		list = append(list, Made{Setting: OfNumber, Value: p.Number.Text()})
	}
	for _, q := range p.Queues {
		list = append(list, Made{Setting: OfQueue, What: q})
	}
	for _, c := range p.Policies {
		list = append(list, Made{Setting: c.Type, Value: string(c.Name)})
	}
	for _, sku := range p.Licences {
		list = append(list, Made{Setting: OfLicence, What: string(sku)})
	}
	for _, t := range p.Teams {
		list = append(list, Made{Setting: OfTeam, What: t})
	}
	return list
}

// OriginOf finds where a setting comes from. With what "" any of its kind will do, and with the setting "" as well the
// first that is written down of the persona as a whole.
func (p Persona) OriginOf(setting, what string) (Origin, bool) {
	i := slices.IndexFunc(p.Origins, func(o Origin) bool {
		return (setting == "" || o.Setting == setting) && (what == "" || o.What == what)
	})
	if i < 0 {
		return Origin{}, false
	}
	return p.Origins[i], true
}
