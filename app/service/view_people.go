package service

// PeopleView is a window of people.
type PeopleView struct {
	Total int          `json:"total"`
	Rows  []PersonLine `json:"rows"`
}

// PersonLine is one person in a list.
type PersonLine struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	UPN        string   `json:"upn"`
	JobTitle   string   `json:"jobTitle"`
	Department string   `json:"department"`
	City       string   `json:"city"`
	Also       []string `json:"also"` // names of other personas of the same layer
}
